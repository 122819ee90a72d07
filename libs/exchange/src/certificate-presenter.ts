import { Injectable } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { maskName, type PersonActor } from '#platform';
import { isHolder, isIssuingClerk, type CertificateFound } from './credentials.service.js';
import type { CredentialEntity } from './data/entities.js';
import type { HolderClaims, OpenClaims } from './domain/certificate.js';
import type { AttributeClaim, DocumentClaims } from './domain/document.js';
import { mayRenew } from './domain/renewal.js';
import { availableStateActs, shownState, type StateAct } from './domain/standing.js';
import type { CertificateDetail, CertificateSummary } from './http/exchange.dto.js';
import { IssuerAddresses } from './issuer-addresses.js';
import type { AnyHolderClaims } from './signed-copies.js';

/** Turns rows into answers: masks for everyone but the holder, and what the reader may do now. */
@Injectable()
export class CertificatePresenter {
  constructor(private readonly addresses: IssuerAddresses) {}

  summary(row: CredentialEntity, now: Date): CertificateSummary {
    const { claims } = row;
    return {
      id: row.id, kind: row.kind, number: row.number, requestId: row.requestId, requestNumber: claims.request_number, ...('document' in claims ? ofDocument(claims) : ofRecognition(claims)), authority: named(claims.issuing_authority),
      state: shownState(row.state, row.expiresAt, now), stateReason: row.stateReason, stateSource: row.stateSource, stateAt: row.stateAt.toISOString(), issuedAt: row.issuedAt.toISOString(),
      validFrom: row.validFrom, validUntil: row.validUntil, deemed: row.deemed, renewalOpensOn: row.renewalOpensOn, renewalRequestId: row.renewalRequest, renewsId: row.renews, reissuedAsId: row.reissuedAs,
    };
  }

  detail(actor: PersonActor, { credential, acts, holder, reissuable }: CertificateFound, now: Date): CertificateDetail {
    const { claims } = credential;
    const own = isHolder(actor, credential);
    const original = originalOf(holder);
    return {
      ...this.summary(credential, now),
      holder: own ? { name: holder.holder_name, idLast4: holder.holder_id_last4, certificateNumber: original } : { name: maskName(holder.holder_name), idLast4: '****', certificateNumber: original === null ? null : masked(original) },
      ...('document' in claims ? { catalogue: null, basis: claims.basis, sources: claims.sources.map((source) => ({ ...coded(source), register: named(source.register), on: source.on })) } : { catalogue: catalogueOf(claims), basis: null, sources: [] }),
      attributes: attributesOf(holder).map(([code, attribute]) => ({ code, ...named(attribute), value: own ? attribute.value : null, valueZh: own ? (attribute.value_zh ?? null) : null, valueEn: own ? (attribute.value_en ?? null) : null })),
      statusListUri: this.addresses.statusList(credential.statusList),
      acts: acts.map(({ act, at, reason }) => ({ act, at: at.toISOString(), reason })),
      availableActs: own ? ownActs(credential, now) : [...postActs(actor, credential), ...(reissuable ? (['reissue'] as const) : [])],
    };
  }
}

function ownActs(row: CredentialEntity, now: Date): ('offer' | 'copy' | 'print' | 'renew')[] {
  const shown = shownState(row.state, row.expiresAt, now);
  const renew = mayRenew({ shown, validUntil: row.validUntil, renewalOpensOn: row.renewalOpensOn, renewed: row.renewalRequest !== null }, shanghaiDay(now)).ok;
  return [...(shown === 'valid' ? (['offer'] as const) : []), 'copy', 'print', ...(renew ? (['renew'] as const) : [])];
}

/** Who decided prints for the holder; a supervisor says whether it holds. */
function postActs(actor: PersonActor, credential: CredentialEntity): (StateAct | 'print')[] {
  return [...(actor.post?.role === 'supervisor' ? availableStateActs(credential) : []), ...(isIssuingClerk(actor, credential) ? (['print'] as const) : [])];
}

type NamedClaim = Readonly<Record<'name_zh' | 'name_en', string>>;

function named({ name_zh: nameZh, name_en: nameEn }: NamedClaim): { nameZh: string; nameEn: string } {
  return { nameZh, nameEn };
}

function coded(of: NamedClaim & { readonly code: string }): { code: string; nameZh: string; nameEn: string } {
  return { code: of.code, ...named(of) };
}

type About = Pick<CertificateSummary, 'qualification' | 'effect' | 'from' | 'to' | 'document' | 'service' | 'place'>;

function ofRecognition({ qualification, effect, from, to }: OpenClaims): About {
  return { qualification: coded(qualification), effect, from: coded(from), to: coded(to), document: null, service: null, place: null };
}

function ofDocument({ document, service, place }: DocumentClaims): About {
  const { version, digest, signed } = service;
  return { qualification: null, effect: null, from: null, to: null, document: coded(document), service: { ...coded(service), version, digest, signed }, place: coded(place) };
}

function catalogueOf({ catalogue: is }: OpenClaims): CertificateDetail['catalogue'] {
  return { qualificationVersion: is.qualification_version, qualificationDigest: is.qualification_digest, rule: is.rule, ruleVersion: is.rule_version, ruleDigest: is.rule_digest, signed: is.signed };
}

function originalOf(holder: AnyHolderClaims): string | null {
  return 'holder_certificate_number' in holder ? (holder as HolderClaims).holder_certificate_number : null;
}

/** Claims of the holder with a dot in their name. */
function attributesOf(holder: AnyHolderClaims): readonly (readonly [string, AttributeClaim])[] {
  return Object.entries(holder).filter((claim): claim is [string, AttributeClaim] => claim[0].includes('.'));
}

function masked(text: string): string {
  return text.length <= 4 ? '*'.repeat(text.length) : `${'*'.repeat(text.length - 4)}${text.slice(-4)}`;
}
