import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Content } from '../../api/types.js';
import { contentChanges, type Words } from './content-changes.js';
import { isSame, valueAt, withValueAt } from './content-path.js';

/** Words that hide nothing but how nothing is written. */
const words: Words = (_path, value) => (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) ? '' : typeof value === 'string' ? value : JSON.stringify(value));

const leaf = fc.oneof(fc.constantFrom('', '甲', 'b'), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));
const coded = fc.uniqueArray(fc.record({ code: fc.constantFrom('a', 'b', 'c'), zh: fc.constantFrom('一', '二') }), { selector: ({ code }) => code, maxLength: 3 });
const contents: fc.Arbitrary<Content> = fc.record({
  nameZh: leaf, synonyms: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }), conditions: coded, validity: fc.record({ value: leaf, unit: leaf }), provenance: fc.record({ status: leaf, sources: fc.array(fc.constantFrom('s', 't'), { maxLength: 2 }) }),
}, { requiredKeys: ['nameZh'] });

describe('a place in a content', () => {
  const content = { nameZh: '护士', conditions: [{ code: 'a', zh: '甲' }, { code: 'b', zh: '乙' }], parties: ['1', '2'] };
  it.each<[string, unknown]>([['nameZh', '护士'], ['conditions.b.zh', '乙'], ['conditions.0.zh', '甲'], ['parties.1', '2'], ['conditions.c', undefined], ['nothing.at.all', undefined]])('%s is found by number or by code', (path, value) => {
    expect(valueAt(content, path)).toEqual(value);
  });

  it('is changed, added and taken away without touching the content given', () => {
    const before = structuredClone(content);
    expect(withValueAt(content, 'conditions.b.zh', '新').conditions).toEqual([{ code: 'a', zh: '甲' }, { code: 'b', zh: '新' }]);
    expect(withValueAt(content, 'conditions.c', { code: 'c' }).conditions).toHaveLength(3);
    expect(withValueAt(content, 'conditions.a', undefined).conditions).toEqual([{ code: 'b', zh: '乙' }]);
    expect(withValueAt(content, 'validity.value', 3)).toMatchObject({ validity: { value: 3 } });
    expect(withValueAt(content, 'parties.5', '3').parties).toEqual(['1', '2', '3']);
    expect(content).toEqual(before);
  });
});

describe('the difference of two contents in words', () => {
  it('tells lists by what came, went and changed, and parts as one sentence', () => {
    const before = { synonyms: ['护士证', '护师'], conditions: [{ code: 'a', zh: '甲' }, { code: 'b', zh: '乙' }], validity: { value: 3, unit: 'year' }, provenance: { status: 'unverified', sources: ['s'] } };
    const after = { synonyms: ['护士证', 'RN'], conditions: [{ code: 'b', zh: '乙二' }], validity: { value: 5, unit: 'year' }, provenance: { status: 'law_text', sources: ['s'] } };
    expect(contentChanges(before, after, words)).toEqual([
      { kind: 'list', path: 'synonyms', added: ['RN'], removed: ['护师'], changed: [] },
      { kind: 'value', path: 'validity', before: '{"value":3,"unit":"year"}', after: '{"value":5,"unit":"year"}' },
      { kind: 'list', path: 'conditions', added: [], removed: ['{"code":"a","zh":"甲"}'], changed: [{ before: '{"code":"b","zh":"乙"}', after: '{"code":"b","zh":"乙二"}' }] },
      { kind: 'value', path: 'provenance.status', before: 'unverified', after: 'law_text' },
    ]);
  });

  it('tells another order of a list as such', () => {
    expect(contentChanges({ parties: ['1', '2'] }, { parties: ['2', '1'] }, words)).toEqual([{ kind: 'value', path: 'parties', before: '["1","2"]', after: '["2","1"]' }]);
  });

  it('hides nothing: what differs is told, and what is told differs', () => {
    const empty = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, each: unknown) => (each === null || each === '' || (Array.isArray(each) && each.length === 0) ? undefined : each)));
    fc.assert(fc.property(contents, contents, (before, after) => {
      const told = contentChanges(before, after, words);
      if (isSame(before, after)) expect(told).toEqual([]);
      if (!isSame(empty(before), empty(after))) expect(told).not.toEqual([]);
      for (const change of told) expect(change.kind === 'list' ? change.added.length + change.removed.length + change.changed.length > 0 : change.before !== change.after).toBe(true);
    }));
  });
});
