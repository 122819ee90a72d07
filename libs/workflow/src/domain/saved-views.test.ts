import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arranged, MOST_NAME_SIGNS, viewName } from './saved-views.js';

const FAMILY = '👨‍👩‍👧‍👦';

describe('the name of a view', () => {
  it.each([
    ['  今天到期  ', '今天到期'], [`${FAMILY} 加急`, `${FAMILY} 加急`], ['عاجل 医师', 'عاجل 医师'], ['a\u202eb\u2066c', 'abc'], ['一\n二\u0007', '一 二'], ['e\u0301', 'é'],
    [FAMILY.repeat(MOST_NAME_SIGNS - 5), FAMILY.repeat(MOST_NAME_SIGNS - 5)], ['字'.repeat(MOST_NAME_SIGNS), '字'.repeat(MOST_NAME_SIGNS)],
  ])('%j is kept as %j', (typed, name) => expect(viewName(typed)).toEqual({ ok: true, value: name }));

  it.each(['', '   ', '\u202e', '\u200d\ufe0f', '字'.repeat(MOST_NAME_SIGNS + 1), `e${'\u0301'.repeat(500)}`])('%j is none', (typed) => {
    expect(viewName(typed)).toMatchObject({ ok: false, refusal: { code: 'view_name_invalid', details: { max: MOST_NAME_SIGNS } } });
  });
});

it('arranging loses and invents nothing, and puts what is named first', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'));
  fc.assert(fc.property(ids, fc.array(fc.constantFrom('a', 'b', 'c', 'x')), (known, asked) => {
    const next = arranged(known, asked);
    expect([...next].sort()).toEqual([...known].sort());
    const named = [...new Set(asked)].filter((id) => known.includes(id));
    expect(next.slice(0, named.length)).toEqual(named);
  }));
});
