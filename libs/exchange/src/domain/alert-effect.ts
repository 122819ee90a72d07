import type { StateAct } from './standing.js';

/**
 * What alerts make of a certificate that rests on what they speak of: what its issuer revoked 撤销 (行政许可法 69) or cancelled 注销 (70) takes the certificate with it for good;
 * a suspension, or an end that was told, stops it while it stands.
 */
const ACT_OF = { revoked: 'revoke', cancelled: 'revoke', suspended: 'suspend', expired: 'suspend' } as const satisfies Readonly<Record<string, StateAct>>;

/** The act that fits the gravest alert that stands, whatever was told last; where none stands, nothing keeps the certificate back. */
export function actUnder(gravest: keyof typeof ACT_OF | undefined): StateAct {
  return gravest === undefined ? 'reinstate' : ACT_OF[gravest];
}
