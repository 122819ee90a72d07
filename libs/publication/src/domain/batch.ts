import { no, ok, type Refusal, type Result } from '#kernel';

/** Where a batch stands. Whether a signed one is in force already is a question of the instant, not of its state. */
export const BATCH_STATES = ['proposed', 'objected', 'cancelled', 'signed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const BATCH_ACTS = ['sign', 'object', 'amend', 'cancel', 'roll_back'] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** How long after it took force a batch may be rolled back, in milliseconds: 30 days. The project's own figure; no act sets one. */
export const ROLLBACK_WINDOW_MS = 30 * 24 * 3_600_000;

/** After how long without its last signature a batch is overdue, in milliseconds: 10 days. The project's own figure; no act sets one, and nobody can be made to sign. */
const OVERDUE_MS = 10 * 24 * 3_600_000;

/** Whether a batch has waited too long: half-signed, it holds nothing, and someone should ask the party that is missing. */
export function isOverdue({ state, proposedAt }: { readonly state: BatchState; readonly proposedAt: Date }, now: Date): boolean {
  return state === 'proposed' && now.getTime() - proposedAt.getTime() > OVERDUE_MS;
}

/** What the rules may know of a batch. */
export interface BatchFacts {
  readonly state: BatchState;
  /** Division codes of the jurisdictions whose signatures are needed. */
  readonly parties: readonly string[];
  readonly signatures: readonly { readonly jurisdiction: string; readonly personId: string }[];
  /** Everyone who wrote in one of its drafts: where one jurisdiction alone signs, the second pair of eyes must be another's. */
  readonly authors: readonly string[];
  /** The instant from which it holds; null: from the last signature. Always set once it is signed. */
  readonly effectiveAt: Date | null;
  /** Parties that it no longer binds, since they have left the agreement after they signed it. */
  readonly left: readonly string[];
  /** Whether a later batch has rolled it back or is about to. */
  readonly rolledBack: boolean;
}

/** Someone with a post of catalogue administrator. */
export interface Signatory {
  readonly personId: string;
  readonly role: string;
  /** The jurisdiction that the post speaks for. */
  readonly jurisdiction: string;
}

export interface BatchInput {
  /** Digest of the statement that the signer was shown, in hex. */
  readonly digest?: string | undefined;
  readonly reason?: string | undefined;
}

interface BatchRule {
  readonly from: readonly BatchState[];
  readonly needs: readonly BatchNeed[];
}

type BatchNeed = 'party' | 'bound' | 'unsigned_by_party' | 'other_eyes' | 'one_party_a_person' | 'reason' | 'not_in_force' | 'in_force' | 'within_window' | 'not_rolled_back';

/** The transitions of a batch. Amending cancels it and opens its drafts again; rolling back leaves it and proposes another. */
const BATCH_LIFE_CYCLE: Readonly<Record<BatchAct, BatchRule>> = {
  sign: { from: ['proposed'], needs: ['party', 'unsigned_by_party', 'one_party_a_person', 'other_eyes'] },
  object: { from: ['proposed'], needs: ['party', 'reason'] },
  amend: { from: ['proposed', 'objected'], needs: ['party'] },
  cancel: { from: ['proposed', 'objected', 'signed'], needs: ['party', 'bound', 'not_in_force', 'reason'] },
  roll_back: { from: ['signed'], needs: ['party', 'bound', 'in_force', 'within_window', 'not_rolled_back', 'reason'] },
};

type Check = (facts: BatchFacts, actor: Signatory, input: BatchInput, now: Date) => Refusal | undefined;
const yes = undefined;

const CHECKS: Readonly<Record<BatchNeed, Check>> = {
  party: (facts, actor) => (facts.parties.includes(actor.jurisdiction) ? yes : { code: 'not_a_party', details: { parties: facts.parties } }),
  bound: (facts, actor) => (facts.left.includes(actor.jurisdiction) ? { code: 'already_left', details: { jurisdiction: actor.jurisdiction } } : yes),
  unsigned_by_party: (facts, actor) => (facts.signatures.some((s) => s.jurisdiction === actor.jurisdiction) ? { code: 'already_signed', details: { jurisdiction: actor.jurisdiction } } : yes),
  one_party_a_person: (facts, actor) => (facts.signatures.some((s) => s.personId === actor.personId) ? { code: 'signed_for_another' } : yes),
  other_eyes: (facts, actor) => (facts.parties.length === 1 && facts.authors.includes(actor.personId) ? { code: 'four_eyes' } : yes),
  reason: (_facts, _actor, input) => ((input.reason ?? '').trim() === '' ? { code: 'batch_reason_required' } : yes),
  not_in_force: (facts, _actor, _input, now) => (isInForce(facts, now) ? { code: 'batch_in_force', details: { since: facts.effectiveAt?.toISOString() } } : yes),
  in_force: (facts, _actor, _input, now) => (isInForce(facts, now) ? yes : { code: 'batch_not_in_force' }),
  within_window: (facts, _actor, _input, now) =>
    facts.effectiveAt && now.getTime() - facts.effectiveAt.getTime() > ROLLBACK_WINDOW_MS ? { code: 'rollback_window_passed', details: { since: facts.effectiveAt.toISOString() } } : yes,
  not_rolled_back: (facts) => (facts.rolledBack ? { code: 'already_rolled_back' } : yes),
};

/** Needs of what the act brings: the button is offered before anything is typed. */
const NEEDS_OF_INPUT: ReadonlySet<BatchNeed> = new Set(['reason']);

/** Where an act leads: `complete` when it brings the last signature. */
export interface BatchDecision {
  readonly to: BatchState;
  readonly complete: boolean;
}

/** Whether the administrator may do this now. Pure. Refuses `wrong_batch_state`, `not_a_catalogue_admin` and the code of the first need that is not met. */
export function decideBatch(act: BatchAct, facts: BatchFacts, actor: Signatory, input: BatchInput, now: Date): Result<BatchDecision> {
  const refusal = firstRefusal(act, facts, actor, input, now, false);
  if (refusal) return no(refusal);
  switch (act) {
    case 'sign': {
      const complete = facts.parties.every((party) => party === actor.jurisdiction || facts.signatures.some((s) => s.jurisdiction === party));
      return ok({ to: complete ? 'signed' : 'proposed', complete });
    }
    case 'object':
      return ok({ to: 'objected', complete: false });
    case 'amend':
    case 'cancel':
      return ok({ to: 'cancelled', complete: false });
    case 'roll_back':
      return ok({ to: 'signed', complete: false });
  }
}

/** The acts that the administrator is offered. */
export function availableBatchActs(facts: BatchFacts, actor: Signatory, now: Date): BatchAct[] {
  return BATCH_ACTS.filter((act) => firstRefusal(act, facts, actor, {}, now, true) === undefined);
}

/** Parties whose signatures are still missing. */
export function missingParties(facts: Pick<BatchFacts, 'parties' | 'signatures'>): string[] {
  return facts.parties.filter((party) => !facts.signatures.some((s) => s.jurisdiction === party));
}

function firstRefusal(act: BatchAct, facts: BatchFacts, actor: Signatory, input: BatchInput, now: Date, offerOnly: boolean): Refusal | undefined {
  const { from, needs } = BATCH_LIFE_CYCLE[act];
  if (!from.includes(facts.state)) return { code: 'wrong_batch_state', details: { act, state: facts.state } };
  if (actor.role !== 'catalogue_admin') return { code: 'not_a_catalogue_admin' };
  for (const need of needs) {
    if (offerOnly && NEEDS_OF_INPUT.has(need)) continue;
    const refusal = CHECKS[need](facts, actor, input, now);
    if (refusal) return refusal;
  }
  return undefined;
}

function isInForce(facts: BatchFacts, now: Date): boolean {
  return facts.state === 'signed' && facts.effectiveAt !== null && facts.effectiveAt <= now;
}
