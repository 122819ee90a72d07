import { describe, expect, it } from '@jest/globals';
import type { ServiceForm } from '../../api/types.js';
import { answersToSend, fenOf, fieldsShown, isRequired, wholeOf } from './form-answers.js';

const form = {
  sections: [],
  schema: {
    required: ['kind', 'children'],
    allOf: [{ then: { required: ['since'] } }, {}],
    properties: {
      kind: { type: 'string', enum: ['both', 'alone'] }, since: { type: 'string', format: 'date', 'x-when': { kind: ['alone'] } }, income: { type: 'integer', 'x-widget': 'money' }, count: { type: 'integer' },
      children: { type: 'array', items: { required: ['name'], properties: { name: { type: 'string' }, cost: { type: 'integer', 'x-widget': 'money' } } } },
    },
  },
} as unknown as ServiceForm;

describe('money as it is typed', () => {
  it.each([['12', 1200], ['12.5', 1250], ['12.05', 1205], ['1,200.50', 120_050], [' 7 ', 700], ['0', 0], ['12.345', undefined], ['-1', undefined], ['十元', undefined], ['', undefined]])('%s', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it('is no whole number of its own', () => {
    expect(['3', '-3', '3.0', '1e3', ''].map(wholeOf)).toEqual([3, -3, undefined, undefined, undefined]);
  });
});

describe('a form with conditions', () => {
  it('shows a field only while its condition holds, and asks for it then', () => {
    expect(Object.keys(fieldsShown(form.schema, { kind: 'both' }))).not.toContain('since');
    expect(Object.keys(fieldsShown(form.schema, { kind: 'alone' }))).toContain('since');
    expect(['kind', 'since', 'income'].map((name) => isRequired(form.schema, name))).toEqual([true, true, false]);
  });

  it('sends what is shown, numbers as numbers, and nothing empty', () => {
    const typed = { kind: 'both', since: '2020-01-01', income: '48.50', count: '2', children: [{ name: '示例子', cost: '1' }, { name: '示例女', cost: '' }] };
    expect(answersToSend(form, typed)).toEqual({ kind: 'both', income: 4850, count: 2, children: [{ name: '示例子', cost: 100 }, { name: '示例女' }] });
  });

  it('sends what is no number as it was typed', () => {
    expect(answersToSend(form, { income: 'much' })).toEqual({ income: 'much' });
  });
});
