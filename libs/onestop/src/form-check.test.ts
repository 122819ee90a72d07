import { describe, expect, it } from '@jest/globals';
import { ALLOWANCE } from '../../../test/support/services.js';
import { FormCheck } from './form-check.js';

const TODAY = '2026-03-02';
const CHILD = { name: '示例子', idNumber: '999011201503020010' };
const forms = new FormCheck();
const WHOLE = { situation: 'both_parents', home: '110112', children: [{ name: '示例子', idNumber: '11010519491231002X' }], income: 480_000, payFrom: '2026-04-01', account: '6200000000000000', truth: true };

function found(change: Readonly<Record<string, unknown>>): string[] {
  const form = Object.fromEntries(Object.entries({ ...WHOLE, ...change }).filter(([, value]) => value !== undefined));
  return forms.issues('allowance', ALLOWANCE.form.schema, form, TODAY).map(({ path, code }) => `${path} ${code}`);
}

describe('a filled-in form', () => {
  it('that is whole has no issue', () => {
    expect(found({})).toEqual([]);
    expect(found({ situation: 'alone', since: '2026-03-02', contact: '010-1234567' })).toEqual([]);
  });

  it.each([
    ['a missing answer', { income: undefined }, ['form.income required']],
    ['money below nothing', { income: -1 }, ['form.income minimum']], ['half a fen', { income: 10.5 }, ['form.income type']],
    ['money as text', { income: '4800' }, ['form.income type']], ['more money than the form takes', { income: 1_000_000_000 }, ['form.income maximum']],
    ['what a condition asks for', { situation: 'alone' }, ['form.since required']], ['what a condition hides', { since: '2020-01-01' }, ['form.since not_asked']],
    ['a day of the past that is to come', { situation: 'alone', since: '2026-03-03' }, ['form.since x-day']], ['a day to come that has passed', { payFrom: '2026-03-01' }, ['form.payFrom x-day']],
    ['no day at all', { payFrom: '2026-02-30' }, ['form.payFrom format']],
    ['a division without its city', { home: '110012' }, ['form.home x-widget']], ['a division that is a name', { home: '通州' }, ['form.home x-widget']],
    ['letters in a bank account', { account: '6200-0000' }, ['form.account x-widget']], ['a telephone of letters', { contact: 'home' }, ['form.contact x-widget']],
    ['no row', { children: [] }, ['form.children minItems']], ['too many rows', { children: Array.from({ length: 5 }, () => WHOLE.children[0]) }, ['form.children maxItems']],
    ['no list', { children: 'one' }, ['form.children type']],
    ['a row without a name', { children: [WHOLE.children[0], { idNumber: '11010519491231002X' }] }, ['form.children[1].name required']],
    ['a wrong sign in the second row', { children: [WHOLE.children[0], { ...CHILD, idNumber: '110105194912310021' }] }, ['form.children[1].idNumber x-widget']],
    ['more than a row has', { children: [{ ...WHOLE.children[0], age: 3 }] }, ['form.children[0].age additionalProperties']],
    ['more than the form has', { nickname: 'x' }, ['form.nickname additionalProperties']],
    ['a choice that is none', { situation: 'many' }, ['form.situation enum']], ['a declaration that was not made', { truth: false }, ['form.truth const']],
  ])('says where it is wrong: %s', (_what, change, issues) => {
    expect(found(change).sort()).toEqual([...issues].sort());
  });

  it.each([[null], ['text'], [[]], [7]])('that is none is refused: %p', (form) => {
    expect(forms.issues('allowance', ALLOWANCE.form.schema, form, TODAY).map(({ path, code }) => `${path} ${code}`)).toEqual(['form type']);
  });
});
