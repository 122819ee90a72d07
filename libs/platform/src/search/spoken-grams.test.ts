import { describe, expect, it } from '@jest/globals';
import { spokenGrams } from './spoken-grams.js';

const grams = (...words: string[]): string[] => spokenGrams(words).filter(({ weight }) => weight === 1).map(({ gram }) => gram);

describe('what a sentence says', () => {
  it.each<[string, string[], string[]]>([
    ['把社保转到河北', ['把社保转到河北'], ['社保', '保转', '河北']],
    ['我想怎么办理居住证', ['我想怎么办理居住证'], ['居住', '住证']],
    ['how do I renew my driving licence', ['how', 'do', 'i', 'renew', 'my', 'driving', 'licence'], ['renew', 'driv', 'licenc']],
    ['driving licences expired', ['driving', 'licences', 'expired'], ['driv', 'licenc', 'expir']],
    ['ID卡丢了', ['id卡丢了'], ['卡丢', 'id']],
    ['what is only fillers is taken as it is', ['怎么办'], ['怎么', '么办']],
    ['signs say nothing', ['%', '_'], []],
  ])('%s', (_sentence, words, expected) => {
    expect(grams(...words)).toEqual(expected);
  });

  it('gives a single sign less than two that follow each other', () => {
    expect(spokenGrams(['退休']).map(({ gram, weight }) => [gram, weight < 1])).toEqual([['退休', false], ['退', true], ['休', true]]);
  });
});
