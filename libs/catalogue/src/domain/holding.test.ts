import { describe, expect, it } from '@jest/globals';
import { alertsAt, nextTurn, type HoldingAlert } from './holding.js';

const alert = (kind: HoldingAlert['kind'], from: string, until: string | null = null): HoldingAlert => ({ kind, jurisdiction: '110000', from: new Date(from), until: until === null ? null : new Date(until), reason: kind });

describe('alerts', () => {
  it('stand from their first instant until just before their end', () => {
    const all = [alert('suspended', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')];
    const at = (text: string): number => alertsAt(all, new Date(text)).length;
    expect([at('2025-12-31T23:59:59.999Z'), at('2026-01-01T00:00:00Z'), at('2026-01-31T23:59:59.999Z'), at('2026-02-01T00:00:00Z')]).toEqual([0, 1, 1, 0]);
  });

  it('tell when something changes next', () => {
    const all = [alert('suspended', '2026-01-01', '2026-02-01'), alert('suspended', '2026-03-01')];
    const next = (text: string): string | undefined => nextTurn(all, new Date(text))?.toISOString().slice(0, 10);
    expect([next('2025-01-01'), next('2026-01-01'), next('2026-02-01'), next('2026-03-01')]).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', undefined]);
  });

  it('come gravest first, whatever the order in which they were told', () => {
    const kinds = (...all: HoldingAlert[]): string[] => alertsAt(all, new Date('2026-06-01')).map(({ kind }) => kind);
    const [a, b, c, d] = [alert('expired', '2026-01-01'), alert('suspended', '2026-01-02'), alert('cancelled', '2026-01-03'), alert('revoked', '2026-01-04')];
    expect(kinds(a, b, c, d)).toEqual(['revoked', 'cancelled', 'suspended', 'expired']);
    expect(kinds(d, b, a, c)).toEqual(kinds(a, b, c, d));
  });
});
