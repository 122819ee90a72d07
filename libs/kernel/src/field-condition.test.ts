import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conditionHolds, shownAnswers } from './field-condition.js';

describe('a condition of a form', () => {
  it.each([
    ['no condition', undefined, {}, true], ['one of the answers', { kind: ['lost', 'damaged'] }, { kind: 'lost' }, true], ['another answer', { kind: ['lost'] }, { kind: 'damaged' }, false],
    ['no answer', { kind: ['lost'] }, {}, false], ['yes and no are answers', { agent: [true] }, { agent: true }, true], ['the word is not the answer', { agent: [true] }, { agent: 'true' }, false],
    ['all parts must hold', { kind: ['lost'], agent: [false] }, { kind: 'lost', agent: true }, false],
  ])('%s', (_what, condition, answers, holds) => {
    expect(conditionHolds(condition, answers)).toBe(holds);
  });
});

describe('the answers that count', () => {
  const fields = { kind: {}, police: { 'x-when': { kind: ['stolen'] } }, report: { 'x-when': { police: ['yes'] } } };

  it('leave out what is hidden, and what hangs on it', () => {
    expect(shownAnswers(fields, { kind: 'stolen', police: 'yes', report: 'A1' })).toEqual({ kind: 'stolen', police: 'yes', report: 'A1' });
    expect(shownAnswers(fields, { kind: 'lost', police: 'yes', report: 'A1' })).toEqual({ kind: 'lost' });
  });

  it('leave out answers to nothing, and change nothing when asked again', () => {
    const answers = fc.record({ kind: fc.constantFrom('stolen', 'lost'), police: fc.constantFrom('yes', 'no'), report: fc.string(), foreign: fc.string() }, { requiredKeys: [] });
    fc.assert(fc.property(answers, (given) => {
      const shown = shownAnswers(fields, given);
      expect(shown).not.toHaveProperty('foreign');
      expect(shownAnswers(fields, shown)).toEqual(shown);
    }));
  });
});
