import { addDays, addMonths, isDay, type ContentChecker, type Day, type LawRef } from '#kernel';
import type { Holding } from './holding.js';

/** One meaning in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

type Parameters = Readonly<Record<string, unknown>>;

/** A condition under which a rule holds: a predicate of the stock, with its parameters where it takes any. */
export interface RuleCondition extends Bilingual {
  readonly code: string;
  readonly lawRef: LawRef | null;
  readonly parameters?: Parameters;
}

export type Verdict = 'met' | 'not_met' | 'unknown';

/** A condition as it stands for one holding, and why. */
export interface JudgedCondition extends RuleCondition {
  readonly verdict: Verdict;
  readonly why: Bilingual & { readonly code: string };
}

/** What a condition is judged on. */
interface CaseFacts {
  readonly holding: Holding;
  /** The day in Shanghai for which it is asked. */
  readonly on: Day;
  /** Whether certificates of this kind never expire. */
  readonly permanent: boolean;
}

type WhyCode = keyof typeof WHYS;
type Judgement = readonly [Verdict, WhyCode];

interface Predicate {
  /** Each with what is expected of it; a predicate without takes none. */
  readonly parameters?: Readonly<Record<string, (check: ContentChecker, field: string) => void>>;
  /** What it says with these parameters; without, the words of the rule are shown. */
  readonly sentence?: (parameters: Parameters) => Bilingual;
  readonly judge: (facts: CaseFacts, parameters: Parameters) => Judgement;
}

const WHYS = {
  in_date: { zh: '那一天在有效期内，签发机关没有暂停、撤销、注销的公告', en: 'It is in date on that day, and its issuer has not suspended, revoked or cancelled it' },
  status_open: { zh: '那一天在有效期内；是否暂停、撤销、注销，以签发机关的登记为准', en: 'It is in date on that day; whether it is suspended, revoked or cancelled is for its issuer to say' },
  expiry_untold: { zh: '没有说明有效期到哪一天', en: 'Its last day was not told' },
  over: { zh: '有效期在那一天之前已经届满', en: 'It ended before that day' },
  not_issued: { zh: '那一天还没有签发', en: 'It is not issued yet on that day' },
  dates_reversed: { zh: '签发日期在有效期届满之后，两个日期不可能都对', en: 'It is issued after its last day: one of the two dates is wrong' },
  issue_untold: { zh: '没有说明出具日期', en: 'Its day of issue was not told' },
  recent: { zh: '出具日期在时限内', en: 'It was issued within the limit' },
  too_old: { zh: '出具日期超过了时限', en: 'It was issued longer ago than the limit' },
  told_so: { zh: '按所说的情况，符合', en: 'It is so by what was told' },
  told_otherwise: { zh: '按所说的情况，不符合', en: 'It is not so by what was told' },
  untold: { zh: '没有说明，由使用地机关核实', en: 'It was not told; the authority there checks it' },
  term: { zh: '说明互认的范围，不需要证明', en: 'It says how far the recognition goes; there is nothing to show' },
  unreadable: { zh: '本平台不认识这项条件，不能判断', en: 'The platform does not know this condition and cannot judge it' },
} as const satisfies Record<string, Bilingual>;

const LONGEST = 600;
const SPAN_UNITS = ['month', 'day'] as const;

const TERM: Predicate = { judge: () => ['met', 'term'] };
const CERTIFICATE_VALID: Predicate = { judge: judgeDates };

/** A predicate that the holder answers: yes, no, or not told. */
function told(fact: (holding: Holding, parameters: Parameters) => boolean | undefined): Predicate {
  return {
    judge: ({ holding }, parameters) => {
      const answer = fact(holding, parameters);
      return answer === undefined ? ['unknown', 'untold'] : answer ? ['met', 'told_so'] : ['not_met', 'told_otherwise'];
    },
  };
}

/**
 * The stock of conditions that a rule may name. What is not here does not compile: free text binds nobody and cannot be looked at by the software.
 */
const STOCK = {
  currently_valid: CERTIFICATE_VALID,
  result_in_date: CERTIFICATE_VALID,
  result_age_at_most: {
    parameters: { value: (check, field) => check.whole(field, 1, LONGEST), unit: (check, field) => check.oneOf(field, SPAN_UNITS) },
    sentence: ({ value, unit }) => ({ zh: `结果自出具之日起不超过 ${String(value)} ${unit === 'month' ? '个月' : '日'}`, en: `The result was issued at most ${String(value)} ${unit === 'month' ? 'months' : 'days'} before` }),
    judge: judgeAge,
  },
  same_holder: told(({ sameHolder }) => sameHolder),
  within_scope: told(({ withinScope }) => withinScope),
  registration_current: told(({ registered }) => registered),
  same_method: told(({ sameMethod }) => sameMethod),
  filing_at_host: told(({ filedAtHost }) => filedAtHost),
  supplementary_exam_passed: {
    parameters: { exam: (check, field) => check.text(field, 100) },
    sentence: ({ exam }) => ({ zh: `通过补充考试“${String(exam)}”`, en: `The supplementary exam “${String(exam)}” was passed` }),
    ...told(({ examsPassed }, { exam }) => (examsPassed === undefined ? undefined : examsPassed.some((passed) => passed === exam))),
  },
  qualification_recognised: {
    parameters: { qualification: (check, field) => check.text(field, 40) },
    sentence: ({ qualification }) => ({ zh: `同时持有在使用地获得认可的 ${String(qualification)}`, en: `The holder's ${String(qualification)} is recognised there too` }),
    ...told(({ recognised }, { qualification }) => (recognised === undefined ? undefined : recognised.some((code) => code === qualification))),
  },
  site_needs_own_licence: TERM,
  new_test_on_reason: TERM,
  grade_as_awarded: TERM,
  proof_only: TERM,
} as const satisfies Record<string, Predicate>;

/** Conditions that are measures to be done first, which only `compensation_measure` has. */
const MEASURES: ReadonlySet<string> = new Set(['supplementary_exam_passed', 'filing_at_host'] satisfies (keyof typeof STOCK)[]);
/** Conditions that limit how long a result is reused. */
const TIME_LIMITS: ReadonlySet<string> = new Set(['result_age_at_most', 'result_in_date'] satisfies (keyof typeof STOCK)[]);

export function isMeasure({ code }: Pick<RuleCondition, 'code'>): boolean {
  return MEASURES.has(code);
}

/** The condition in words: what its predicate says with the parameters given, else the words of the rule. */
export function conditionSentence({ code, zh, en, parameters }: RuleCondition): Bilingual {
  return predicateOf(code)?.sentence?.(parameters ?? {}) ?? { zh, en };
}

/** The condition for one holding on a day. Total: a predicate that is not in the stock gives `unknown`, `unreadable`. */
export function judge(condition: RuleCondition, facts: CaseFacts): JudgedCondition {
  const [verdict, why] = predicateOf(condition.code)?.judge(facts, condition.parameters ?? {}) ?? (['unknown', 'unreadable'] as const);
  return { ...condition, ...conditionSentence(condition), verdict, why: { code: why, ...WHYS[why] } };
}

/** What keeps the conditions of a rule from compiling; refusals of predicates name the stock, those of parameters what is expected. */
export function checkConditions(check: ContentChecker): void {
  const seen = new Set<string>();
  const codes = new Set<unknown>();
  for (const condition of check.parts('conditions', 20)) {
    const code = condition.value('code');
    condition.oneOf('code', Object.keys(STOCK));
    codes.add(code);
    const predicate = typeof code === 'string' ? predicateOf(code) : undefined;
    checkParameters(condition, predicate);
    if (predicate?.sentence === undefined) for (const language of ['zh', 'en']) condition.text(language, 300);
    const named = JSON.stringify([code, condition.value('parameters') ?? null]);
    if (seen.has(named)) condition.report('code', 'twice');
    seen.add(named);
  }
  // A measure without the effect that it belongs to, or the other way round, contradicts itself.
  const [measured, reused] = [check.value('effect') === 'compensation_measure', check.value('effect') === 'reuse_result'];
  if (measured !== [...MEASURES].some((code) => codes.has(code))) check.report('conditions', measured ? 'measure_missing' : 'measure_without_effect', [...MEASURES].join(', '));
  if (reused && ![...TIME_LIMITS].some((code) => codes.has(code))) check.report('conditions', 'time_limit_missing', [...TIME_LIMITS].join(', '));
}

function checkParameters(condition: ContentChecker, predicate: Predicate | undefined): void {
  if (predicate?.parameters === undefined) {
    if (predicate !== undefined && condition.value('parameters') !== undefined) condition.report('parameters', 'takes_no_parameters');
    return;
  }
  const given = condition.part('parameters', false);
  given?.noOthers(Object.keys(predicate.parameters));
  if (given) for (const [field, checkOne] of Object.entries(predicate.parameters)) checkOne(given, field);
}

function predicateOf(code: string): Predicate | undefined {
  return Object.hasOwn(STOCK, code) ? STOCK[code as keyof typeof STOCK] : undefined;
}

/** Whether the dates of a certificate let it count on a day, whatever else is asked. */
export function judgeDates({ holding, on, permanent }: CaseFacts): Judgement {
  const { issuedOn, expiresOn, certificateNumber } = holding;
  if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn) return ['not_met', 'dates_reversed'];
  if (issuedOn !== undefined && issuedOn > on) return ['not_met', 'not_issued'];
  if (expiresOn !== undefined && expiresOn < on) return ['not_met', 'over'];
  if (expiresOn === undefined && !permanent) return ['unknown', 'expiry_untold'];
  // Without a number nobody can have asked whether its issuer says something of it.
  return certificateNumber === undefined ? ['unknown', 'status_open'] : ['met', 'in_date'];
}

function judgeAge({ holding: { issuedOn }, on }: CaseFacts, { value, unit }: Parameters): Judgement {
  if (issuedOn === undefined || !isDay(issuedOn)) return ['unknown', 'issue_untold'];
  if (issuedOn > on) return ['not_met', 'not_issued'];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > LONGEST) return ['unknown', 'unreadable'];
  const last = unit === 'month' ? addMonths(issuedOn, value) : addDays(issuedOn, value);
  return on <= last ? ['met', 'recent'] : ['not_met', 'too_old'];
}
