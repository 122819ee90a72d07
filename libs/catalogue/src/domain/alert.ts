import { liesWithin, no, ok, type DivisionCode, type LawRef, type Result } from '#kernel';
import type { HoldingAlert } from './holding.js';

type AlertKind = HoldingAlert['kind'];

/** The article behind each kind. A suspension is an administrative penalty (行政处罚法 9); what expired without renewal is to be cancelled (行政许可法 70). */
export const ALERT_LAW: Readonly<Record<AlertKind, LawRef>> = {
  suspended: { law: '行政处罚法', article: '9' },
  revoked: { law: '行政许可法', article: '69' },
  cancelled: { law: '行政许可法', article: '70' },
  expired: { law: '行政许可法', article: '70' },
};

/** How an alert may end. `lift`: no longer from now on, for a suspension only; `correct`: it never should have stood. */
export type AlertEnding = 'lifted' | 'corrected';

/** How an alert touches a certificate that someone shows: the very one, by number and place of issue; every certificate of the holder; or another certificate of the same holder. */
export type AlertMatch = 'certificate' | 'holder' | 'other_certificate';

/** What the rules may know of an alert. */
export interface AlertFacts {
  readonly kind: AlertKind;
  readonly jurisdiction: string;
  readonly from: Date;
  readonly until: Date | null;
  readonly ended: AlertEnding | null;
  readonly endedAt: Date | null;
}

export type AlertStanding = 'in_force' | 'to_come' | 'over' | AlertEnding;

/** Where an alert stands at an instant, as far as is known now. */
export function standingOf({ from, until, ended, endedAt }: AlertFacts, at: Date): AlertStanding {
  if (ended === 'corrected') return 'corrected';
  if (ended === 'lifted' && endedAt !== null && endedAt <= at) return 'lifted';
  if (at < from) return 'to_come';
  return until !== null && until <= at ? 'over' : 'in_force';
}

/** The alert as recognition reads it; none where it was corrected. A lifted one ends when it was lifted. */
export function toHoldingAlert(facts: AlertFacts, reason: string): HoldingAlert | undefined {
  if (facts.ended === 'corrected') return undefined;
  const ends = [facts.until, facts.ended === 'lifted' ? facts.endedAt : null].filter((end): end is Date => end !== null).sort((a, b) => a.getTime() - b.getTime());
  return { kind: facts.kind, jurisdiction: facts.jurisdiction, from: facts.from, until: ends[0] ?? null, reason };
}

/** Whom an alert speaks of. Equal blind indexes mean equal numbers. */
export interface AlertSubject {
  readonly certificateBidx: string | null;
  readonly holderBidx: string;
  /** Division code of the issuer that speaks. */
  readonly jurisdiction: string;
}

/** The certificate that someone shows, by blind indexes and by where it was issued. */
export interface ShownHolding {
  readonly certificates: readonly string[];
  readonly holder: string | null;
  /** Division code of the place of issue. */
  readonly issuedIn: string;
}

/**
 * How the alert touches a holding; undefined: not at all. Two issuers may give out the same number, and an issuer speaks of its own certificates only: an equal number of another place is another certificate.
 */
export function matchOf(alert: AlertSubject, shown: ShownHolding): AlertMatch | undefined {
  if (alert.certificateBidx !== null && shown.certificates.includes(alert.certificateBidx) && isOneIssuer(alert.jurisdiction, shown.issuedIn)) return 'certificate';
  if (alert.holderBidx !== shown.holder) return undefined;
  return alert.certificateBidx === null ? 'holder' : 'other_certificate';
}

/** Rules name the jurisdiction that issues; the authority that speaks may be one of a place inside it, or of the one around it. */
function isOneIssuer(a: string, b: string): boolean {
  return liesWithin(a as DivisionCode, b as DivisionCode) || liesWithin(b as DivisionCode, a as DivisionCode);
}

/** What is about to be marked. */
interface AlertMark {
  readonly kind: AlertKind;
  readonly from: Date;
  readonly until: Date | null;
}

/** Refuses `alert_period`: an end before the beginning, or an end for what does not end by itself. */
export function checkMark({ kind, from, until }: AlertMark): Result<true> {
  if (until === null) return ok(true);
  if (kind !== 'suspended') return no({ code: 'alert_period', details: { kind }, issues: [{ path: 'until', code: 'suspension_only' }] });
  return until > from ? ok(true) : no({ code: 'alert_period', details: { kind }, issues: [{ path: 'until', code: 'after_from' }] });
}

/** Refuses `alert_ended`, and `alert_not_suspension` for lifting what is final: that is only corrected, with its reason. */
export function checkEnding(facts: AlertFacts, ending: AlertEnding, at: Date): Result<true> {
  const standing = standingOf(facts, at);
  if (standing === 'lifted' || standing === 'corrected' || (standing === 'over' && ending === 'lifted')) return no({ code: 'alert_ended', details: { standing } });
  if (ending === 'lifted' && facts.kind !== 'suspended') return no({ code: 'alert_not_suspension', details: { kind: facts.kind }, lawRef: ALERT_LAW[facts.kind] });
  return ok(true);
}
