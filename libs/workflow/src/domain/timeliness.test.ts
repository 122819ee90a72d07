import { describe, expect, it } from '@jest/globals';
import { mayRateTimeliness, type TimelinessFacts } from './timeliness.js';

const facts = (change: Partial<TimelinessFacts> = {}): TimelinessFacts => ({ applicantId: 'applicant', ended: true, handledAt: '120000', involvedAuthorities: ['window', 'decides'], involvedJurisdictions: ['110112', '120000'], rated: false, ...change });
type Party = Parameters<typeof mayRateTimeliness>[1];
const window = (change: Partial<Party> = {}): Party => ({ role: 'window_clerk', personId: 'a', authorityId: 'window', reach: [], jurisdiction: '110112', ...change });
const supervisor = (change: Partial<Party> = {}): Party => ({ role: 'supervisor', personId: 'a', authorityId: null, reach: ['110000', '110112'], jurisdiction: '110000', ...change });

describe('the timeliness of another jurisdiction', () => {
  it.each([
    ['the window that took the papers in', facts(), window(), 'yes'], ['a supervisor above it', facts(), supervisor(), 'yes'],
    ['a window that had no part', facts(), window({ authorityId: 'other' }), 'not_counterpart'], ['a window of the same province', facts(), window({ jurisdiction: '120114' }), 'not_counterpart'],
    ['the supervisor of who decided', facts(), supervisor({ reach: ['120000'], jurisdiction: '120000' }), 'not_counterpart'], ['a third province', facts(), supervisor({ reach: ['130000'], jurisdiction: '130000' }), 'not_counterpart'],
    ['before it ended', facts({ ended: false }), window(), 'not_decided'], ['a second time', facts({ rated: true }), window(), 'timeliness_rated_before'], ['one\'s own', facts({ applicantId: 'a' }), window(), 'own_request'],
    ['a case clerk', facts(), window({ role: 'case_clerk' }), 'wrong_role'],
  ] as const)('%s', (_, given, actor, expected) => {
    const answer = mayRateTimeliness(given, actor);
    expect(answer.ok ? 'yes' : answer.refusal.code).toBe(expected);
  });
});
