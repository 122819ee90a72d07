import { describe, expect, it } from '@jest/globals';
import { mayBeAway, type AbsenceFacts } from './absence.js';

const FACTS: AbsenceFacts = {
  personId: 'a', standInId: 'b', from: '2026-03-02', until: '2026-03-06', today: '2026-03-02', isClerk: true, standInIsClerk: true, isAway: false, standInIsAway: false,
};

describe('an absence', () => {
  it.each<[string, Partial<AbsenceFacts>]>([
    ['allowed', {}], ['allowed', { until: '2026-03-02' }], ['allowed', { until: '2027-03-02' }], ['absence_days', { until: '2027-03-03' }], ['absence_days', { until: '2026-03-01' }],
    ['absence_days', { from: '2026-03-01' }], ['assignee_not_at_desk', { isClerk: false }], ['stand_in_unfit', { standInId: 'a' }], ['stand_in_unfit', { standInIsClerk: false }],
    ['absence_overlaps', { isAway: true }], ['stand_in_away', { standInIsAway: true }],
  ])('is %s: %j', (expected, change) => {
    const result = mayBeAway({ ...FACTS, ...change });
    expect(result.ok ? 'allowed' : result.refusal.code).toBe(expected);
  });
});
