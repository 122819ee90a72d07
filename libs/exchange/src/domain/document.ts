import { addDays, type Day } from '#kernel';
import { certificateNumber, coded, named, type Named } from './certificate.js';

/** On what a document stands: records of registers and a rule, or the decision of a person. */
export type DocumentBasis = 'register' | 'approved';

type Coded = Named & { readonly code: string };
interface CodedClaim {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
}
type NamedClaim = Omit<CodedClaim, 'code'>;

/** One thing that a register holds; in words as well where its value is a code. */
export interface AttestedAttribute extends Coded {
  readonly value: string | number | boolean;
  readonly words: { readonly zh: string; readonly en: string } | null;
}

/** What a register attested about the holder, for this request. */
export interface AttestedFact {
  readonly evidence: Coded;
  readonly register: Named;
  /** Day in Shanghai on which it answered. */
  readonly on: Day;
  readonly attributes: readonly AttestedAttribute[];
}

/** Everything that a document attests and that is not personal. */
export interface DocumentFacts {
  readonly requestNumber: string;
  readonly document: Coded;
  readonly service: Coded & { readonly version: number; readonly digest: string; readonly signed: boolean };
  readonly place: Coded;
  readonly authority: Named;
  readonly decidedOn: Day;
  readonly validUntil: Day;
  readonly basis: DocumentBasis;
  readonly attested: readonly AttestedFact[];
}

/** The claims that everyone who is shown the document reads. */
export interface DocumentClaims {
  readonly certificate_number: string;
  readonly request_number: string;
  readonly document: CodedClaim;
  readonly service: CodedClaim & { readonly version: number; readonly digest: string; readonly signed: boolean };
  readonly place: CodedClaim;
  readonly issuing_authority: NamedClaim;
  readonly decided_on: Day;
  readonly valid_until: Day;
  readonly basis: DocumentBasis;
  readonly sources: readonly (CodedClaim & { readonly register: NamedClaim; readonly on: Day })[];
}

/** One attribute as it stands in its disclosure, under its code. */
export interface AttributeClaim extends NamedClaim {
  readonly value: string | number | boolean;
  readonly value_zh?: string;
  readonly value_en?: string;
}

/** What the holder shows or keeps to themselves, claim by claim: who they are, and each attribute that a register attested, by its code (which has a dot). */
export interface DocumentHolderClaims {
  readonly holder_name: string;
  readonly holder_id_last4: string;
  readonly [attribute: `${string}.${string}`]: AttributeClaim;
}

/** The last day of a document that is issued on a day; that day is the first of `days`. */
export function lastDayOfDocument(decidedOn: Day, days: number): Day {
  return addDays(decidedOn, days - 1);
}

/** Writes facts as claims. */
export function documentClaims({ requestNumber, document, service, place, authority, decidedOn, validUntil, basis, attested }: DocumentFacts): DocumentClaims {
  const { version, digest, signed } = service;
  return {
    certificate_number: certificateNumber(requestNumber), request_number: requestNumber, document: coded(document), service: { ...coded(service), version, digest, signed }, place: coded(place),
    issuing_authority: named(authority), decided_on: decidedOn, valid_until: validUntil, basis,
    sources: attested.map(({ evidence, register, on }) => ({ ...coded(evidence), register: named(register), on })),
  };
}

/** Writes who the holder is and what registers hold about them. */
export function documentHolderClaims(name: string, identity: string, attested: readonly AttestedFact[]): DocumentHolderClaims {
  const attributes = attested.flatMap((fact) => fact.attributes.map(({ code, value, words, ...names }) => [code, { ...named(names), value, ...(words === null ? {} : { value_zh: words.zh, value_en: words.en }) }] as const));
  return { ...(Object.fromEntries(attributes) as Record<`${string}.${string}`, AttributeClaim>), holder_name: name, holder_id_last4: identity.slice(-4) };
}
