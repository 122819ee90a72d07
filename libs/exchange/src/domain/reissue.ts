import { no, ok, type Result } from '#kernel';
import { actUnder } from './alert-effect.js';
import type { Standing } from './standing.js';

/** What a reissue is judged by. */
export interface ReissueFacts extends Standing {
  readonly expiresAt: Date | null;
  /** The certificate that took its place. */
  readonly reissuedAs: string | null;
}

/**
 * Whether a certificate may be issued anew, because the alert that revoked it never should have stood. Refuses `certificate_not_reissued` with what speaks against it in `because`: that no alert revoked
 * it (`not_by_alert`; what its authority revoked stays so), that its successor is there (`reissued`), that it would have run out (`expired`), or that another alert would revoke it (`alert_stands`).
 */
export function mayReissue({ state, stateSource, expiresAt, reissuedAs }: ReissueFacts, gravest: Parameters<typeof actUnder>[0], now: Date): Result<true> {
  const unfit = (because: string): Result<true> => no({ code: 'certificate_not_reissued', details: { because } });
  if (state !== 'revoked' || stateSource !== 'alert') return unfit('not_by_alert');
  if (reissuedAs !== null) return unfit('reissued');
  if (expiresAt !== null && now > expiresAt) return unfit('expired');
  return actUnder(gravest) === 'revoke' ? unfit('alert_stands') : ok(true);
}

/** The number of the certificate that takes the place of another: `TC-…-2` after `TC-…`, `TC-…-3` after that. */
export function reissuedNumber(number: string): string {
  const [, first = number, times = '1'] = /^(TC-\w{4}-\w{4}-\w{4})(?:-(\d+))?$/.exec(number) ?? [];
  return `${first}-${Number(times) + 1}`;
}
