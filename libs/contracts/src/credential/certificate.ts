import { codedClaim, dayClaim, flagClaim, isAbsent, namedIn, numberClaim, objectClaim, optionalText, textClaim, type CodedName, type NamedInBoth } from './claims.js';
import type { JsonObject } from './json.js';

/** `vct` of a recognition certificate. */
export const CERTIFICATE_TYPE = 'urn:tongban:recognition-certificate:1';

/** What a recognition certificate says (docs/design/credentials.md, 2). What its holder withheld is null. */
export interface RecognitionCertificate {
  readonly kind: 'recognition';
  readonly number: string;
  readonly requestNumber: string;
  readonly qualification: CodedName;
  readonly effect: string;
  readonly from: CodedName;
  readonly to: CodedName;
  readonly issuingAuthority: NamedInBoth;
  /** Days in Shanghai, `YYYY-MM-DD`; the second is the last day, null where there is no end. */
  readonly decidedOn: string;
  readonly validUntil: string | null;
  readonly basis: string;
  readonly catalogue: {
    readonly qualificationVersion: number;
    readonly qualificationDigest: string;
    readonly rule: string | null;
    readonly ruleVersion: number | null;
    readonly ruleDigest: string | null;
    /** False: reference data of the project, which no jurisdiction has signed. */
    readonly signed: boolean;
  };
  /** Number of the certificate that this one renews. */
  readonly replaces: string | null;
  readonly holderName: string | null;
  readonly holderIdLast4: string | null;
  readonly holderCertificateNumber: string | null;
}

/** Reads verified claims as a recognition certificate; refuses those that are none. */
export function readRecognition(claims: JsonObject): RecognitionCertificate {
  const catalogue = objectClaim(claims, 'catalogue');
  return {
    kind: 'recognition',
    number: textClaim(claims, 'certificate_number'),
    requestNumber: textClaim(claims, 'request_number'),
    qualification: codedClaim(claims, 'qualification'),
    effect: textClaim(claims, 'effect'),
    from: codedClaim(claims, 'from'),
    to: codedClaim(claims, 'to'),
    issuingAuthority: namedIn(objectClaim(claims, 'issuing_authority')),
    decidedOn: dayClaim(claims, 'decided_on'),
    validUntil: isAbsent(claims, 'valid_until') ? null : dayClaim(claims, 'valid_until'),
    basis: textClaim(claims, 'basis'),
    catalogue: {
      qualificationVersion: numberClaim(catalogue, 'qualification_version'),
      qualificationDigest: textClaim(catalogue, 'qualification_digest'),
      rule: optionalText(catalogue, 'rule'),
      ruleVersion: isAbsent(catalogue, 'rule_version') ? null : numberClaim(catalogue, 'rule_version'),
      ruleDigest: optionalText(catalogue, 'rule_digest'),
      signed: flagClaim(catalogue, 'signed'),
    },
    replaces: optionalText(claims, 'replaces'),
    holderName: optionalText(claims, 'holder_name'),
    holderIdLast4: optionalText(claims, 'holder_id_last4'),
    holderCertificateNumber: optionalText(claims, 'holder_certificate_number'),
  };
}
