import { describe, expect, it } from '@jest/globals';
import type { BatchState } from './batch.js';
import { stageOf, type VersionStage } from './stage.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 25, hour));
const force = (from: number, to: number | null): { force: { validFrom: Date; validTo: Date | null } } => ({ force: { validFrom: at(from), validTo: to === null ? null : at(to) } });

describe('the stage of a version', () => {
  it.each<[string, Parameters<typeof stageOf>[0], BatchState, number, VersionStage]>([
    ['waiting for signatures', { force: null }, 'proposed', 5, 'proposed'],
    ['stopped by an objection', { force: null }, 'objected', 5, 'objected'],
    ['cancelled before it was signed', { force: null }, 'cancelled', 5, 'cancelled'],
    ['the instant before it begins', force(6, null), 'signed', 5, 'scheduled'],
    ['the instant at which it begins', force(5, null), 'signed', 5, 'in_force'],
    ['the last hour', force(5, 7), 'signed', 6, 'in_force'],
    ['the instant at which it ends', force(5, 7), 'signed', 7, 'past'],
    ['taken off the timeline', { force: null }, 'signed', 7, 'cancelled'],
  ])('%s', (_what, version, state, now, stage) => {
    expect(stageOf(version, state, at(now))).toBe(stage);
  });
});
