import type { InstantPeriod } from '#kernel';
import type { BatchState } from './batch.js';

/**
 * Where a version stands at an instant: waiting for signatures, stopped, signed and not begun, in force, over, or taken back before it began.
 * A question of the instant, not of a stored state: nothing has to happen for a scheduled version to take force.
 */
export type VersionStage = 'proposed' | 'objected' | 'cancelled' | 'scheduled' | 'in_force' | 'past';

/** The stage of a version at an instant. Total: every state of a batch and every force gives one. */
export function stageOf({ force }: { readonly force: InstantPeriod | null }, batchState: BatchState, at: Date): VersionStage {
  if (force === null) return batchState === 'signed' ? 'cancelled' : batchState;
  if (at < force.validFrom) return 'scheduled';
  return force.validTo === null || at < force.validTo ? 'in_force' : 'past';
}
