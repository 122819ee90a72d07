import { no, ok, type Day, type QualificationClass, type Result } from '#kernel';
import type { ShownState } from './standing.js';

/** What a renewal is judged by. */
export interface RenewalFacts {
  readonly shown: ShownState;
  readonly validUntil: Day | null;
  readonly renewalOpensOn: Day | null;
  /** The certificate that goes on after it is there. */
  readonly renewed: boolean;
}

/** Whether a renewal may be asked for today. Refuses `certificate_not_renewable` (no end, revoked or run out), `certificate_renewed`, `renewal_too_early` (with the first day). */
export function mayRenew({ shown, validUntil, renewalOpensOn, renewed }: RenewalFacts, today: Day): Result<true> {
  if (shown === 'revoked' || shown === 'expired' || validUntil === null || renewalOpensOn === null) return no({ code: 'certificate_not_renewable', details: { state: shown } });
  if (renewed) return no({ code: 'certificate_renewed' });
  if (today < renewalOpensOn) return no({ code: 'renewal_too_early', details: { from: renewalOpensOn }, lawRef: { law: '行政许可法', article: '50' } });
  return ok(true);
}

/** Classes of entries that are administrative licences; a level, a grade, a filing, a result or an identity document is none. */
const LICENCES: ReadonlySet<QualificationClass> = new Set(['access', 'personal_registration', 'enterprise_licence', 'institution_licence', 'product_licence']);

/**
 * Whether silence on a renewal that was asked for in time grants it (行政许可法 第五十条第二款): only for what is a licence, and only where the entry names the act on which it stands
 * and that act has been seen. An entry without a verified basis grants nothing by silence.
 */
export function isDeemedRenewable(entry: { readonly class: QualificationClass; readonly legalBasis: { readonly verified: boolean } | null }): boolean {
  return LICENCES.has(entry.class) && entry.legalBasis?.verified === true;
}

/** States of a request in which nobody has decided yet. */
const UNDECIDED: ReadonlySet<string> = new Set(['submitted', 'received', 'routed', 'returned', 'accepted']);

/** Whether a renewal counts as granted now: in time, complete, undecided, and the certificate has run out. A request that waits for its applicant is not the authority's silence. */
export function isDeemedRenewed(request: { readonly state: string; readonly submittedAt: Date }, expiresAt: Date, now: Date): boolean {
  return now > expiresAt && request.submittedAt <= expiresAt && UNDECIDED.has(request.state);
}
