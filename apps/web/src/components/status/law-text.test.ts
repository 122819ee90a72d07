import { describe, expect, it } from '@jest/globals';
import { lawText } from './law-text.js';

describe('lawText', () => {
  it.each([
    [{ law: '行政许可法', article: '32' }, '《行政许可法》第三十二条'],
    [{ law: '行政许可法', article: '32(4)' }, '《行政许可法》第三十二条第四款'],
    [{ law: '民法典', article: '202' }, '《民法典》第二百零二条'],
    [{ law: '民法典', article: '110' }, '《民法典》第一百一十条'],
    [{ law: '行政许可法', article: '10' }, '《行政许可法》第十条'],
    [{ law: '行政许可法', article: '第四十一条' }, '《行政许可法》第四十一条'],
    [{ law: '国办发〔2020〕35号' }, '国办发〔2020〕35号'],
  ])('cites %j as %s', (law, text) => {
    expect(lawText(law)).toBe(text);
  });
});
