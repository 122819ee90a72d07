import type { RecognitionCertificate } from './certificate.js';
import type { ServiceDocument } from './service-document.js';
import type { CredentialRefusal } from './check-failed.js';

/**
 * What a verdict does not vouch for: `holder` that the one who shows the credential is its holder; `audience` and `nonce` that a holder's proof
 * was made for this occasion; `status` whether the credential still holds; `withheld` claims that the holder did not show.
 */
export const UNVERIFIED_PARTS = ['holder', 'audience', 'nonce', 'status', 'withheld'] as const;
export type UnverifiedPart = (typeof UNVERIFIED_PARTS)[number];

/** What the issuer has signed and the holder has shown. It stands even when the credential no longer holds. */
export interface Attestation {
  readonly certificate: RecognitionCertificate | ServiceDocument;
  readonly issuer: string;
  readonly keyId: string | null;
  /** When this copy was signed. */
  readonly issuedAt: Date | null;
  /** First instant at which it no longer holds; null when it has no end. */
  readonly expiresAt: Date | null;
  /** Number of claims that were signed and not shown. */
  readonly withheld: number;
  /** As of when the status was told, or null when none was read. */
  readonly statusAt: Date | null;
}

/** The answer about a credential. `detail` says in English what was found, for those who mend it. */
export interface CredentialVerdict {
  readonly verdict: 'valid' | CredentialRefusal;
  readonly detail: string | null;
  /** Null until signature and disclosures were found right. */
  readonly attested: Attestation | null;
  readonly unverified: readonly UnverifiedPart[];
}
