import type { LawRef } from '#kernel';
import type { ServiceLimit, ServiceLimits, SourceOfFact } from '#onestop';
import type { LimitRow, LimitsRow } from './service-rows.js';

const LICENSING = '行政许可法';
const INSURANCE = '社会保险经办条例';

/** Rules of the clocks (libs/workflow) behind articles that are not those of the procedure. */
const RULE_OF_ARTICLE: Readonly<Record<string, string>> = {
  [`${INSURANCE}第六条`]: 'insurance.registration',
  [`${INSURANCE}第十条`]: 'insurance.registration',
  [`${INSURANCE}第十八条`]: 'insurance.pension_claim',
  [`${INSURANCE}第二十条`]: 'insurance.medical_reimbursement',
  [`${INSURANCE}第二十二条`]: 'insurance.work_injury_reimbursement',
  [`${INSURANCE}第二十四条`]: 'insurance.unemployment_claim',
};

/** 行政许可法 第四十二条: once, with the reasons told to the applicant. */
const EXTENSIONS: Readonly<Record<string, NonNullable<ServiceLimit['extension']>>> = {
  [`${LICENSING}第四十二条`]: { value: 10, unit: 'working_day', approvedByZh: '本行政机关负责人', approvedByEn: 'The head of the authority, with reasons told to the applicant' },
  [`${LICENSING}第四十二条第二款`]: { value: 15, unit: 'working_day', approvedByZh: '本级人民政府负责人', approvedByEn: 'The head of the government, with reasons told to the applicant' },
};

const PROPOSAL: SourceOfFact = { status: 'project_proposal', source: 'no act that sets this limit was found; the figure is a proposal of the project that no authority has published' };
const BY_REFERENCE = '; applied by reference where the matter is not a licence (project)';

interface Words {
  readonly startsZh: string;
  readonly startsEn: string;
  readonly effectZh: string;
  readonly effectEn: string;
}
const FROM_ACCEPTANCE = { startsZh: '受理的次日起算', startsEn: 'From the day after acceptance' };
const WORDS = {
  acceptance: {
    startsZh: '收件地收到申请材料的次日起算', startsEn: 'From the day after the receiving place has the papers',
    effectZh: '逾期不告知需要补正的，自收到申请材料之日起即为受理', effectEn: 'If nothing to supplement is told in time, the request counts as accepted from the day of receipt',
  },
  decision: { ...FROM_ACCEPTANCE, effectZh: '法定办理期限，在期限内办结', effectEn: 'Statutory limit, within which it is decided' },
  unset: {
    ...FROM_ACCEPTANCE,
    effectZh: '没有查到规定办理期限的法律法规；此期限由平台提出，经办机构承诺更短的从其承诺', effectEn: 'No act that sets a limit was found; this one is proposed by the platform, and a shorter promise of the office goes first',
  },
  promised: { ...FROM_ACCEPTANCE, effectZh: '平台建议的承诺期限，尚无机关公布', effectEn: 'Promised limit that the platform proposes; no authority has published it' },
  delivery: { startsZh: '作出决定的次日起算', startsEn: 'From the day after the decision', effectZh: '在期限内送达结果', effectEn: 'The result is delivered within it' },
  supplementAnswer: {
    startsZh: '补正告知送达的次日起算', startsEn: 'From the day after the supplement notice',
    effectZh: '逾期未补正的，本次申请失效，可以重新申请', effectEn: 'Without an answer the request lapses; it may be made again',
  },
} as const satisfies Readonly<Record<string, Words>>;

const UNSET_DAYS = { single: 20, joint: 45 } as const;
/** What is promised where neither an act nor the row says anything. */
const UNSET_PROMISE: LimitRow = { value: 10, unit: 'working_day' };

/** The limits of a service: what its row and its family say, in this order, and for the rest the licensing law by reference, or an honest proposal. */
export function composeLimits(family: LimitsRow, own: LimitsRow | undefined, isJoint: boolean): ServiceLimits {
  const row: LimitsRow = { ...family, ...own };
  const procedure = row.procedure ?? (isJoint ? 'joint' : 'licence');
  const decision: LimitRow = row.decision ?? { value: isJoint ? UNSET_DAYS.joint : UNSET_DAYS.single, unit: 'working_day' };
  // An own decision leaves the promise of the family behind, which was made for another one.
  const promised = own?.promised ?? (own?.decision === undefined ? row.promised : undefined) ?? (row.decision === undefined ? UNSET_PROMISE : { value: decision.value, unit: decision.unit });
  return {
    procedure,
    acceptance: lawful(row.acceptance ?? { value: 5, unit: 'working_day', law: LICENSING, article: '第三十二条' }, WORDS.acceptance),
    decision: lawful(decision, decision.law === undefined ? WORDS.unset : WORDS.decision),
    promisedDecision: lawful(promised, WORDS.promised),
    delivery: lawful(row.delivery ?? { value: 10, unit: 'working_day', law: LICENSING, article: '第四十四条' }, WORDS.delivery),
    supplementAnswer: row.supplementAnswer === null ? null : lawful(row.supplementAnswer ?? { value: 30, unit: 'working_day' }, WORDS.supplementAnswer),
  };
}

function lawful(row: LimitRow, words: Words): ServiceLimit {
  const lawRef = lawOf(row);
  const key = lawRef === null ? '' : `${lawRef.law}${lawRef.article ?? ''}`;
  const rule = RULE_OF_ARTICLE[key];
  const extension = EXTENSIONS[key];
  return {
    value: row.value, unit: row.unit, ...(rule === undefined ? {} : { rule }), lawRef,
    startsZh: row.startsZh ?? words.startsZh, startsEn: row.startsEn ?? words.startsEn, effectZh: row.effectZh ?? words.effectZh, effectEn: row.effectEn ?? words.effectEn,
    ...(extension === undefined ? {} : { extension }),
    provenance: provenanceOf(row, key),
  };
}

function lawOf({ law, article }: LimitRow): LawRef | null {
  if (law === undefined) return null;
  return article === undefined ? { law } : { law, article };
}

function provenanceOf({ status, source, law }: LimitRow, key: string): SourceOfFact {
  if (law === undefined) return { status: status ?? PROPOSAL.status, source: source ?? PROPOSAL.source };
  return { status: status ?? 'confirmed', source: source ?? (law === LICENSING ? key + BY_REFERENCE : key) };
}
