import { today } from '@internationalized/date';
import { FORM_DAYS, PERSON_NAME, type Deferral, type HandlingMode } from '#contracts';
import type { Attachment, DraftContent, FormField, Material, QualificationSummary, Service } from '../../../api/types.js';
import type { Texts } from '../../../text/zh.js';
import { looksLikeCreditCode, looksLikeIdNumber } from './check-numbers.js';

export const STEPS = ['where', 'person', 'details', 'materials', 'review'] as const;
export type Step = (typeof STEPS)[number];

const DEFERRALS: readonly Deferral[] = ['promised', 'tolerated'];

/** What is wrong with one input: a text of the catalogue with its values. */
export interface Issue {
  readonly text: keyof Texts['apply'];
  readonly values?: Readonly<Record<string, string | number>>;
}
export type Issues = Readonly<Record<string, Issue>>;

export const EMPTY: DraftContent = {
  step: 0, from: '', to: '', residence: '', mode: '', windowId: '', qualification: '', applicant: { name: '', idNumber: '', phone: '' },
  consent: false, identitySeen: false, form: {}, attachments: [], deferred: {},
};

export interface WizardFacts {
  readonly service: Service;
  /** A clerk fills it in for someone who stands before the window. */
  readonly atWindow: boolean;
  readonly entry: QualificationSummary | undefined;
}

function collect(entries: readonly (readonly [string, Issue | undefined])[]): Issues {
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Issue] => entry[1] !== undefined));
}

function whereIssues(content: DraftContent, { atWindow }: WizardFacts): Issues {
  const place = (code: string, text: Issue['text']): Issue | undefined => (code === '' ? { text } : undefined);
  const sameOrMissing = content.to !== '' && content.to === content.from ? { text: 'placesSame' as const } : place(content.to, 'toMissing');
  return collect([
    ['qualification', content.qualification === '' ? { text: 'qualificationMissing' } : undefined],
    ['from', place(content.from, 'fromMissing')],
    ['to', sameOrMissing],
    ['residence', place(content.residence, 'residenceMissing')],
    ['mode', !atWindow && content.mode === '' ? { text: 'modeMissing' } : undefined],
    ['windowId', !atWindow && content.mode === 'collect_and_forward' && content.windowId === '' ? { text: 'windowMissing' } : undefined],
  ]);
}

function nameIssue(name: string): Issue | undefined {
  if (name === '') return { text: 'nameMissing' };
  return PERSON_NAME.test(name) ? undefined : { text: 'nameBad' };
}

function personIssues(content: DraftContent, { atWindow }: WizardFacts): Issues {
  const { name, idNumber, phone } = content.applicant;
  return collect([
    ['name', atWindow ? nameIssue(name.trim()) : undefined],
    ['idNumber', atWindow && !looksLikeIdNumber(idNumber) ? { text: 'idNumberBad' } : undefined],
    ['phone', atWindow && !/^\d{11}$/.test(phone) ? { text: 'phoneBad' } : undefined],
    ['identitySeen', atWindow && !content.identitySeen ? { text: 'identityMissing' } : undefined],
    ['consent', content.consent ? undefined : { text: 'consentMissing' }],
  ]);
}

function dayIssue(field: FormField, day: string): Issue | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { text: 'detailsDay' };
  const { from, until } = FORM_DAYS;
  if (day < from || day > until) return { text: 'detailsDayYear', values: { from: from.slice(0, 4), until: until.slice(0, 4) } };
  return field['x-day'] === 'past' && day > today('Asia/Shanghai').toString() ? { text: 'detailsDayFuture' } : undefined;
}

function textIssue(field: FormField, value: string): Issue | undefined {
  if (field.format === 'date') return dayIssue(field, value);
  if (field['x-widget'] === 'credit-code') return looksLikeCreditCode(value) ? undefined : { text: 'creditBad' };
  if (field.minLength !== undefined && value.trim().length < field.minLength) return { text: 'detailsTooShort', values: { min: field.minLength } };
  if (field.maxLength !== undefined && value.length > field.maxLength) return { text: 'detailsTooLong', values: { max: field.maxLength } };
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) return { text: 'detailsPattern' };
  return undefined;
}

function fieldIssue(field: FormField, required: boolean, value: string | boolean | undefined): Issue | undefined {
  if (field.type === 'boolean') return field.const === true && value !== true ? { text: 'mustAgree' } : undefined;
  if (value === undefined || value === '' || typeof value === 'boolean') return required ? { text: 'detailsMissing' } : undefined;
  return textIssue(field, value);
}

function detailsIssues(content: DraftContent, { service }: WizardFacts): Issues {
  const { properties, required } = service.form.schema;
  return collect(Object.entries(properties).map(([name, field]) => [`form.${name}`, fieldIssue(field, required.includes(name), content.form[name])] as const));
}

/** Whether a material is asked for in this request; every stated part of its condition must hold. */
export function isAsked({ when }: Material, mode: HandlingMode | '', entry: QualificationSummary | undefined): boolean {
  if (when === undefined) return true;
  const holds = <T>(list: readonly T[] | undefined, value: T | undefined) => list === undefined || (value !== undefined && list.includes(value));
  return holds(when.modes, mode === '' ? undefined : mode) && holds(when.classes, entry?.class) && holds(when.effects, entry?.recognitionEffect) && holds(when.holderTypes, entry?.holderType);
}

/** What has to be uploaded: what the window supplies is recorded when it receives the papers. */
export function uploadsOf({ service, entry }: WizardFacts, mode: HandlingMode | ''): readonly Material[] {
  return service.materials.filter((material) => material.suppliedBy === 'applicant' && isAsked(material, mode, entry));
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
  const uploads = uploadsOf(facts, content.mode);
  const missing = uploads.filter((material) => material.required && filesFor(content.attachments, material).length === 0 && deferralOf(content, material, facts) === undefined);
  const undeclared = uploads.filter((material) => deferralOf(content, material, facts)?.declared === false);
  return Object.fromEntries([
    ...missing.map((material) => [`material.${material.code}`, { text: 'materialMissing', values: { name: material.code } }] as const),
    ...undeclared.map((material) => [`declare.${material.code}`, { text: 'declarationMissing' }] as const),
  ]);
}

/** What is wrong in one step; empty when one may go on. */
export function issuesOf(step: Step, content: DraftContent, facts: WizardFacts): Issues {
  switch (step) {
    case 'where':
      return whereIssues(content, facts);
    case 'person':
      return personIssues(content, facts);
    case 'details':
      return detailsIssues(content, facts);
    case 'materials':
      return materialsIssues(content, facts);
    case 'review':
      return {};
  }
}
