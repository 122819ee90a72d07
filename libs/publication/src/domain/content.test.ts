import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diff, merge, sameJson, type Content } from './content.js';

const contents = fc.dictionary(
  fc.constantFrom('nameZh', 'nameEn', 'validity', 'sector', 'note'),
  fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.constant(null), fc.dictionary(fc.constantFrom('value', 'unit'), fc.integer({ min: 0, max: 2 }))),
) as fc.Arbitrary<Content>;

describe('the difference of two contents', () => {
  it('is told field by field', () => {
    expect(diff({ nameZh: '甲', validity: { value: 3, unit: 'month' }, old: 1 }, { nameZh: '甲', validity: { value: 5, unit: 'month' }, fresh: true })).toEqual([
      { path: 'fresh', before: undefined, after: true },
      { path: 'old', before: 1, after: undefined },
      { path: 'validity.value', before: 3, after: 5 },
    ]);
  });

  it('of coded lists does not depend on their order', () => {
    const one = { conditions: [{ code: 'a', value: 1 }, { code: 'b', value: 2 }] };
    expect(diff(one, { conditions: [{ code: 'b', value: 3 }, { code: 'a', value: 1 }] })).toEqual([{ path: 'conditions.b.value', before: 2, after: 3 }]);
    expect(diff({ documents: ['x'] }, { documents: ['x', 'y'] })).toEqual([{ path: 'documents', before: ['x'], after: ['x', 'y'] }]);
  });

  it('is nothing exactly when both are the same', () => {
    fc.assert(fc.property(contents, contents, (a, b) => {
      expect(diff(a, b).length === 0).toBe(sameJson(a, b));
      expect(diff(a, a)).toEqual([]);
    }));
  });
});

describe('a merge', () => {
  it('takes what only one side changed, and tells what both did', () => {
    const base = { nameZh: '甲', nameEn: 'A', validity: { value: 1, unit: 'month' } };
    const { merged, conflicts } = merge(base, { ...base, nameZh: '乙', validity: { value: 2, unit: 'month' } }, { ...base, nameEn: 'B', validity: { value: 3, unit: 'day' } });
    expect(merged).toEqual({ nameZh: '乙', nameEn: 'B', validity: { value: 2, unit: 'day' } });
    expect(conflicts).toEqual([{ path: 'validity.value', base: 1, theirs: 2, yours: 3 }]);
  });

  it.each([
    ['each side added one', ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'd'], ['a', 'b', 'c', 'd']],
    ['each side took one out', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b'], ['b']],
    ['both added the same and one more', ['a'], ['a', 'x', 'c'], ['x', 'a', 'd'], ['a', 'x', 'c', 'd']],
  ])('joins lists of texts: %s', (_what, base, theirs, yours, merged) => {
    expect(merge({ synonyms: base }, { synonyms: theirs }, { synonyms: yours })).toEqual({ merged: { synonyms: merged }, conflicts: [] });
  });

  it('asks where a list was put into another order, for the order may mean something', () => {
    const [base, theirs, yours] = [{ parties: ['1', '2'] }, { parties: ['2', '1'] }, { parties: ['1', '2', '3'] }];
    expect(merge(base, theirs, yours).conflicts).toEqual([{ path: 'parties', base: ['1', '2'], theirs: ['2', '1'], yours: ['1', '2', '3'] }]);
  });

  it('joins lists of coded things, and tells one that a side changed and the other took out', () => {
    const [a, b, c, d] = [{ code: 'a', zh: '甲' }, { code: 'b', zh: '乙' }, { code: 'c', zh: '丙' }, { code: 'd', zh: '丁' }];
    const { merged, conflicts } = merge({ conditions: [a, b] }, { conditions: [a, c] }, { conditions: [{ ...a, zh: '新' }, { ...b, zh: '改' }, d] });
    expect(merged).toEqual({ conditions: [{ ...a, zh: '新' }, c, d] });
    expect(conflicts).toEqual([{ path: 'conditions.b', base: b, theirs: undefined, yours: { ...b, zh: '改' } }]);
  });

  it('without a change of theirs is yours, without one of yours is theirs', () => {
    fc.assert(fc.property(contents, contents, (base, other) => {
      expect(merge(base, base, other)).toEqual({ merged: other, conflicts: [] });
      expect(merge(base, other, base)).toEqual({ merged: other, conflicts: [] });
    }));
  });

  it('loses nothing: every change of either side is in the result or told as a conflict', () => {
    fc.assert(fc.property(contents, contents, contents, (base, theirs, yours) => {
      const { merged, conflicts } = merge(base, theirs, yours);
      const told = conflicts.map(({ path }) => path);
      const isTold = (path: string): boolean => told.some((each) => path === each || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));
      for (const { path } of diff(merged, yours)) expect(isTold(path) || diff(base, theirs).some((c) => c.path === path || path.startsWith(`${c.path}.`) || c.path.startsWith(`${path}.`))).toBe(true);
      for (const { path } of diff(merged, theirs)) expect(isTold(path) || diff(base, yours).some((c) => c.path === path || path.startsWith(`${c.path}.`) || c.path.startsWith(`${path}.`))).toBe(true);
    }));
  });
});
