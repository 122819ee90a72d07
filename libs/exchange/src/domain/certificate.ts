import type { Day, RecognitionEffect } from '#kernel';

/** One thing in both languages. */
export interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A version of a signed document: `signed` is false for the baseline, which no jurisdiction has signed. */
export interface VersionProof {
  readonly number: number;
  readonly digest: string;
  readonly signed: boolean;
}

/** On what a certificate stands: a decision, or silence on a renewal (行政许可法 50). */
export type Basis = 'approved' | 'deemed_renewed';

/** Everything that a certificate attests and that is not personal. */
export interface CertificateFacts {
  readonly requestNumber: string;
  readonly qualification: Named & { readonly code: string };
  readonly effect: RecognitionEffect;
  readonly from: Named & { readonly code: string };
  readonly to: Named & { readonly code: string };
  readonly authority: Named;
  readonly decidedOn: Day;
  readonly validUntil: Day | null;
  readonly basis: Basis;
  readonly qualificationVersion: VersionProof;
  readonly rule: VersionProof & { readonly code: string };
  readonly replaces: string | null;
}

/** What the holder shows or keeps to themselves, claim by claim. */
export interface HolderClaims {
  readonly holder_name: string;
  readonly holder_id_last4: string;
  readonly holder_certificate_number: string;
}

/** The claims that everyone who is shown the certificate reads. */
export interface OpenClaims {
  readonly certificate_number: string;
  readonly request_number: string;
  readonly qualification: { readonly code: string; readonly name_zh: string; readonly name_en: string };
  readonly effect: RecognitionEffect;
  readonly from: { readonly code: string; readonly name_zh: string; readonly name_en: string };
  readonly to: { readonly code: string; readonly name_zh: string; readonly name_en: string };
  readonly issuing_authority: { readonly name_zh: string; readonly name_en: string };
  readonly decided_on: Day;
  readonly valid_until?: Day;
  readonly basis: Basis;
  readonly catalogue: {
    readonly qualification_version: number;
    readonly qualification_digest: string;
    readonly rule: string;
    readonly rule_version: number;
    readonly rule_digest: string;
    readonly signed: boolean;
  };
  readonly replaces?: string;
}

/** The number of the certificate of a request: the same signs, so that either leads to the other. */
export function certificateNumber(requestNumber: string): string {
  return requestNumber.replace(/^TB-/, 'TC-');
}

/** Writes facts as claims. */
export function openClaims(facts: CertificateFacts): OpenClaims {
  const { qualification, from, to, authority, rule, qualificationVersion: version, validUntil, replaces } = facts;
  return {
    certificate_number: certificateNumber(facts.requestNumber), request_number: facts.requestNumber,
    qualification: coded(qualification), effect: facts.effect, from: coded(from), to: coded(to), issuing_authority: named(authority),
    decided_on: facts.decidedOn, ...(validUntil === null ? {} : { valid_until: validUntil }), basis: facts.basis,
    catalogue: {
      qualification_version: version.number, qualification_digest: version.digest, rule: rule.code, rule_version: rule.number, rule_digest: rule.digest,
      signed: version.signed && rule.signed,
    },
    ...(replaces === null ? {} : { replaces }),
  };
}

/** Both names as a claim. */
export function named({ nameZh, nameEn }: Named): { readonly name_zh: string; readonly name_en: string } {
  return { name_zh: nameZh, name_en: nameEn };
}

/** Both names as a claim, with the code. */
export function coded(of: Named & { readonly code: string }): { readonly code: string; readonly name_zh: string; readonly name_en: string } {
  return { code: of.code, ...named(of) };
}
