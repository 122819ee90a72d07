import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { zh } from './zh.js';

function flat(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));
}

const values = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
const chinese = new Map(flat(zh, ''));
const english = new Map(flat(en, ''));

describe('the catalogue of texts', () => {
  it('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('fills every text with the same values in both languages', () => {
    const uneven = [...chinese].filter(([key, text]) => values(english.get(key) ?? '').join() !== values(text).join());
    expect(uneven).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
