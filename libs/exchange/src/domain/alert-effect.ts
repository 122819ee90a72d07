import { alertsAt, nextTurn, type HoldingAlert } from '#catalogue';
import type { StateAct } from './standing.js';

/**
 * What alerts make of a certificate that rests on what they speak of: what its issuer revoked 撤销 (行政许可法 69) or cancelled 注销 (70) takes the certificate with it for good;
 * a suspension, or an end that was told, stops it while it stands; nothing that stands gives it back.
 */
const ACT_OF: Readonly<Record<HoldingAlert['kind'], StateAct>> = { revoked: 'revoke', cancelled: 'revoke', suspended: 'suspend', expired: 'suspend' };

/** The act that fits what stands at the instant, and when to look again; what stands decides, not what was told last. */
export function effectOf(alerts: readonly HoldingAlert[], at: Date): { readonly act: StateAct; readonly turnsAt: Date | null } {
  const [gravest] = alertsAt(alerts, at);
  return { act: gravest ? ACT_OF[gravest.kind] : 'reinstate', turnsAt: nextTurn(alerts, at) };
}
