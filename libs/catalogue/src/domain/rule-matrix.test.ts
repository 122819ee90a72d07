import { describe, expect, it } from '@jest/globals';
import { matrixOf, type MatrixRule } from './rule-matrix.js';

const PLACES = ['110000', '120000', '130000'];
const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const rule = (change: Partial<MatrixRule> = {}): MatrixRule => ({
  ruleCode: 'R', version: 1, from: '110000', to: '120000', effect: 'use_directly', standing: 'active', valid: { validFrom: '2024-01-01', validTo: null }, force: { validFrom: at(1), validTo: null }, ...change,
});
const cell = (rules: readonly MatrixRule[], day: number) => matrixOf(rules, PLACES, at(day)).find(({ from, to }) => from === '110000' && to === '120000');

describe('the matrix of rules', () => {
  it('has a cell for every ordered pair, and says where there is no rule', () => {
    const cells = matrixOf([rule()], PLACES, at(5));
    expect(cells.map(({ from, to }) => `${from.slice(0, 2)}>${to.slice(0, 2)}`)).toEqual(['11>12', '11>13', '12>11', '12>13', '13>11', '13>12']);
    expect(cells.map(({ rule: found }) => found !== null)).toEqual([true, false, false, false, false, false]);
  });

  it.each<[string, readonly MatrixRule[], number, Partial<Record<'rule' | 'next' | 'last', number | undefined>>]>([
    ['what holds and what comes', [rule({ force: { validFrom: at(1), validTo: at(10) } }), rule({ version: 2, force: { validFrom: at(10), validTo: null } })], 9, { rule: 1, next: 2, last: undefined }],
    ['the next one at its very instant', [rule({ force: { validFrom: at(1), validTo: at(10) } }), rule({ version: 2, force: { validFrom: at(10), validTo: null } })], 10, { rule: 2, next: undefined, last: undefined }],
    ['what held last, where nothing does', [rule({ force: { validFrom: at(1), validTo: at(3) } }), rule({ version: 2, force: { validFrom: at(3), validTo: at(5) } })], 9, { rule: undefined, next: undefined, last: 2 }],
    ['a rule that recognises before one that is suspended', [rule({ standing: 'suspended' }), rule({ ruleCode: 'S', version: 7 })], 5, { rule: 7, next: undefined, last: undefined }],
    ['one that is suspended, as such', [rule({ standing: 'suspended' })], 5, { rule: 1, next: undefined, last: undefined }],
    ['not what its days leave out', [rule({ valid: { validFrom: '2026-11-20', validTo: null } })], 5, { rule: undefined, next: undefined, last: undefined }],
  ])('shows %s', (_what, rules, day, expected) => {
    const found = cell(rules, day);
    expect({ rule: found?.rule?.version, next: found?.next?.version, last: found?.last?.version }).toEqual(expected);
  });
});
