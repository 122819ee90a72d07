import { conditionHolds, PERSON_NAME, shownAnswers, type Deferral, type HandlingMode } from '#contracts';
import type { Attachment, DraftContent, Material, QualificationSummary, Service } from '../../../api/types.js';
import { looksLikeIdNumber } from '../../../components/form/check-numbers.js';
import { countingAnswers, evidenceFor, needsRegisters, suppliedAnswers } from './evidence.js';
import { formIssues } from './form-issues.js';
import type { Issue, Issues } from './issue.js';

const STEPS = ['where', 'person', 'registers', 'details', 'materials', 'review'] as const;
export type Step = (typeof STEPS)[number];

/** The steps of an application, in their order. Registers are asked where they could supply anything, of the applicant's own doing: nobody agrees to it for another, at a window or under a mandate. */
export function stepsOf({ service, atWindow, isForAnother = false }: Pick<WizardFacts, 'service' | 'atWindow' | 'isForAnother'>): readonly Step[] {
  return STEPS.filter((step) => step !== 'registers' || (!atWindow && !isForAnother && needsRegisters(service)));
}

const DEFERRALS: readonly Deferral[] = ['promised', 'tolerated'];

export const EMPTY: DraftContent = {
  step: 0, from: '', to: '', residence: '', mode: '', windowId: '', qualification: '', applicant: { name: '', idNumber: '', phone: '' }, onBehalfOf: '',
  consent: false, identitySeen: false, form: {}, evidence: {}, attachments: [], deferred: {},
};

export interface WizardFacts {
  readonly service: Service;
  /** A clerk fills it in for someone who stands before the window. */
  readonly atWindow: boolean;
  /** It is filed under a mandate. */
  readonly isForAnother?: boolean;
  readonly entry: QualificationSummary | undefined;
}

function collect(entries: readonly (readonly [string, Issue | undefined])[]): Issues {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Issue] => entry[1] !== undefined));
}

/** Whether the service is about a qualification, which it then names with the places of issue and of use. */
export function isAboutQualification({ service }: Pick<WizardFacts, 'service'>): boolean {
  return service.appliesTo !== null;
}

/** Of a service about no qualification: where the applicant is, and whose authority decides; the two may be one place. */
function placeIssues(content: DraftContent): readonly (readonly [string, Issue | undefined])[] {
  return [['residence', content.residence === '' ? { text: 'residenceMissing' } : undefined], ['to', content.to === '' ? { text: 'competentMissing' } : undefined]];
}

function whereIssues(content: DraftContent, facts: WizardFacts): Issues {
  return collect([...(isAboutQualification(facts) ? directionIssues(content) : placeIssues(content)), ...modeIssues(content, facts)]);
}

function modeIssues(content: DraftContent, { atWindow }: WizardFacts): readonly (readonly [string, Issue | undefined])[] {
  return [
    ['mode', !atWindow && content.mode === '' ? { text: 'modeMissing' } : undefined],
    ['windowId', !atWindow && content.mode === 'collect_and_forward' && content.windowId === '' ? { text: 'windowMissing' } : undefined],
  ];
}

function directionIssues(content: DraftContent): readonly (readonly [string, Issue | undefined])[] {
  const place = (code: string, text: Issue['text']): Issue | undefined => (code === '' ? { text } : undefined);
  const sameOrMissing = content.to !== '' && content.to === content.from ? { text: 'placesSame' as const } : place(content.to, 'toMissing');
  return [
    ['qualification', content.qualification === '' ? { text: 'qualificationMissing' } : undefined],
    ['from', place(content.from, 'fromMissing')],
    ['to', sameOrMissing],
    ['residence', place(content.residence, 'residenceMissing')],
  ];
}

function nameIssue(name: string): Issue | undefined {
  if (name === '') return { text: 'nameMissing' };
  return PERSON_NAME.test(name) ? undefined : { text: 'nameBad' };
}

function personIssues(content: DraftContent, facts: WizardFacts): Issues {
  const { atWindow } = facts;
  const { name, idNumber, phone } = content.applicant;
  return collect([
    ['name', atWindow ? nameIssue(name.trim()) : undefined],
    ['idNumber', atWindow && !looksLikeIdNumber(idNumber) ? { text: 'idNumberBad' } : undefined],
    ['phone', atWindow && !/^\d{11}$/.test(phone) ? { text: 'phoneBad' } : undefined],
    ['identitySeen', atWindow && !content.identitySeen ? { text: 'identityMissing' } : undefined],
    ['consent', isAboutQualification(facts) ? consentIssue(content) : undefined],
  ]);
}

function consentIssue({ consent }: DraftContent): Issue | undefined {
  return consent ? undefined : { text: 'consentMissing' };
}

/** Whether a material is asked for in this request; every stated part of its conditions must hold. */
export function isAsked({ when = {}, whenForm }: Material, { service, entry }: Pick<WizardFacts, 'service' | 'entry'>, { mode, form }: Pick<DraftContent, 'mode' | 'form'>): boolean {
  const holds = <T>(list: readonly T[] | undefined, value: T | undefined) => list === undefined || (value !== undefined && list.includes(value));
  return holds(when.modes, mode === '' ? undefined : mode) && holds(when.classes, entry?.class) && holds(when.effects, entry?.recognitionEffect) && holds(when.holderTypes, entry?.holderType)
    && conditionHolds(whenForm, shownAnswers(service.form.schema.properties, form));
}

type Papers = Pick<DraftContent, 'mode' | 'form'> & Partial<Pick<DraftContent, 'evidence'>>;

/** What the applicant would have to hand in: what the window supplies is recorded when it receives the papers. */
function askedOf(facts: WizardFacts, content: Papers): readonly Material[] {
  return facts.service.materials.filter((material) => material.suppliedBy === 'applicant' && isAsked(material, facts, { mode: content.mode, form: countingAnswers(content) }));
}

/** What has to be uploaded: not that for which evidence of a register stands. */
export function uploadsOf(facts: WizardFacts, content: Papers): readonly Material[] {
  return askedOf(facts, content).filter(({ code }) => evidenceFor(content, code) === undefined);
}

/** Papers for which evidence of a register stands. */
export function attestedOf(facts: WizardFacts, content: Papers): readonly Material[] {
  return askedOf(facts, content).filter(({ code }) => evidenceFor(content, code) !== undefined);
}

export function filesFor(attachments: readonly Attachment[], material: Material): readonly Attachment[] {
  return attachments.filter((file) => file.materialCode === material.code);
}

/** In which ways a material may follow later here: where one authority and its people handle the request. */
export function deferralsOf({ later = {} }: Material, mode: HandlingMode | '', atWindow: boolean): readonly Deferral[] {
  const offered = atWindow || mode === 'online' || mode === 'collect_and_forward';
  return DEFERRALS.filter((kind) => offered && later[kind] !== undefined);
}

/** How a material follows later; undefined when it is there, or must be. */
export function deferralOf(content: DraftContent, material: Material, { atWindow }: WizardFacts): { readonly kind: Deferral; readonly declared: boolean } | undefined {
  const chosen = content.deferred[material.code];
  const isThere = filesFor(content.attachments, material).length > 0;
  return chosen !== undefined && !isThere && deferralsOf(material, content.mode, atWindow).includes(chosen.kind) ? chosen : undefined;
}

function materialsIssues(content: DraftContent, facts: WizardFacts): Issues {
  const uploads = uploadsOf(facts, content);
  const missing = uploads.filter((material) => material.required && filesFor(content.attachments, material).length === 0 && deferralOf(content, material, facts) === undefined);
  const undeclared = uploads.filter((material) => deferralOf(content, material, facts)?.declared === false);
  return Object.fromEntries([
    ...missing.map((material) => [`material.${material.code}`, { text: 'materialMissing', values: { name: material.code } }] as const),
    ...undeclared.map((material) => [`declare.${material.code}`, { text: 'declarationMissing' }] as const),
  ]);
}

/** What registers answered is not the applicant's to put right here. */
function detailsIssues(content: DraftContent, { service }: WizardFacts): Issues {
  const supplied = suppliedAnswers(content);
  return Object.fromEntries(Object.entries(formIssues(service.form, countingAnswers(content))).filter(([path]) => !(path.replace(/^form\./, '') in supplied)));
}

/** What is wrong in one step; empty when one may go on. */
export function issuesOf(step: Step, content: DraftContent, facts: WizardFacts): Issues {
  switch (step) {
    case 'where':
      return whereIssues(content, facts);
    case 'person':
      return personIssues(content, facts);
    case 'registers':
      return {};
    case 'details':
      return detailsIssues(content, facts);
    case 'materials':
      return materialsIssues(content, facts);
    case 'review':
      return collect([['consent', isAboutQualification(facts) ? undefined : consentIssue(content)]]);
  }
}
