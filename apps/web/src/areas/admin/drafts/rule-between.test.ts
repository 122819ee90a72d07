import { describe, expect, it } from '@jest/globals';
import { runsBetween, suggestedRuleCode } from './rule-between.js';

const there = { from: '110000', to: '120000' };

describe('a rule from one jurisdiction to another', () => {
  it('gets a code that is free', () => {
    expect(suggestedRuleCode('P33', there, [])).toBe('R110000-120000-P33');
    expect(suggestedRuleCode('P33', there, ['JJJ-P33', 'R110000-120000-P33', 'R110000-120000-P33-2'])).toBe('R110000-120000-P33-3');
  });

  it.each([
    ['one way there', { parties: ['110000', '120000'], direction: 'one_way' }, true],
    ['one way back', { parties: ['120000', '110000'], direction: 'one_way' }, false],
    ['mutual', { parties: ['120000', '110000'], direction: 'mutual' }, true],
    ['between others', { parties: ['120000', '130000'], direction: 'multilateral' }, false],
    ['between none yet', { parties: null, direction: 'multilateral' }, false],
  ])('is recognised among drafts: %s', (_what, content, runs) => {
    expect(runsBetween({ qualificationCode: 'P33', ...content }, 'P33', there)).toBe(runs);
    expect(runsBetween({ qualificationCode: 'P34', ...content }, 'P33', there)).toBe(false);
  });
});
