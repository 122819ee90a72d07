import { describe, expect, it } from '@jest/globals';
import { DECISION_RULES } from '#onestop';
import { isLimitRule, limitRule } from './limit-rules.js';

describe('the rules by which a service type may have its decision counted', () => {
  it.each(DECISION_RULES)('%s is one of the law, and of a decision', (name) => {
    expect(isLimitRule(name) && limitRule(name).clock).toBe('decision');
  });
});
