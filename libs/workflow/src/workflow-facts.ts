import type { Actor } from '#platform';
import type { ServiceLimit, ServiceLimits } from '#onestop';
import { Refused, shanghaiDay, type DeadlineKind, type Deferral } from '#kernel';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { extendableBy, type Limit, type Limits } from './domain/deadlines.js';
import { deskPlaceOf } from './domain/desk.js';
import type { ActingParty, RequestFacts } from './domain/facts.js';
import { joinOf } from './domain/joint.js';
import { isLimitRule } from './domain/limit-rules.js';
import type { RunningClock } from './domain/why.js';

/** The actor as the life cycle sees it. Refuses `not_signed_in` for the public. */
export function actingParty(actor: Actor): ActingParty {
  switch (actor.kind) {
    case 'system':
      return { role: 'system', personId: null, authorityId: null, reach: [] };
    case 'person':
      return {
        role: actor.post?.role ?? 'resident', personId: actor.personId, authorityId: actor.post?.authorityId ?? null,
        reach: actor.post?.reach === 'all' ? 'all' : (actor.post?.jurisdictions ?? []),
      };
    case 'public':
      throw new Refused({ code: 'not_signed_in' });
  }
}

/** What `decide` may know of the request. */
export function factsOf(row: RequestEntity, running: readonly DeadlineEntity[], openSupplementItems: readonly string[] = [], owedMaterials: Readonly<Record<string, Deferral>> = {}): RequestFacts & { readonly state: RequestEntity['state'] } {
  const clocks: Partial<Record<DeadlineKind, Date>> = {};
  for (const d of running) clocks[d.kind] = d.dueAt;
  const decision = running.find((d) => d.kind === 'decision');
  return {
    state: row.state, mode: row.mode, applicantId: row.applicantId, agentId: row.agentId, custodian: row.custodian, custodianAuthorityId: row.custodianAuthorityId, offeredAuthorityId: row.offeredAuthorityId,
    deskJurisdiction: deskPlaceOf(row),
    receivingAuthorityId: row.receivingAuthorityId, assigneePersonId: row.assigneePersonId, leaseUntil: row.leaseUntil, fence: row.fence, supplementRounds: row.supplementRounds, supplementAllowance: row.supplementAllowance,
    openSupplementItems, owedMaterials, running: clocks, provisional: running.some((d) => d.provisional), extendableBy: decision ? extendableBy(decision.derivation) : null, deemed: deemedOf(row),
    isLeg: row.parentId !== null, join: row.joinRule === null ? null : { rule: row.joinRule, standing: joinOf(row.legs) },
    delivery: row.deliveryMethod, hasAddress: row.deliveryAddress !== null, pickupAuthorityId: row.pickupAuthorityId, dispatchedOn: row.dispatchedAt && shanghaiDay(row.dispatchedAt),
    byRule: mayDecideByRule(row),
  };
}

/** Whether a rule may still decide it: it is handled at once, and no rule has kept silent. */
export function mayDecideByRule({ mode, leftToPerson, outcome }: RequestEntity): boolean {
  return mode === 'instant' && leftToPerson === null && outcome === null;
}

function deemedOf(row: RequestEntity): RequestFacts['deemed'] {
  if (row.acceptanceContest !== null) return row.acceptanceContest === 'open' ? 'contested' : 'settled';
  return row.deemedAccepted ? 'yes' : 'no';
}

export function clockOf(d: DeadlineEntity): RunningClock {
  return { kind: d.kind, dueOn: d.dueOn, dueAt: d.dueAt, provisional: d.provisional, silence: d.silence, lawRef: d.derivation.lawRef };
}

/** The limits of a service type in the form that the clocks read. */
export function limitsOf({ procedure, ...limits }: ServiceLimits): Limits {
  return {
    procedure: procedure ?? 'licence', acceptance: limitOf(limits.acceptance), decision: limitOf(limits.decision), promisedDecision: limitOf(limits.promisedDecision),
    delivery: limitOf(limits.delivery), supplementAnswer: limits.supplementAnswer && limitOf(limits.supplementAnswer),
  };
}

/** Throws TypeError for a service type that names a rule that is none. */
function limitOf({ value, unit, lawRef, rule }: ServiceLimit): Limit {
  if (rule !== undefined && !isLimitRule(rule)) throw new TypeError(`no such limit rule: ${rule}`);
  return { value, unit, lawRef, ...(rule === undefined ? {} : { rule }) };
}
