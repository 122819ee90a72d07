import { no, ok, type Result } from '#kernel';

/** What is stored of a certificate: expiry is told by the date alone. */
export type StoredState = 'valid' | 'suspended' | 'revoked';
/** What people are shown. */
export const SHOWN_STATES = ['valid', 'suspended', 'revoked', 'expired'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];
/** Who said that a certificate does not hold: the issuing authority, or an alert of whoever issued the recognised certificate. */
export type StateSource = 'authority' | 'alert';
export const STATE_ACTS = ['suspend', 'revoke', 'reinstate'] as const;
export type StateAct = (typeof STATE_ACTS)[number];

/** Where a certificate stands. */
export interface Standing {
  readonly state: StoredState;
  readonly stateSource: StateSource | null;
}

/** State as people see it: revoked stays revoked, and what has run out is not merely suspended. */
export function shownState(state: StoredState, expiresAt: Date | null, now: Date): ShownState {
  if (state === 'revoked') return 'revoked';
  return expiresAt !== null && now > expiresAt ? 'expired' : state;
}

/**
 * What an act makes of a certificate. Refuses `certificate_state` where the act does not fit: what is revoked stays so, what holds is not reinstated, and the lifting of an alert
 * takes back only what an alert had said. An authority that suspends what an alert suspended takes the suspension over.
 */
export function changeStanding({ state, stateSource }: Standing, act: StateAct, by: StateSource): Result<Standing> {
  const unfit = no({ code: 'certificate_state', details: { state, act } });
  if (state === 'revoked') return unfit;
  switch (act) {
    case 'suspend':
      return state === 'suspended' && (by === stateSource || by === 'alert') ? unfit : ok({ state: 'suspended', stateSource: by });
    case 'revoke':
      return ok({ state: 'revoked', stateSource: by });
    case 'reinstate':
      return state === 'suspended' && (by === 'authority' || stateSource === 'alert') ? ok({ state: 'valid', stateSource: null }) : unfit;
  }
}

/** The acts that an issuing authority may do now. */
export function availableStateActs(standing: Standing): StateAct[] {
  return STATE_ACTS.filter((act) => changeStanding(standing, act, 'authority').ok);
}
