import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from './input-digest.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The same value with the keys of every object in another order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]));
}

describe('the fingerprint of an input', () => {
  const anyJson = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(anyJson, (value) => {
      expect(digestOf(reversed(value)).equals(digestOf(value))).toBe(true);
    }), { numRuns: 1_000 });
    expect(digestOf({ b: { d: 1, c: [{ f: 2, e: 3 }] }, a: 4 }).equals(digestOf({ a: 4, b: { c: [{ e: 3, f: 2 }], d: 1 } }))).toBe(true);
  });

  it('takes a field that is absent and one that is undefined for the same', () => {
    expect(digestOf({ a: 1, b: undefined }).equals(digestOf({ a: 1 }))).toBe(true);
    expect(digestOf({ a: 1, b: null }).equals(digestOf({ a: 1 }))).toBe(false);
    expect(digestOf(undefined).equals(digestOf(null))).toBe(true);
  });

  it('takes an instant for what it is written as', () => {
    const [early, late] = [new Date('2026-03-02T01:00:00Z'), new Date('2026-03-02T02:00:00Z')];
    expect(digestOf({ from: early }).equals(digestOf({ from: late }))).toBe(false);
    expect(digestOf({ from: early }).equals(digestOf({ from: early.toISOString() }))).toBe(true);
  });

  it('is the same for the same content and for no other', () => {
    fc.assert(fc.property(anyJson, anyJson, (a, b) => {
      expect(digestOf(a).equals(digestOf(b))).toBe(contentOf(a) === contentOf(b));
    }), { numRuns: 1_000 });
    const different = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: { 0: 1, 1: 2 } }, [1, 2], '[1,2]', 'null', null, { a: {} }, { a: [] }, {}, []];
    expect(new Set(different.map((value) => digestOf(value).toString('hex'))).size).toBe(different.length);
  });
});

/** An oracle of its own: keys in order, written by hand. */
function contentOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]): string => `${JSON.stringify(key)}:${contentOf(inner)}`);
  return `{${entries.sort().join(',')}}`;
}
