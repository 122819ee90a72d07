import { createHash } from 'node:crypto';
import type { Actor } from '#platform';
import type { LimitsJson } from '#onestop';
import { Refused, type DeadlineKind } from '#kernel';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import type { Limits } from './domain/deadlines.js';
import type { ActingParty, RequestFacts } from './domain/facts.js';
import type { RunningClock } from './domain/why.js';

/** The actor as the life cycle sees it. Refuses `not_signed_in` for the public. */
export function actingParty(actor: Actor): ActingParty {
  switch (actor.kind) {
    case 'system':
      return { role: 'system', personId: null, authorityId: null };
    case 'person':
      return { role: actor.post?.role ?? 'resident', personId: actor.personId, authorityId: actor.post?.authorityId ?? null };
    case 'public':
      throw new Refused({ code: 'not_signed_in' });
  }
}

/** What `decide` may know of the request. */
export function factsOf(row: RequestEntity, running: readonly DeadlineEntity[], openSupplementItems: readonly string[] = []): RequestFacts & { readonly state: RequestEntity['state'] } {
  const clocks: Partial<Record<DeadlineKind, Date>> = {};
  for (const d of running) clocks[d.kind] = d.dueAt;
  return {
    state: row.state, mode: row.mode, applicantId: row.applicantId, custodian: row.custodian, custodianAuthorityId: row.custodianAuthorityId,
    receivingAuthorityId: row.receivingAuthorityId, assigneePersonId: row.assigneePersonId, supplementRounds: row.supplementRounds, openSupplementItems, running: clocks,
  };
}

export function clockOf(d: DeadlineEntity): RunningClock {
  return { kind: d.kind, dueOn: d.dueOn, dueAt: d.dueAt, provisional: d.provisional, silence: d.silence, lawRef: d.derivation.lawRef };
}

/** The limits of a service type in the form that the clocks read. */
export function limitsOf(limits: LimitsJson): Limits {
  const { acceptance, decision, promisedDecision, delivery, supplementAnswer } = limits;
  return {
    acceptance: { workingDays: acceptance.value, lawRef: acceptance.lawRef },
    decision: { workingDays: decision.value, lawRef: decision.lawRef },
    promisedDecision: { workingDays: promisedDecision.value, lawRef: promisedDecision.lawRef },
    delivery: { workingDays: delivery.value, lawRef: delivery.lawRef },
    supplementAnswer: supplementAnswer && { workingDays: supplementAnswer.value, lawRef: supplementAnswer.lawRef },
  };
}

/** Fingerprint of an input, to tell a repeated command from a reused key. Keys are sorted, so their order makes no difference. */
export function digestOf(input: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(sorted(input)) ?? 'null').digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
