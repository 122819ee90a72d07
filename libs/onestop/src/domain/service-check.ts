import { ContentChecker, DELIVERY_METHODS, HANDLING_MODES, HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, type FieldIssue } from '#kernel';
import { checkCondition, checkForm, type FormFields } from './form-shape.js';
import { checkGuide, checkLimits, checkSource } from './guide-shape.js';
import { checkMaterials } from './material-shape.js';
import { COMPETENT_LEVELS, COMPETENT_PLACES, LIFE_EVENTS } from './service-content.js';

/** Reference data that the checks need. */
export interface ServiceFacts {
  readonly jurisdictions: ReadonlySet<string>;
  /** The place that each place lies in. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly departments: ReadonlySet<string>;
  /** The departments that have an authority in a place, by the code of the place. */
  readonly departmentsAt: ReadonlyMap<string, ReadonlySet<string>>;
}

const CODE = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;
const ATTRIBUTE = /^[a-z][a-z_]*\.[a-z][a-z0-9_]*$/;
const WORD = /^[a-z][a-z0-9_]*$/;
const FIELDS = [
  'nameZh', 'nameEn', 'summaryZh', 'summaryEn', 'synonyms', 'lifeEvents', 'family', 'audience', 'departmentCode', 'competentLevel', 'competentPlace', 'appliesTo', 'modes', 'offers', 'form', 'materials',
  'limits', 'joint', 'instant', 'guide', 'results', 'parties', 'provenance',
];

/** Everything that is wrong with the shape of a service type, and with what it names; empty when nothing is. What it says in words is for the linter. */
export function checkService(code: string, content: Readonly<Record<string, unknown>>, facts: ServiceFacts): FieldIssue[] {
  const check = new ContentChecker(content);
  if (!CODE.test(code) || code.length > 80) check.report('code', 'code_form', 'a-z, 0-9, _, one dot');
  check.noOthers(FIELDS);
  check.bothTexts('name', 100);
  check.bothTexts('summary', 300);
  check.texts('synonyms', 60, 80);
  check.someOf('lifeEvents', LIFE_EVENTS, 0);
  check.matches('family', WORD, 'a-z, 0-9, _');
  check.someOf('audience', HOLDER_TYPES, 1);
  check.known('departmentCode', facts.departments, 'department_unknown');
  check.oneOf('competentLevel', COMPETENT_LEVELS);
  check.oneOf('competentPlace', COMPETENT_PLACES);
  check.jurisdictions('parties', facts.jurisdictions, 1);
  checkAuthority(check, facts);
  checkAppliesTo(check);
  const form = check.part('form', false);
  const fields: FormFields = form ? checkForm(form) : new Map();
  checkModes(check, facts, fields);
  checkMaterials(check, fields);
  const limits = check.part('limits', false);
  if (limits) checkLimits(limits);
  const guide = check.part('guide', false);
  if (guide) checkGuide(guide);
  checkResults(check);
  const provenance = check.part('provenance', false);
  if (provenance) checkSource(provenance);
  return check.issues;
}

/** Somebody decides in every party: in the place itself or above it there is an authority of the department. What is about a qualification is decided by the department of that. */
function checkAuthority(check: ContentChecker, { departments, departmentsAt, jurisdictions, parents }: ServiceFacts): void {
  const department = check.value('departmentCode');
  if (check.value('appliesTo') !== null || typeof department !== 'string' || !departments.has(department)) return;
  for (const party of check.list('parties')) {
    if (typeof party !== 'string' || !jurisdictions.has(party)) continue;
    if (!chainOf(party, parents).some((place) => departmentsAt.get(place)?.has(department))) check.report('departmentCode', 'no_authority', party);
  }
}

function chainOf(place: string, parents: ServiceFacts['parents']): string[] {
  const chain: string[] = [];
  for (let at: string | null = place; at !== null && !chain.includes(at); at = parents.get(at) ?? null) chain.push(at);
  return chain;
}

function checkAppliesTo(check: ContentChecker): void {
  const rule = check.part('appliesTo', true);
  if (!rule) return;
  rule.noOthers(['holderTypes', 'classes', 'effects']);
  rule.someOf('holderTypes', HOLDER_TYPES, 1);
  rule.someOf('classes', QUALIFICATION_CLASSES, 1);
  rule.someOf('effects', RECOGNITION_EFFECTS, 1);
}

/** A joint service says how it is joint, an instant one by which rule, and no place offers what the service has not. */
function checkModes(check: ContentChecker, facts: ServiceFacts, fields: FormFields): void {
  check.someOf('modes', HANDLING_MODES, 1);
  const modes = check.list('modes');
  const [joint, instant] = [check.part('joint', true), check.part('instant', true)];
  for (const [field, part] of [['joint', joint], ['instant', instant]] as const) if (modes.includes(field) !== (part !== undefined)) check.report(field, modes.includes(field) ? 'required' : 'mode_not_offered', field);
  if (joint) checkJoint(joint);
  if (instant) checkInstant(instant, fields);
  const seen = new Set<unknown>();
  for (const offer of check.parts('offers', 300)) {
    offer.noOthers(['jurisdiction', 'modes']);
    offer.known('jurisdiction', facts.jurisdictions, 'jurisdiction_unknown');
    offer.someOf('modes', modes.filter((mode): mode is string => typeof mode === 'string'), 0);
    const place = offer.value('jurisdiction');
    if (seen.has(place)) offer.report('jurisdiction', 'twice');
    seen.add(place);
    if (!liesIn(place, check.list('parties'), facts)) offer.report('jurisdiction', 'not_a_party', String(place));
  }
}

function liesIn(place: unknown, parties: readonly unknown[], { parents }: ServiceFacts): boolean {
  return typeof place === 'string' && chainOf(place, parents).some((at) => parties.includes(at));
}

function checkJoint(joint: ContentChecker): void {
  joint.noOthers(['join', 'legs']);
  joint.oneOf('join', ['all', 'lead']);
  const legs = joint.parts('legs', 10);
  if (legs.length === 0) joint.report('legs', 'too_few', '1');
  joint.codesOnce('legs');
  const before: unknown[] = [];
  for (const leg of legs) {
    leg.noOthers(['code', 'nameZh', 'nameEn', 'at', 'after']);
    leg.matches('code', WORD, 'a-z, 0-9, _');
    leg.bothTexts('name', 60);
    leg.oneOf('at', ['from', 'to']);
    leg.texts('after', 10, 60);
    // A part waits for parts that stand before it: so none waits for itself.
    for (const other of leg.list('after')) if (!before.includes(other)) leg.report('after', 'leg_unknown', String(other));
    before.push(leg.value('code'));
  }
}

function checkInstant(instant: ContentChecker, fields: FormFields): void {
  instant.noOthers(['rule', 'version', 'evidence', 'whenForm', 'whenAttested', 'provenance']);
  instant.oneOf('rule', ['certificate_of_the_platform', 'register_extract']);
  instant.whole('version', 1, 1_000);
  if (instant.value('rule') === 'register_extract' && instant.list('evidence').length === 0) instant.report('evidence', 'required');
  if (instant.value('evidence') !== undefined) instant.texts('evidence', 20, 80);
  const when = instant.optionalPart('whenForm');
  if (when) checkCondition(when, fields);
  checkWhenAttested(instant.optionalPart('whenAttested'));
  const provenance = instant.part('provenance', false);
  if (provenance) checkSource(provenance);
}

/** Codes of attributes, each with the values that the rule takes. */
function checkWhenAttested(when: ContentChecker | undefined): void {
  for (const code of Object.keys(when?.object() ?? {})) {
    const values = when?.list(code) ?? [];
    if (!ATTRIBUTE.test(code)) when?.report(code, 'attribute_form', 'a-z, _, one dot');
    else if (values.length === 0 || values.length > 20 || !values.every(isAttestable)) when?.report(code, 'attribute_values', '1-20');
  }
}

function isAttestable(value: unknown): boolean {
  return typeof value === 'boolean' || Number.isSafeInteger(value) || (typeof value === 'string' && value !== '' && value.length <= 80);
}

function checkResults(check: ContentChecker): void {
  const results = check.parts('results', 20);
  if (results.length === 0) check.report('results', 'too_few', '1');
  check.codesOnce('results');
  for (const result of results) {
    result.noOthers(['code', 'nameZh', 'nameEn', 'delivery', 'certificate', 'validDays']);
    result.matches('code', WORD, 'a-z, 0-9, _');
    result.bothTexts('name', 100);
    result.someOf('delivery', DELIVERY_METHODS, 1);
    const certificate = result.value('certificate');
    if (certificate !== undefined) result.oneOf('certificate', ['recognition', 'document']);
    // What is about no qualification recognises none, and what is about one is certified as a recognition.
    if (certificate === 'recognition' && check.value('appliesTo') === null) result.report('certificate', 'about_no_qualification');
    if (certificate === 'document' && check.value('appliesTo') !== null) result.report('certificate', 'about_qualification');
    if (certificate === 'document') result.whole('validDays', 1, 3_660);
    else if (result.value('validDays') !== undefined) result.report('validDays', 'no_document');
  }
}

