/** Which opinions the lead needs before it may approve: `all` legs agree, or the `lead` concludes and gives its reason where one does not. */
export const JOIN_RULES = ['all', 'lead'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/** One jurisdiction's part of a joint request (国办发〔2020〕35号: 多地联办), as the service type plans it. */
export interface LegPlan {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Whose authority handles it: where the qualification is held, or where it is to count. */
  readonly at: 'from' | 'to';
  /** Legs that must have agreed before it starts; none: it starts at once. */
  readonly after: readonly string[];
}

/** How a service type is handled by several jurisdictions. The lead is the authority that is competent for the request itself. */
export interface JointPlan {
  readonly join: JoinRule;
  readonly legs: readonly LegPlan[];
}

/** `planned`: waits for others; `agreed`, `disagreed`: its authority decided; `ended`: it was called off, withdrawn or lapsed. */
export type LegStanding = 'planned' | 'open' | 'agreed' | 'disagreed' | 'ended';

const AFTER_EVENT: Readonly<Record<string, LegStanding>> = {
  'request.approved': 'agreed', 'request.refused': 'disagreed', 'request.declined': 'disagreed', 'request.withdrawn': 'ended', 'request.lapsed': 'ended', 'request.called_off': 'ended',
};

/** A leg as the whole request knows it. */
export interface Leg extends LegPlan {
  readonly standing: LegStanding;
  /** The request that the leg is; null while it is planned. */
  readonly requestId: string | null;
}

/** The legs at the start: all planned. */
export function plannedLegs(plan: JointPlan): Leg[] {
  return plan.legs.map((leg) => ({ ...leg, standing: 'planned', requestId: null }));
}

/** Legs that may start now: planned, and all before them have agreed. */
export function legsToOpen(legs: readonly Leg[]): Leg[] {
  const agreed = new Set(legs.filter(({ standing }) => standing === 'agreed').map(({ code }) => code));
  return legs.filter(({ standing, after }) => standing === 'planned' && after.every((code) => agreed.has(code)));
}

/** Where the legs stand together: `disagreed` as soon as one has not agreed and will not, `waiting` while one may still. */
export function joinOf(legs: readonly Leg[]): 'joined' | 'waiting' | 'disagreed' {
  if (legs.some(({ standing }) => standing === 'disagreed' || standing === 'ended')) return 'disagreed';
  return legs.every(({ standing }) => standing === 'agreed') ? 'joined' : 'waiting';
}

/** What an event of a leg means for its whole; undefined: nothing. */
export function standingAfter(event: string): LegStanding | undefined {
  return AFTER_EVENT[event];
}

/** The same legs with another standing of one of them. */
export function withStanding(legs: readonly Leg[], code: string, change: Partial<Pick<Leg, 'standing' | 'requestId'>>): Leg[] {
  return legs.map((leg) => (leg.code === code ? { ...leg, ...change } : leg));
}

/** What is wrong with a plan: a code twice, a leg after itself, after one that is not there, or in a circle. Empty: nothing. */
export function faultsOfPlan({ legs }: JointPlan): string[] {
  const codes = legs.map(({ code }) => code);
  const faults = codes.filter((code, i) => codes.indexOf(code) !== i).map((code) => `${code} twice`);
  faults.push(...legs.flatMap(({ code, after }) => after.filter((other) => !codes.includes(other)).map((other) => `${code} after ${other}, which is not there`)));
  let done: string[] = [];
  for (let before = -1; before !== done.length;) {
    before = done.length;
    done = legs.filter(({ after }) => after.every((code) => done.includes(code))).map(({ code }) => code);
  }
  return [...faults, ...codes.filter((code) => !done.includes(code)).map((code) => `${code} never starts`)];
}
