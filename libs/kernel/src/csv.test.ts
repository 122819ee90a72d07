import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it.each<[string, readonly (string | number | null)[], string]>([
    ['plain', ['a', 1, null], 'a,1,\r\n'],
    ['quotes, commas and line ends', ['a"b', 'c,d', 'e\nf'], '"a""b","c,d","e\nf"\r\n'],
    ['formulas are disarmed', ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=a,b'], `'=1+1,'+1,'-1,'@SUM(A1),'\tx,"'=a,b"\r\n`],
    ['numbers stay numbers', [-1], '-1\r\n'],
  ])('%s', (_what, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
