import { addDays, addMonths, no, ok, type Day, type Refusal, type Result } from '#kernel';

/**
 * Why somebody may act for another: as parent of a minor (民法典 27) or as guardian (28), which the law gives and papers show; as grown child or as anybody else whom the person
 * authorises (161, 165); for an organisation, by its registered representative (61).
 */
export const MANDATE_BASES = ['parent', 'guardian', 'child', 'authorised', 'organisation'] as const;
export type MandateBasis = (typeof MANDATE_BASES)[number];

/** `stated`: waits for a window to look at the papers; `declined`: they did not show it. */
export const MANDATE_STATES = ['stated', 'granted', 'declined', 'ended'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** Papers at which a window looks before it confirms. */
export const MANDATE_PAPERS = ['household_register', 'birth_certificate', 'guardianship_document', 'business_licence', 'letter_of_authorisation'] as const;
export type MandatePaper = (typeof MANDATE_PAPERS)[number];

/** Why a window does not confirm. */
export const MANDATE_DECLINE_REASONS = ['papers_missing', 'papers_differ', 'not_entitled'] as const;
export type MandateDeclineReason = (typeof MANDATE_DECLINE_REASONS)[number];

/** Everything. */
export const WHOLE_SCOPE = 'all';

/** Years for which a mandate may be given; longer ones are given anew, so that none outlives what it was given for. A proposal of the project. */
const MOST_MONTHS = 36;
/** 民法典 17. */
const MAJORITY_MONTHS = 18 * 12;

/** Each of these shows one of the bases. */
const SHOWS: Readonly<Record<Exclude<MandateBasis, 'child' | 'authorised'>, readonly MandatePaper[]>> = {
  parent: ['household_register', 'birth_certificate'], guardian: ['guardianship_document', 'household_register'], organisation: ['business_licence'],
};

/** What is asked of a mandate when it is given. */
export interface MandateTerms {
  readonly basis: MandateBasis;
  readonly from: Day;
  readonly until: Day;
  readonly principalBornOn: Day;
  readonly agentBornOn: Day;
}

/** A mandate as it is asked whether it holds. */
export interface MandateFacts {
  readonly state: MandateState;
  readonly basis: MandateBasis;
  readonly scope: readonly string[];
  readonly from: Day;
  readonly until: Day;
}

/** What somebody wants to do under a mandate. */
export interface MandatedService {
  readonly code: string;
  readonly family: string;
  readonly audience: readonly string[];
}

/** Whether a person may not yet act for themselves (民法典 17, 18). */
export function isMinor(bornOn: Day, today: Day): boolean {
  return today < addMonths(bornOn, MAJORITY_MONTHS);
}

/** Whether the one for whom one acts gives it in their own account; else a window looks at the papers. */
export function isGivenByPrincipal(basis: MandateBasis): boolean {
  return basis === 'child' || basis === 'authorised';
}

/** Whether whoever states it is the one who is to act. */
export function isStatedByAgent(basis: MandateBasis): boolean {
  return basis === 'parent' || basis === 'guardian';
}

/** The last day that a mandate of this basis may name: a parent's ends with the day before the child comes of age. */
export function lastDayOf({ basis, principalBornOn }: Pick<MandateTerms, 'basis' | 'principalBornOn'>, today: Day): Day {
  const most = addDays(addMonths(today, MOST_MONTHS), -1);
  if (basis !== 'parent') return most;
  return addDays(addMonths(principalBornOn, MAJORITY_MONTHS), -1);
}

/** Whether it may be given like this. Refuses `mandate_age`, `mandate_days`. */
export function checkTerms(terms: MandateTerms, today: Day): Result<true> {
  const { basis, from, until, principalBornOn, agentBornOn } = terms;
  if (isMinor(agentBornOn, today)) return no(age('agent_minor', '18'));
  if (basis === 'parent' && !isMinor(principalBornOn, today)) return no(age('child_of_age', '27'));
  if (basis !== 'parent' && basis !== 'guardian' && isMinor(principalBornOn, today)) return no(age('principal_minor', '18'));
  if (until < from) return no(days('reversed', 'until'));
  if (until < today) return no(days('past', 'until'));
  const last = lastDayOf(terms, today);
  return until > last ? no({ ...days('too_long', 'until'), details: { why: 'too_long', last } }) : ok(true);
}

/** Whether the papers show what was stated. Refuses `mandate_papers_missing`. */
export function checkPapers(basis: MandateBasis, seen: readonly MandatePaper[]): Result<true> {
  const wanted = isGivenByPrincipal(basis) ? [] : SHOWS[basis as keyof typeof SHOWS];
  return wanted.length === 0 || wanted.some((paper) => seen.includes(paper)) ? ok(true) : no({ code: 'mandate_papers_missing', details: { oneOf: wanted } });
}

/** Whether somebody may act under it today: the first thing that speaks against it. */
export function checkStanding({ state, from, until }: Pick<MandateFacts, 'state' | 'from' | 'until'>, today: Day): Result<true> {
  if (state === 'stated') return no({ code: 'mandate_waits' });
  if (state === 'declined') return no({ code: 'mandate_declined' });
  if (state === 'ended') return no({ code: 'mandate_ended' });
  if (today < from) return no({ code: 'mandate_not_begun', details: { from } });
  return today > until ? no({ code: 'mandate_expired', details: { until } }) : ok(true);
}

/** Whether this may be done under it today. A person's mandate is for services to people, an organisation's for those to organisations. */
export function checkUse(mandate: MandateFacts, service: MandatedService, today: Day): Result<true> {
  const standing = checkStanding(mandate, today);
  if (!standing.ok) return standing;
  if (!covers(mandate.scope, service)) return no({ code: 'mandate_out_of_scope', details: { serviceType: service.code } });
  const isFor = mandate.basis === 'organisation' ? service.audience.some((each) => each !== 'person') : service.audience.includes('person');
  return isFor ? ok(true) : no({ code: 'mandate_other_audience', details: { serviceType: service.code } });
}

/** Whether a scope names a service: by itself, by its family, or with everything. */
export function covers(scope: readonly string[], { code, family }: Pick<MandatedService, 'code' | 'family'>): boolean {
  return scope.some((each) => each === WHOLE_SCOPE || each === `family:${family}` || each === `service:${code}`);
}

function age(why: string, article: string): Refusal {
  return { code: 'mandate_age', details: { why }, lawRef: { law: '民法典', article } };
}

function days(why: string, path: string): Refusal {
  return { code: 'mandate_days', details: { why }, issues: [{ path, code: why }] };
}
