import { codedClaim, dayClaim, flagClaim, isAbsent, listClaim, namedIn, numberClaim, objectClaim, optionalText, textClaim, type CodedName, type NamedInBoth } from './claims.js';
import { member, type JsonObject } from './json.js';

/** `vct` of a document that a service has brought: a proof, an extract, a print-out. */
export const DOCUMENT_TYPE = 'urn:tongban:service-document:1';

type AttributeValue = string | number | boolean;

/** One thing that a register holds about the holder, as it was attested. */
export interface AttestedAttribute extends NamedInBoth {
  /** In the vocabulary of evidence attributes: `fund.status`. */
  readonly code: string;
  readonly value: AttributeValue;
  /** The value in words, where it is a code: of a place, of a state. */
  readonly valueZh: string | null;
  readonly valueEn: string | null;
}

/** What a register attested, and when. */
export interface AttestedSource extends NamedInBoth {
  /** Code of the evidence type. */
  readonly code: string;
  /** The register that answered. */
  readonly register: NamedInBoth;
  /** Day in Shanghai. */
  readonly on: string;
}

/** What a document of a service says (docs/design/credentials.md, 2a). What its holder withheld is null, or not among the attributes. */
export interface ServiceDocument {
  readonly kind: 'document';
  readonly number: string;
  readonly requestNumber: string;
  readonly document: CodedName;
  readonly service: CodedName & {
    readonly version: number;
    readonly digest: string;
    /** False: reference data of the project, which no jurisdiction has signed. */
    readonly signed: boolean;
  };
  readonly place: CodedName;
  readonly issuingAuthority: NamedInBoth;
  /** Days in Shanghai, `YYYY-MM-DD`; the second is the last day, null where there is no end. */
  readonly decidedOn: string;
  readonly validUntil: string | null;
  /** `register`: a rule decided on what registers attested; `approved`: a person of the authority decided. */
  readonly basis: string;
  readonly sources: readonly AttestedSource[];
  readonly attributes: readonly AttestedAttribute[];
  readonly replaces: string | null;
  readonly holderName: string | null;
  readonly holderIdLast4: string | null;
}

/** Reads verified claims as a document of a service; refuses those that are none. */
export function readDocument(claims: JsonObject): ServiceDocument {
  const service = objectClaim(claims, 'service');
  return {
    kind: 'document',
    number: textClaim(claims, 'certificate_number'),
    requestNumber: textClaim(claims, 'request_number'),
    document: codedClaim(claims, 'document'),
    service: { ...codedClaim(claims, 'service'), version: numberClaim(service, 'version'), digest: textClaim(service, 'digest'), signed: flagClaim(service, 'signed') },
    place: codedClaim(claims, 'place'),
    issuingAuthority: namedIn(objectClaim(claims, 'issuing_authority')),
    decidedOn: dayClaim(claims, 'decided_on'),
    validUntil: isAbsent(claims, 'valid_until') ? null : dayClaim(claims, 'valid_until'),
    basis: textClaim(claims, 'basis'),
    sources: listClaim(claims, 'sources').map((source) => ({ code: textClaim(source, 'code'), ...namedIn(source), register: namedIn(objectClaim(source, 'register')), on: dayClaim(source, 'on') })),
    attributes: attributesIn(claims),
    replaces: optionalText(claims, 'replaces'),
    holderName: optionalText(claims, 'holder_name'),
    holderIdLast4: optionalText(claims, 'holder_id_last4'),
  };
}

/** Claims with a dot in their name are attributes; each is disclosed by itself. */
function attributesIn(claims: JsonObject): readonly AttestedAttribute[] {
  return Object.keys(claims).filter((name) => name.includes('.')).map((code) => {
    const attribute = objectClaim(claims, code);
    const value = member(attribute, 'value');
    return {
      code, ...namedIn(attribute), value: typeof value === 'number' || typeof value === 'boolean' ? value : textClaim(attribute, 'value'),
      valueZh: optionalText(attribute, 'value_zh'), valueEn: optionalText(attribute, 'value_en'),
    };
  });
}
