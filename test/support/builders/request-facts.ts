import type { ActorRole, Custodian, DeadlineKind, HandlingMode, RequestState } from '#kernel';

/** Who appears in the tests of the life cycle. */
export const APPLICANT = 'person-applicant';
export const CLERK = 'person-clerk';
export const COLLEAGUE = 'person-colleague';
export const SUBSTITUTE = 'person-substitute';
export const COMPETENT = 'authority-competent';
export const RECEIVING = 'authority-receiving';
export const ELSEWHERE = 'authority-elsewhere';
/** Jurisdiction of the competent authority, and one that has no part in it. */
export const PLACE = '120000';
export const OTHER_PLACE = '130000';

/** Sunday noon in Shanghai: every clock of {@link someFacts} has run out a day before. */
export const NOW = new Date('2026-11-22T04:00:00Z');
export const YESTERDAY = new Date('2026-11-21T04:00:00Z');
export const TOMORROW = new Date('2026-11-23T04:00:00Z');

/** A request as `decide` sees it; the shape is the life cycle's. */
export interface SomeFacts {
  readonly state: RequestState | 'draft';
  readonly mode: HandlingMode;
  readonly applicantId: string;
  readonly custodian: Custodian;
  readonly custodianAuthorityId: string | null;
  readonly offeredAuthorityId: string | null;
  readonly deskJurisdiction: string | null;
  readonly receivingAuthorityId: string | null;
  readonly assigneePersonId: string | null;
  readonly leaseUntil: Date | null;
  readonly fence: number;
  readonly supplementRounds: number;
  readonly supplementAllowance: number;
  readonly openSupplementItems: readonly string[];
  readonly owedMaterials: Readonly<Record<string, 'promised' | 'tolerated'>>;
  readonly running: Readonly<Partial<Record<DeadlineKind, Date>>>;
  readonly provisional: boolean;
  readonly extendableBy: 'authority_head' | 'government_head' | 'review_head' | null;
  readonly deemed: 'no' | 'yes' | 'contested' | 'settled';
  readonly isLeg: boolean;
  readonly join: { readonly rule: 'all' | 'lead'; readonly standing: 'joined' | 'waiting' | 'disagreed' } | null;
  readonly delivery: 'online' | 'window' | 'post';
  readonly hasAddress: boolean;
  readonly pickupAuthorityId: string | null;
  readonly dispatchedOn: string | null;
  readonly byRule: boolean;
}

/** An online request in the hands of the competent authority, unclaimed, without a supplement; its clocks have run out. */
export function someFacts(change: Partial<SomeFacts> = {}): SomeFacts {
  return {
    state: 'routed', mode: 'online', applicantId: APPLICANT, custodian: 'authority', custodianAuthorityId: COMPETENT, offeredAuthorityId: null, deskJurisdiction: PLACE, receivingAuthorityId: null,
    assigneePersonId: null, leaseUntil: null, fence: 0, supplementRounds: 0, supplementAllowance: 1, openSupplementItems: [], owedMaterials: {}, provisional: false, extendableBy: null, deemed: 'no', isLeg: false, join: null, delivery: 'online', hasAddress: false, pickupAuthorityId: null, dispatchedOn: null, byRule: false,
    running: { acceptance: YESTERDAY, supplement_answer: YESTERDAY, decision: YESTERDAY, suspension: YESTERDAY, delivery: YESTERDAY }, ...change,
  };
}

export interface SomeParty {
  readonly role: ActorRole;
  readonly personId: string | null;
  readonly authorityId: string | null;
  readonly reach: readonly string[] | 'all';
}

/** Someone of the role who stands where the role can act: the applicant, the platform, or a clerk of the competent authority. */
export function someParty(role: ActorRole, change: Partial<SomeParty> = {}): SomeParty {
  if (role === 'system') return { role, personId: null, authorityId: null, reach: [], ...change };
  if (role === 'resident') return { role, personId: APPLICANT, authorityId: null, reach: [], ...change };
  return { role, personId: CLERK, authorityId: COMPETENT, reach: role === 'supervisor' ? [PLACE] : [], ...change };
}

/** Everything that any act asks for. */
export const FULL_INPUT = {
  competentAuthorityId: COMPETENT,
  identityChecked: true,
  formChecked: true,
  items: [{ code: 'i1', what: '执业证书第二页', why: '有效期看不清' }, { code: 'i2', what: '学历证明', why: '未提交' }],
  answeredItems: ['i1', 'i2', 'i3'],
  reasonCode: 'not-competent',
  reasonText: '不属于本机关职权范围',
  remedyTold: true,
  move: 'possible',
  opinion: '符合条件',
  method: 'online',
  isOffered: true,
  address: { recipient: '示例收件人', phone: '00000000001', address: '北京市通州区示例路1号' },
  windowId: 'window-somewhere',
  carrier: '示例邮政',
  trackingNumber: 'EX-1',
  recipient: 'applicant',
  receivedOn: '2026-11-22',
  ground: 'hearing',
  announcedDays: 10,
  assigneePersonId: SUBSTITUTE,
  assigneePostId: 'post-substitute',
  byRule: { rule: 'certificate_of_the_platform', version: 1, evidence: [] },
} as const;
