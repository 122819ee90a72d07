import { describe, expect, it } from '@jest/globals';
import { effectOf } from './alert-effect.js';

type Alert = Parameters<typeof effectOf>[0][number];
const alert = (kind: Alert['kind'], from: string, until: string | null = null): Alert => ({ kind, jurisdiction: '110000', from: new Date(from), until: until === null ? null : new Date(until), reason: '' });
const NOW = new Date('2026-06-01T00:00:00Z');

describe('what alerts make of a certificate', () => {
  it.each([
    ['nothing was said', [], 'reinstate', null],
    ['suspended', [alert('suspended', '2026-01-01')], 'suspend', null],
    ['told to have run out', [alert('expired', '2026-01-01')], 'suspend', null],
    ['revoked, whatever else was said', [alert('suspended', '2026-01-01'), alert('revoked', '2026-02-01')], 'revoke', null],
    ['cancelled', [alert('cancelled', '2026-01-01')], 'revoke', null],
    ['suspended until a day', [alert('suspended', '2026-01-01', '2026-07-01')], 'suspend', '2026-07-01'],
    ['suspended from a day', [alert('suspended', '2026-07-01')], 'reinstate', '2026-07-01'],
    ['over from this instant', [alert('suspended', '2026-01-01', '2026-06-01')], 'reinstate', null],
  ] as const)('%s', (_, alerts, act, turns) => {
    const effect = effectOf(alerts, NOW);
    expect([effect.act, effect.turnsAt?.toISOString().slice(0, 10) ?? null]).toEqual([act, turns]);
  });
});
