import { no, ok, type InstantPeriod, type Refusal, type Result } from '#kernel';

/**
 * How long before its instant a party must announce that it leaves, in milliseconds: one day. The project's own figure; no act sets one. One
 * person signs the notice, so the others and the party's own superiors must have the time to see it before it takes effect.
 */
export const LEAST_NOTICE_MS = 24 * 3_600_000;

/** A notice of leaving as the rules know it. */
export interface Departure {
  readonly id: string;
  /** Division code of the party that leaves. */
  readonly jurisdiction: string;
  readonly effectiveAt: Date;
  readonly withdrawnAt: Date | null;
}

export type DepartureState = 'announced' | 'effective' | 'withdrawn';

/** Where a notice stands at an instant: nothing has to happen for it to take effect. */
export function departureState({ withdrawnAt, effectiveAt }: Departure, at: Date): DepartureState {
  if (withdrawnAt !== null) return 'withdrawn';
  return effectiveAt <= at ? 'effective' : 'announced';
}

/** What a party does who wants to leave. */
export interface NoticeInput {
  readonly effectiveAt: Date;
  readonly reason: string;
}

/**
 * Whether a party may announce that it leaves. Nobody else is asked, and nobody can be held. `lastSigned`: when it last signed something; a party that has left
 * has nothing more to leave until it signs again. Refuses `batch_reason_required`, `notice_too_short`, `already_leaving`, `already_left`.
 */
export function decideDeparture(departures: readonly Departure[], jurisdiction: string, lastSigned: Date | null, { effectiveAt, reason }: NoticeInput, now: Date): Result<null> {
  if (reason.trim() === '') return no({ code: 'batch_reason_required' });
  const standing = departures.filter((each) => each.jurisdiction === jurisdiction && each.withdrawnAt === null);
  const running = standing.find((each) => departureState(each, now) === 'announced');
  if (running) return no({ code: 'already_leaving', details: { effectiveAt: running.effectiveAt.toISOString() } });
  const left = standing.find((each) => lastSigned === null || lastSigned < each.effectiveAt);
  if (left) return no({ code: 'already_left', details: { since: left.effectiveAt.toISOString() } });
  const earliest = new Date(now.getTime() + LEAST_NOTICE_MS);
  return effectiveAt < earliest ? no({ code: 'notice_too_short', details: { earliest: earliest.toISOString() } }) : ok(null);
}

/** Why a notice cannot be taken back; undefined when it can. Codes `not_the_leaving_party`, `departure_withdrawn`, `departure_in_effect`, `batch_reason_required`. */
export function withdrawalRefusal(departure: Departure, jurisdiction: string, reason: string | undefined, now: Date): Refusal | undefined {
  if (departure.jurisdiction !== jurisdiction) return { code: 'not_the_leaving_party', details: { jurisdiction: departure.jurisdiction } };
  switch (departureState(departure, now)) {
    case 'withdrawn':
      return { code: 'departure_withdrawn' };
    case 'effective':
      return { code: 'departure_in_effect', details: { since: departure.effectiveAt.toISOString() } };
    case 'announced':
      return reason?.trim() === '' ? { code: 'batch_reason_required' } : undefined;
  }
}

/** What is known of a version's signatures. */
interface Signed {
  /** Reference data that nobody has signed: whoever leaves is out of them, whenever they were laid. */
  readonly isBaseline: boolean;
  readonly signatures: readonly { readonly jurisdiction: string; readonly at: Date }[];
}

/**
 * The instant from which a version no longer binds a party: the first departure that took or takes effect after the party signed it. Null: it stays bound. The
 * beginning of time where the party never signed: nobody is bound by the signatures of others.
 */
export function boundUntil(jurisdiction: string, { isBaseline, signatures }: Signed, departures: readonly Departure[]): Date | null {
  const signedAt = isBaseline ? new Date(0) : signatures.find((signature) => signature.jurisdiction === jurisdiction)?.at;
  if (signedAt === undefined) return new Date(0);
  const ends = departures.filter((each) => each.jurisdiction === jurisdiction && each.withdrawnAt === null && each.effectiveAt > signedAt).map((each) => each.effectiveAt);
  return ends.reduce<Date | null>((first, end) => (first === null || end < first ? end : first), null);
}

/** What is left of a force when both sides of a direction must be bound; null: nothing. */
export function forceWhileBound(force: InstantPeriod, ends: readonly (Date | null)[]): InstantPeriod | null {
  const validTo = [force.validTo, ...ends].reduce<Date | null>((first, end) => (first === null || (end !== null && end < first) ? end : first), null);
  return validTo !== null && validTo <= force.validFrom ? null : { validFrom: force.validFrom, validTo };
}

/**
 * Who must sign a change: the parties of the new content, and those of the content before it, so that nobody is put out of a rule without a signature of its own.
 * Those who have left are not waited for; named anew, they come back by signing, but a rollback brings nobody back.
 */
export function partiesToAsk(next: readonly string[], before: readonly string[], left: ReadonlySet<string>, isRollback: boolean): string[] {
  const asked = [...next.filter((party) => !isRollback || !left.has(party)), ...before.filter((party) => !left.has(party))];
  return [...new Set(asked)].sort();
}
