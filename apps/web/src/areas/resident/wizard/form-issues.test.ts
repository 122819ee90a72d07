import { describe, expect, it } from '@jest/globals';
import type { FormAnswers, ServiceForm } from '../../../api/types.js';
import { formIssues, labelOfPath } from './form-issues.js';

const form = {
  sections: [],
  schema: {
    required: ['kind', 'children'],
    allOf: [{ then: { required: ['since'] } }],
    properties: {
      kind: { type: 'string', enum: ['both', 'alone'], 'x-en': 'Kind' }, since: { type: 'string', format: 'date', 'x-day': 'past', 'x-when': { kind: ['alone'] } }, from: { type: 'string', format: 'date', 'x-day': 'future' },
      income: { type: 'integer', minimum: 0, maximum: 100_000, 'x-widget': 'money' }, account: { type: 'string', 'x-widget': 'bank-account' }, phone: { type: 'string', 'x-widget': 'phone' },
      children: { type: 'array', maxItems: 2, items: { required: ['name'], properties: { name: { type: 'string', 'x-en': 'Name' }, idNumber: { type: 'string', 'x-widget': 'resident-id' } } } },
    },
  },
} as unknown as ServiceForm;
const WHOLE: FormAnswers = { kind: 'both', children: [{ name: '示例子' }] };

describe('the answers to a form with conditions and rows', () => {
  it.each<[string, FormAnswers, Readonly<Record<string, unknown>>]>([
    ['whole', {}, {}],
    ['what a condition asks for', { kind: 'alone' }, { 'form.since': { text: 'detailsMissing' } }], ['what is hidden is not looked at', { since: 'nonsense' }, {}],
    ['a day that has passed', { from: '2020-01-01' }, { 'form.from': { text: 'detailsDayPast' } }], ['a day to come', { kind: 'alone', since: '2199-01-01' }, { 'form.since': { text: 'detailsDayFuture' } }],
    ['money that is none', { income: 'much' }, { 'form.income': { text: 'moneyBad' } }], ['too much money, in yuan', { income: '1000.01' }, { 'form.income': { text: 'numberRange', values: { min: 0, max: 1000 } } }],
    ['an account of letters', { account: 'abc' }, { 'form.account': { text: 'accountBad' } }], ['a telephone of letters', { phone: 'abc' }, { 'form.phone': { text: 'phoneBadFor' } }],
    ['no row', { children: [] }, { 'form.children': { text: 'rowsMissing', values: { min: 1 } } }],
    ['too many rows', { children: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }, { 'form.children': { text: 'rowsTooMany', values: { max: 2 } } }],
    ['a row that lacks its name, and a wrong number', { children: [{ name: '示例子' }, { idNumber: '110105194912310021' }] }, { 'form.children[1].name': { text: 'detailsMissing' }, 'form.children[1].idNumber': { text: 'idNumberBadFor' } }],
  ])('%s', (_what, change, issues) => {
    expect(formIssues(form, { ...WHOLE, ...change })).toEqual(issues);
  });

  it('are named by their label and the number of their row', () => {
    expect([labelOfPath(form, 'form.kind'), labelOfPath(form, 'form.children[1].name')].map(({ field, row }) => [field?.['x-en'], row])).toEqual([['Kind', undefined], ['Name', 2]]);
  });
});
