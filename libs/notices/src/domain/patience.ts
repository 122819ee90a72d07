const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long to wait after each attempt that failed before the next one, in milliseconds. After as many failures and one more, the delivery is dead. */
export const PATIENCE: readonly number[] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 30 * HOUR];

/** So much longer a wait may be, by chance, so that what failed together does not come back together. It never makes a wait shorter. */
const SPREAD = 0.2;

/**
 * The wait after the given attempt (the first is 1) in milliseconds; undefined: it was the last. `chance` is from 0 to 1.
 */
export function waitAfter(attempt: number, chance: number): number | undefined {
  const wait = PATIENCE[attempt - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + SPREAD * chance));
}
