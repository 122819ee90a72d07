import { describe, expect, it } from '@jest/globals';
import { maskForm } from './masked-form.js';

const FIELDS = {
  reason: {}, address: { 'x-personal': true as const },
  children: { items: { properties: { name: { 'x-personal': true as const }, school: {}, idNumber: { 'x-personal': true as const } } } },
};

describe('the answers as whoever works on them sees them', () => {
  it('hide personal fields and personal columns of rows, and name them', () => {
    expect(maskForm(FIELDS, { reason: 'lost', address: '示例路1号', children: [{ name: '示例子', school: '示例小学' }, { name: '示例女' }] })).toEqual({
      form: { reason: 'lost', address: '••••••', children: [{ name: '••••••', school: '示例小学' }, { name: '••••••' }] },
      maskedFields: ['address', 'children[].name'],
    });
  });

  it('hide what the form does not know', () => {
    expect(maskForm(FIELDS, { more: 'whatever' })).toEqual({ form: { more: '••••••' }, maskedFields: ['more'] });
  });

  it('name nothing where nothing personal was answered', () => {
    expect(maskForm(FIELDS, { reason: 'lost', children: [] })).toEqual({ form: { reason: 'lost', children: [] }, maskedFields: [] });
  });
});
