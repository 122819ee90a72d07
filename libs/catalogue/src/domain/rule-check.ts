import { ContentChecker, isDay, RECOGNITION_EFFECTS, type Day, type FieldIssue, type QualificationClass } from '#kernel';
import { checkConditions } from './conditions.js';
import type { CatalogueFacts } from './qualification-content.js';
import { mayHaveEffect } from './recognition-rule.js';
import { RULE_DIRECTIONS, type RuleContent } from './rule-content.js';
import { circleOf, clashesOf, referencesOf, type RuleClaim } from './rule-relations.js';

/** A rule with what it refers to. */
export interface RuleFacts extends CatalogueFacts {
  /** Classes of the qualification and of those that the conditions name; without what neither holds nor is proposed. */
  readonly classes: ReadonlyMap<string, QualificationClass>;
  /** Every other rule that would hold beside this one, of the same qualification. */
  readonly others: readonly RuleClaim[];
  /** What the rules of each qualification refer to by their conditions. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  /** Today in Shanghai. */
  readonly today: Day;
  /** Whether it is to recognise something; a suspended or retired rule clashes with nothing. */
  readonly recognises: boolean;
}

const CODE = /^[A-Z][A-Z0-9-]{0,47}$/;
const FIELDS = [
  'qualificationCode', 'parties', 'direction', 'effect', 'requiredToPractise', 'conditions', 'documents', 'hostDocuments', 'fees', 'timeLimits', 'legalBasis', 'validFrom', 'validTo', 'provenance',
];

/** Everything that is wrong with a rule; empty when it may be proposed. */
export function checkRule(code: string, content: Readonly<Record<string, unknown>>, facts: RuleFacts): FieldIssue[] {
  const check = new ContentChecker(content);
  if (!CODE.test(code)) check.report('code', 'code_form', 'A-Z, 0-9, -');
  check.noOthers(FIELDS);
  checkParties(check, facts);
  checkEffect(check, facts);
  checkConditions(check);
  checkHosts(check, facts);
  for (const basis of check.parts('legalBasis', 20)) basis.text('law', 100);
  checkDays(check, facts.today);
  const provenance = check.part('provenance', false);
  provenance?.text('status', 60);
  provenance?.text('source', 500);
  // What stands in two rules can be told only of a rule that is whole.
  if (check.issues.length === 0) checkRelations(check, content as unknown as RuleContent, facts);
  return check.issues;
}

function checkParties(check: ContentChecker, { jurisdictions, parents }: RuleFacts): void {
  check.jurisdictions('parties', jurisdictions, 2);
  check.oneOf('direction', RULE_DIRECTIONS);
  const parties = check.value('parties');
  if (!Array.isArray(parties)) return;
  if (check.value('direction') !== 'multilateral' && parties.length !== 2) check.report('parties', 'two_parties', '2');
  for (const [i, party] of parties.entries()) {
    if (typeof party !== 'string') continue;
    // From a place to itself, or to the place that it lies in, nothing is recognised: it holds there anyway.
    if (parties.indexOf(party) !== i) check.report('parties', 'same_jurisdiction', party);
    const around = ancestorsOf(party, parents).find((each) => parties.includes(each));
    if (around !== undefined) check.report('parties', 'party_within_party', `${party} ⊂ ${around}`);
  }
}

function checkEffect(check: ContentChecker, { classes }: RuleFacts): void {
  const qualification = String(check.value('qualificationCode'));
  const kind = classes.get(qualification);
  if (kind === undefined) check.report('qualificationCode', 'qualification_unknown', qualification);
  check.oneOf('effect', RECOGNITION_EFFECTS);
  if (typeof check.value('requiredToPractise') !== 'boolean') check.report('requiredToPractise', 'yes_or_no');
  if (kind === 'level' && check.value('requiredToPractise') === true) check.report('requiredToPractise', 'level_is_no_condition');
  if (!mayHaveEffect(kind, check.value('effect'))) check.report('effect', 'level_permits_nothing', RECOGNITION_EFFECTS.filter((effect) => mayHaveEffect(kind, effect)).join(', '));
}

function checkHosts(check: ContentChecker, { jurisdictions }: RuleFacts): void {
  const hosts = hostsOf(check.value('parties'), check.value('direction'));
  check.texts('documents', 20, 60);
  const fees = check.parts('fees', 20);
  for (const fee of fees) {
    fee.whole('fen', 0, 100_000_000);
    fee.text('source', 300);
  }
  const documents = check.value('hostDocuments') === undefined ? [] : check.parts('hostDocuments', 20);
  for (const each of documents) each.texts('documents', 20, 60);
  const limits = check.value('timeLimits') === undefined ? [] : check.parts('timeLimits', 20);
  for (const limit of limits) {
    limit.whole('value', 1, 3_650);
    limit.oneOf('unit', ['month', 'day', 'working_day']);
    limit.text('source', 300);
  }
  for (const list of [fees, documents, limits]) {
    for (const [i, part] of list.entries()) {
      const host = part.value('jurisdiction');
      part.known('jurisdiction', jurisdictions, 'jurisdiction_unknown');
      if (typeof host === 'string' && jurisdictions.has(host) && !hosts.includes(host)) part.report('jurisdiction', 'not_a_host', hosts.join(', '));
      if (list.findIndex((other) => other.value('jurisdiction') === host) !== i) part.report('jurisdiction', 'twice');
    }
  }
}

function checkDays(check: ContentChecker, today: Day): void {
  const [from, to] = [check.value('validFrom'), check.value('validTo')];
  if (typeof from !== 'string' || !isDay(from)) return check.report('validFrom', 'day');
  if (to === null) return;
  if (typeof to !== 'string' || !isDay(to)) return check.report('validTo', 'day');
  if (to <= from) check.report('validTo', 'not_after_start', from);
  else if (to <= today) check.report('validTo', 'already_over', today);
}

function checkRelations(check: ContentChecker, content: RuleContent, { classes, references, others, recognises }: RuleFacts): void {
  for (const [i, named] of referencesOf(content.conditions)) {
    const kind = classes.get(named);
    if (kind === undefined) check.report(`conditions.${i}.parameters.qualification`, 'qualification_unknown', named);
    if (kind === 'level') check.report(`conditions.${i}.parameters.qualification`, 'level_is_no_condition', named);
    const circle = circleOf(content.qualificationCode, named, references);
    if (circle) check.report(`conditions.${i}`, 'circular_rule', circle.join(' → '));
  }
  if (!recognises) return;
  for (const clash of clashesOf(content, others)) check.report('parties', 'rule_clash', `${clash.code}: ${clash.from} → ${clash.to}, ${clash.validFrom} – ${clash.validTo ?? ''}`.trim());
}

function hostsOf(parties: unknown, direction: unknown): string[] {
  const all = Array.isArray(parties) ? parties.filter((each): each is string => typeof each === 'string') : [];
  return direction === 'one_way' ? all.slice(1) : all;
}

/** The places that a place lies in, the nearest first. */
function ancestorsOf(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const found: string[] = [];
  for (let next = parents.get(code); next !== undefined && next !== null && !found.includes(next); next = parents.get(next)) found.push(next);
  return found;
}
