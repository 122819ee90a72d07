import { createHash } from 'node:crypto';

/** Fingerprint of an input, to tell a repeated command from a reused key. Keys are sorted, so their order makes no difference; instants count as what JSON makes of them. */
export function digestOf(input: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(sorted(input)) ?? 'null').digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Date) return value.toJSON();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
