import { no, ok, periodsOverlap, type InstantPeriod, type Result } from '#kernel';

/** A signed version on the timeline of its document. `force` is half-open; a version that was cancelled before it began has none. */
export interface Placed {
  readonly number: number;
  readonly force: InstantPeriod;
}

/** The forces of a document that change when a version is laid or taken off. */
export interface Relaid {
  readonly number: number;
  readonly force: InstantPeriod | null;
}

/** The version in force at an instant; by the exclusion constraint there is at most one. */
export function inForceAt<V extends Placed>(timeline: readonly V[], at: Date): V | undefined {
  return timeline.find(({ force }) => force.validFrom <= at && (force.validTo === null || at < force.validTo));
}

/**
 * Lays a version on the timeline from an instant: what is in force there ends there, what is scheduled later ends the new one. Gives the
 * forces that change, the new one last. Refuses `version_clash` when another version begins at that very instant.
 */
export function lay(timeline: readonly Placed[], number: number, from: Date): Result<readonly Relaid[]> {
  const same = timeline.find(({ force }) => force.validFrom.getTime() === from.getTime());
  if (same) return no({ code: 'version_clash', details: { with: same.number, from: from.toISOString() } });
  const before = inForceAt(timeline, from);
  const next = timeline.filter(({ force }) => force.validFrom > from).sort(byStart)[0];
  const force = { validFrom: from, validTo: earlier(before?.force.validTo ?? null, next?.force.validFrom ?? null) };
  return ok([...(before ? [{ number: before.number, force: { ...before.force, validTo: from } }] : []), { number, force }]);
}

/**
 * Takes a version off that has not begun: the one before it goes on as if it had never been laid. Refuses `version_in_force` once it has begun,
 * `version_not_placed` when it is not on the timeline.
 */
export function takeOff(timeline: readonly Placed[], number: number, now: Date): Result<readonly Relaid[]> {
  const gone = timeline.find((each) => each.number === number);
  if (!gone) return no({ code: 'version_not_placed', details: { number } });
  if (gone.force.validFrom <= now) return no({ code: 'version_in_force', details: { number, from: gone.force.validFrom.toISOString() } });
  const before = timeline.find(({ force }) => force.validTo?.getTime() === gone.force.validFrom.getTime());
  return ok([{ number, force: null }, ...(before ? [{ number: before.number, force: { ...before.force, validTo: gone.force.validTo } }] : [])]);
}

/** A version that was made, whether it was ever laid or not. */
export interface Made {
  readonly number: number;
  readonly force: InstantPeriod | null;
}

/** The version that a change starts from: the last one on the timeline, scheduled ones too; undefined: the document is new. */
export function headOf<V extends Made>(versions: readonly V[]): V | undefined {
  return versions.filter(({ force }) => force !== null).sort((a, b) => (a.force?.validFrom.getTime() ?? 0) - (b.force?.validFrom.getTime() ?? 0)).at(-1);
}

/**
 * The version that makes a change of `base` outdated: one that was laid after it, or the base itself when it was taken off again, since what the signers were
 * shown is the difference to it. Undefined: none does.
 */
export function outdatedBy(versions: readonly Made[], number: number, base: number | null): number | undefined {
  const later = versions.find((each) => each.force !== null && each.number > (base ?? 0) && each.number !== number);
  if (later) return later.number;
  return versions.find((each) => each.number === base)?.force === null ? (base ?? undefined) : undefined;
}

/** Two versions of one document that are in force at the same time; undefined as it should be. */
export function firstOverlap(timeline: readonly Placed[]): readonly [Placed, Placed] | undefined {
  const sorted = [...timeline].sort(byStart);
  for (const [i, second] of sorted.entries()) {
    const first = sorted[i - 1];
    if (first && periodsOverlap(first.force, second.force)) return [first, second];
  }
  return undefined;
}

/** The timeline after a change. */
export function applied(timeline: readonly Placed[], changes: readonly Relaid[]): Placed[] {
  const changed = new Map(changes.map((change) => [change.number, change.force]));
  const kept = timeline.filter(({ number }) => !changed.has(number));
  return [...kept, ...changes.flatMap(({ number, force }) => (force ? [{ number, force }] : []))];
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function byStart(a: Placed, b: Placed): number {
  return a.force.validFrom.getTime() - b.force.validFrom.getTime();
}
