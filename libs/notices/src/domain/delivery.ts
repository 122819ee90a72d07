/**
 * Where a message to one receiver stands. `failed` is tried again by itself; `dead` waits for a person who redrives it; `dropped`: there was nobody any more to send it to.
 */
export const DELIVERY_STATES = ['pending', 'failed', 'sent', 'dead', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What came of one attempt. `gone`: the receiver wants nothing more, ever. `nobody`: there is no address any more. */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'nobody'; readonly reason: string };
