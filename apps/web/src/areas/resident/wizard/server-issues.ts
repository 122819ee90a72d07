import { ApiProblem } from '../../../api/problem.js';
import type { DraftContent, FormField } from '../../../api/types.js';
import { fieldsShown } from '../../../components/form/form-answers.js';
import { filesFor, isAboutQualification, stepsOf, type Step, type WizardFacts } from './content.js';
import { labelOfPath, looksIssueOf } from './form-issues.js';
import type { Issue } from './issue.js';

/** What the server found wrong at one input: a text of the wizard, or the wording of the refusal itself. */
export type ServerIssue = Issue | { readonly refusal: string };
export type ServerIssues = Readonly<Record<string, ServerIssue>>;

/** Inputs of the wizard by the name that the request's body has for them. */
const INPUTS: Readonly<Record<string, string>> = {
  qualificationCode: 'qualification', toJurisdiction: 'to', residenceJurisdiction: 'residence', mode: 'mode', windowId: 'windowId', consent: 'consent',
  onBehalfOf: 'onBehalfOf', 'applicant.name': 'name', 'applicant.idNumber': 'idNumber', 'applicant.phone': 'phone', 'applicant.homeJurisdiction': 'residence',
};

/** Refusals that are about one input and name no path. */
const INPUT_OF_REFUSAL: Readonly<Record<string, string>> = {
  consent_required: 'consent', mode_not_offered: 'mode', mode_forbids: 'mode', no_competent_authority: 'to', same_jurisdiction: 'to', no_rule_in_force: 'to', qualification_unknown: 'qualification',
  qualification_not_published: 'qualification', id_number_invalid: 'idNumber', mandate_waits: 'onBehalfOf', mandate_declined: 'onBehalfOf', mandate_ended: 'onBehalfOf', mandate_not_begun: 'onBehalfOf',
  mandate_expired: 'onBehalfOf', mandate_out_of_scope: 'onBehalfOf', mandate_other_audience: 'onBehalfOf',
};

/** Refusals that name papers in their details, and what the input of a paper is called then. */
const PAPERS_OF_REFUSAL: Readonly<Record<string, 'material' | 'declare'>> = { material_missing: 'material', material_not_listed: 'material', deferral_not_offered: 'material', declaration_missing: 'declare' };

const TEXTS: Readonly<Record<string, Issue>> = { name: { text: 'nameBad' }, idNumber: { text: 'idNumberBad' }, phone: { text: 'phoneBad' }, consent: { text: 'consentMissing' } };

/** What a refusal says of inputs that stand on the screen; empty where it is about none of them. */
export function serverIssues(error: unknown, content: DraftContent, facts: WizardFacts): ServerIssues {
  if (!(error instanceof ApiProblem)) return {};
  const named = (error.problem?.errors ?? []).flatMap(({ path, code, expected }) => issueAt(path, code, expected, error.code, content, facts));
  const found = named.length > 0 ? named : [...paperIssues(error), ...ownIssue(error)];
  return Object.fromEntries(found.filter(([name]) => isOnScreen(name, facts)));
}

type Found = readonly (readonly [string, ServerIssue])[];

function issueAt(path: string, code: string, expected: string | undefined, refusal: string, content: DraftContent, facts: WizardFacts): Found {
  if (!path.startsWith('form.')) {
    const name = path === 'fromJurisdiction' ? (isAboutQualification(facts) ? 'from' : 'residence') : INPUTS[path];
    return name === undefined ? [] : [[name, TEXTS[name] ?? { refusal }]];
  }
  const [, top = ''] = /^form\.(\w+)/.exec(path) ?? [];
  const { field } = labelOfPath(facts.service.form, path);
  const isShown = top in fieldsShown(facts.service.form.schema, content.form);
  return field === undefined || !isShown ? [] : [[path, fieldIssue(field, code, expected)]];
}

/** The same words that the wizard itself has for it. */
function fieldIssue(field: FormField, code: string, expected = ''): Issue {
  const isMoney = field['x-widget'] === 'money';
  const unit = isMoney ? 100 : 1;
  switch (code) {
    case 'required':
    case 'enum':
      return { text: field.type === 'array' ? 'rowsMissing' : field.const === true ? 'mustAgree' : 'detailsMissing', values: { min: field.minItems ?? 1 } };
    case 'const':
      return { text: 'mustAgree' };
    case 'minLength':
      return { text: 'detailsTooShort', values: { min: field.minLength ?? 1 } };
    case 'maxLength':
      return { text: 'detailsTooLong', values: { max: field.maxLength ?? 0 } };
    case 'minItems':
      return { text: 'rowsMissing', values: { min: field.minItems ?? 1 } };
    case 'maxItems':
      return { text: 'rowsTooMany', values: { max: field.maxItems ?? 0 } };
    case 'minimum':
    case 'maximum':
      return { text: 'numberRange', values: { min: (field.minimum ?? 0) / unit, max: (field.maximum ?? 0) / unit } };
    case 'type':
      return { text: isMoney ? 'moneyBad' : field.type === 'integer' ? 'numberBad' : 'refused' };
    case 'format':
      return { text: 'detailsDay' };
    case 'x-day':
      return { text: field['x-day'] === 'future' ? 'detailsDayPast' : 'detailsDayFuture' };
    case 'pattern':
      return { text: 'detailsPattern' };
    case 'x-widget':
      return looksIssueOf(field) ?? { text: 'refused' };
    default:
      return { text: 'refused', values: { expected } };
  }
}

function paperIssues({ code, problem }: ApiProblem): Found {
  const kind = PAPERS_OF_REFUSAL[code];
  const { materials, tooMany } = problem?.details ?? {};
  const papers = [materials, tooMany].flatMap((list) => (Array.isArray(list) ? list.filter((each): each is string => typeof each === 'string') : []));
  return kind === undefined ? [] : papers.map((paper) => [`${kind}.${paper}`, code === 'material_missing' ? { text: 'materialMissing' } : { refusal: code }]);
}

function ownIssue({ code }: ApiProblem): Found {
  const name = INPUT_OF_REFUSAL[code];
  return name === undefined ? [] : [[name, TEXTS[name] ?? { refusal: code }]];
}

/** Whether the wizard has the input here: a resident types no name, a clerk chooses no window. */
function isOnScreen(name: string, facts: WizardFacts): boolean {
  const { atWindow, service } = facts;
  if (name === 'mode' || name === 'windowId' || name === 'onBehalfOf') return !atWindow;
  if (name === 'name' || name === 'idNumber' || name === 'phone') return atWindow;
  if (name === 'qualification' || name === 'from') return isAboutQualification(facts);
  const [, paper] = /^(?:material|declare)\.(.+)$/.exec(name) ?? [];
  return paper === undefined || service.materials.some(({ code, suppliedBy }) => code === paper && suppliedBy === 'applicant');
}

/** The step on which an input stands. */
export function stepOf(name: string, facts: WizardFacts): Step {
  if (name.startsWith('form.')) return 'details';
  if (/^(?:material|declare)\./.test(name)) return 'materials';
  if (name === 'consent') return isAboutQualification(facts) ? 'person' : 'review';
  return ['name', 'idNumber', 'phone', 'onBehalfOf'].includes(name) ? 'person' : 'where';
}

/** The first step that has one of them. */
export function firstStepOf(issues: ServerIssues, facts: WizardFacts): Step | undefined {
  const steps = Object.keys(issues).map((name) => stepOf(name, facts));
  return stepsOf(facts).find((step) => steps.includes(step));
}

/** What an input says now, to know whether it was changed since the server refused it. */
export function answerAt(name: string, content: DraftContent, facts: WizardFacts): string {
  const [, field = '', row, column = ''] = /^form\.(\w+)(?:\[(\d+)\]\.(\w+))?$/.exec(name) ?? [];
  const answer = content.form[field];
  if (field !== '') return JSON.stringify(row === undefined || typeof answer !== 'object' ? answer : answer[Number(row)]?.[column]) ?? '';
  const [, paper] = /^(?:material|declare)\.(.+)$/.exec(name) ?? [];
  const material = facts.service.materials.find(({ code }) => code === paper);
  if (material !== undefined) return JSON.stringify([filesFor(content.attachments, material).map(({ id }) => id), content.deferred[material.code]]);
  return JSON.stringify({ ...content, ...content.applicant }[name as 'to']) ?? '';
}
