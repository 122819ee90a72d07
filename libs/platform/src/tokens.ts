/** Injection tokens for what is an interface or a value. */
export const CONFIG = Symbol('config');
export const CLOCK = Symbol('clock');
export const LOGGER = Symbol('logger');
export const KEYS = Symbol('keys');
export const BLOBS = Symbol('blobs');
export const RELAY_NUDGE = Symbol('relay-nudge');
export const PRINCIPALS = Symbol('principals');

/** Wakes the outbox relay after a commit; losing the nudge loses nothing, the relay also runs by timer. */
export interface RelayNudge {
  nudge(): void;
}
