import type { InstantPeriod } from '#kernel';

/** A half-open stretch of instants as PostgreSQL takes it. */
export function toRange(force: InstantPeriod | null): string | null {
  return force && `[${force.validFrom.toISOString()},${force.validTo?.toISOString() ?? ''})`;
}

/** Reads what PostgreSQL wrote of a tstzrange: `["2026-11-25 00:00:00+00",)`. */
export function fromRange(text: string | null): InstantPeriod | null {
  if (text === null) return null;
  const [, from, to] = /^\["?([^",]+)"?,"?([^")]*)"?\)$/.exec(text) ?? [];
  if (from === undefined) throw new Error(`not a half-open stretch of instants: ${text}`);
  return { validFrom: readInstant(from), validTo: to ? readInstant(to) : null };
}

function readInstant(text: string): Date {
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(instant.getTime())) throw new Error(`not an instant: ${text}`);
  return instant;
}
