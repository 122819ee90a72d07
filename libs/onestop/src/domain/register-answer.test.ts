import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRegisterAnswer } from './register-answer.js';

const read = (body: unknown) => readRegisterAnswer(body, ['card.number', 'card.bank']);

describe('an answer of a register', () => {
  it('is kept as far as it was asked for', () => {
    expect(read({ outcome: 'matched', attributes: { 'card.number': '1', 'card.bank': 'B', 'card.status': 'active' } })).toEqual({ outcome: 'matched', attributes: { 'card.number': '1', 'card.bank': 'B' } });
    expect(read({ outcome: 'none' })).toEqual({ outcome: 'none' });
    expect(read({ outcome: 'several', ticket: 't', question: { zh: '哪一个？', en: 'Which?' }, candidates: ['x'] })).toEqual({ outcome: 'several', ticket: 't', question: { zh: '哪一个？', en: 'Which?' } });
  });

  it.each([
    ['nothing of what was asked', { outcome: 'matched', attributes: { 'card.status': 'active' } }, 'none'],
    ['no attributes', { outcome: 'matched' }, 'unavailable'],
    ['an unknown outcome', { outcome: 'maybe' }, 'unavailable'],
    ['a question in one language', { outcome: 'several', ticket: 't', question: { zh: '？' } }, 'unavailable'],
    ['a list', [], 'unavailable'],
    ['values of another shape', { outcome: 'matched', attributes: { 'card.number': { a: 1 }, 'card.bank': '' } }, 'none'],
    ['an endless value', { outcome: 'matched', attributes: { 'card.number': 'x'.repeat(501) } }, 'none'],
  ])('that says %s is not guessed from', (_, body, outcome) => {
    expect(read(body).outcome).toBe(outcome);
  });

  it('never breaks, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => { expect(['matched', 'none', 'several', 'unavailable']).toContain(read(body).outcome); }));
  });
});
