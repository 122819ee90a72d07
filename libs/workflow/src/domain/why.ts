import type { ActorRole, Custodian, Day, DeadlineKind, LawRef, RequestState } from '#kernel';
import { rolesThatMayAct } from './decide.js';
import type { Silence } from './limit-rules.js';
import type { RequestFacts } from './facts.js';
import { HANDLING_MODE_TABLE } from './handling-modes.js';
import { STATES } from './life-cycle.js';

/** The answer to "why does it stand where it stands" (promise 1): machine-readable, for every request that is not closed. */
export interface Why {
  /** Key of the sentence that the screens show. */
  readonly reason: string;
  readonly state: RequestState;
  readonly custodian: Custodian;
  readonly custodianAuthorityId: string | null;
  /** Roles of which someone can move it on now; what the platform does by itself when a clock runs out is `ifSilent`. */
  readonly whoCanAct: readonly ActorRole[];
  /** The rule that governs the state now. */
  readonly lawRef: LawRef | null;
  /** The clock that runs, and the day on which it ends. */
  readonly clock: DeadlineKind | null;
  readonly dueOn: Day | null;
  readonly dueAt: Date | null;
  readonly provisional: boolean;
  /** What follows when nobody acts until then. */
  readonly ifSilent: Silence | null;
  readonly overdue: boolean;
}

export interface RunningClock {
  readonly kind: DeadlineKind;
  readonly dueOn: Day;
  readonly dueAt: Date;
  readonly provisional: boolean;
  readonly silence: Silence;
  readonly lawRef: LawRef | null;
}

/** Explains a request. `attention` is set while a person of the platform must look, which is then the reason. */
export function explain(facts: RequestFacts & { readonly state: RequestState }, clocks: readonly RunningClock[], attention: string | null, now: Date): Why {
  const kind = STATES[facts.state].clock;
  const clock = clocks.find((c) => c.kind === kind);
  return {
    reason: attention ?? reasonOf(facts),
    state: facts.state,
    custodian: facts.custodian,
    custodianAuthorityId: facts.custodianAuthorityId,
    whoCanAct: rolesThatMayAct(facts, now),
    lawRef: clock?.lawRef ?? null,
    clock: clock?.kind ?? null,
    dueOn: clock?.dueOn ?? null,
    dueAt: clock?.dueAt ?? null,
    provisional: clock?.provisional ?? false,
    ifSilent: clock?.silence ?? null,
    overdue: clock !== undefined && now.getTime() > clock.dueAt.getTime(),
  };
}

function reasonOf(facts: RequestFacts & { readonly state: RequestState }): string {
  switch (facts.state) {
    case 'submitted':
      return HANDLING_MODE_TABLE[facts.mode].intake === 'platform' ? 'being_routed' : 'waiting_for_window';
    case 'received':
      return 'being_forwarded';
    case 'routed':
      if (facts.offeredAuthorityId !== null) return 'waiting_for_take_over';
      return facts.supplementRounds > 0 ? 'supplement_being_checked' : 'waiting_for_acceptance';
    case 'returned':
      return HANDLING_MODE_TABLE[facts.mode].intake === 'platform' ? 'looking_for_authority' : 'returned_to_window';
    case 'supplement':
      return 'waiting_for_applicant';
    case 'accepted':
      return facts.deemed === 'contested' ? 'acceptance_contested' : facts.join !== null && facts.join.standing !== 'joined' ? `legs_${facts.join.standing}` : 'under_review';
    case 'suspended':
      return 'clock_stopped';
    case 'approved':
    case 'refused':
    case 'declined':
      return 'waiting_for_delivery';
    case 'ready':
      return facts.delivery === 'post' ? 'waiting_for_dispatch' : 'waiting_for_pickup';
    case 'dispatched':
      return 'in_the_post';
    case 'delivered':
    case 'withdrawn':
    case 'lapsed':
      return 'closed';
  }
}
