import { describe, expect, it } from '@jest/globals';
import { needsOf, type NeedFacts } from './supervision.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const facts = (change: Partial<NeedFacts> = {}): NeedFacts => ({ dueAt: null, escalated: false, acceptanceContest: null, attention: null, alert: null, ...change });
const after = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

describe('what an open request needs a supervisor for', () => {
  it.each([
    ['nothing', facts({ dueAt: after(72) }), []], ['nothing, without a clock', facts(), []], ['near to the last hour', facts({ dueAt: after(0) }), ['near']], ['near by three days', facts({ dueAt: after(71) }), ['near']],
    ['overdue', facts({ dueAt: after(-1) }), ['overdue']], ['an escalation beside it', facts({ dueAt: after(-1), escalated: true }), ['overdue', 'escalated']],
    ['a contest that is open', facts({ acceptanceContest: 'open' }), ['contested']], ['none that is settled', facts({ acceptanceContest: 'settled' }), []],
    ['something for a person', facts({ attention: 'no_competent_authority' }), ['attention']], ['an alert', facts({ alert: 'suspended' }), ['attention']],
  ] as const)('%s', (_, given, expected) => {
    expect(needsOf(given, NOW)).toEqual(expected);
  });
});
