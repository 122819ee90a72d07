import { Injectable } from '@nestjs/common';
import { HoldingAlerts } from '#catalogue';
import { DirectoryQueries, type Authority } from '#directory';
import { endOfDayShanghai, Refused, shanghaiDay } from '#kernel';
import type { ServiceResult, ServiceTypeEntity } from '#onestop';
import { newId, type Tx } from '#platform';
import { PublicationQueries } from '#publication';
import type { RequestRecord } from '#workflow';
import { AttestedFacts } from './attested-facts.js';
import { CredentialStore } from './data/credential.store.js';
import type { CredentialEntity } from './data/entities.js';
import { certificateNumber, type Named } from './domain/certificate.js';
import { documentClaims, documentHolderClaims, lastDayOfDocument, type AttestedFact, type DocumentClaims } from './domain/document.js';
import { SignedCopies } from './signed-copies.js';

/** A result that is itself a document which anyone can verify. */
export type DocumentResult = ServiceResult & { readonly certificate: 'document'; readonly validDays: number };

/** The result of a service that the platform issues as a document; undefined where there is none. */
export function documentOf({ results }: Pick<ServiceTypeEntity, 'results'>): DocumentResult | undefined {
  return results.find((result): result is DocumentResult => result.certificate === 'document' && result.validDays !== undefined);
}

/** Issues what a service has brought as a certificate: proofs, extracts, print-outs, with what registers attested for the request. One for each request. */
@Injectable()
export class DocumentIssuing {
  constructor(
    private readonly store: CredentialStore,
    private readonly copies: SignedCopies,
    private readonly publication: PublicationQueries,
    private readonly directory: DirectoryQueries,
    private readonly holders: HoldingAlerts,
    private readonly facts: AttestedFacts,
  ) {}

  /** The document of the request; made now unless it is there. Runs as the platform, in the caller's transaction. */
  async issue(tx: Tx, request: RequestRecord, type: ServiceTypeEntity, result: DocumentResult): Promise<{ credential: CredentialEntity; isNew: boolean }> {
    const known = await this.store.ofRequest(tx, request.id);
    if (known) return { credential: known, isNew: false };
    const [authority, attested] = await Promise.all([this.authority(request), this.facts.of(tx, request.id, type.instant?.evidence ?? [])]);
    const claims = await this.claims(tx, { request, type, result, authority, attested });
    const credential = await this.make(tx, request, claims, authority, attested);
    this.store.insert(tx, credential);
    this.store.record(tx, credential, 'issued');
    return { credential, isNew: true };
  }

  private async make(tx: Tx, request: RequestRecord, claims: DocumentClaims, authority: Authority, attested: readonly AttestedFact[]): Promise<CredentialEntity> {
    const id = newId();
    const holder = documentHolderClaims(request.applicantName, request.applicantIdNumber, attested);
    const expiresAt = endOfDayShanghai(claims.valid_until);
    // Who decided answers for it: its jurisdiction signs, not the place that the request names.
    const toJurisdiction = authority.jurisdictionCode;
    const place = await this.store.takePlace(tx, toJurisdiction);
    const copy = await this.copies.sign(tx, { kind: 'document', toJurisdiction, claims, expiresAt, ...place }, holder);
    return {
      id, number: certificateNumber(request.number), requestId: request.id, personId: request.applicantId, authorityId: authority.id, fromJurisdiction: request.fromJurisdiction, toJurisdiction,
      kind: 'document', qualificationCode: null, qualificationVersion: null, ruleCode: null, ruleVersion: null, serviceTypeCode: request.serviceTypeCode, serviceTypeVersion: Number(request.serviceTypeVersion), claims,
      ...this.copies.seal(id, holder, copy), idNumberBidx: this.holders.holderIndex(request.applicantIdNumber), certificateBidx: null,
      state: 'valid', stateAt: tx.now, stateSource: null, stateReason: null, issuedAt: tx.now, validFrom: claims.decided_on, validUntil: claims.valid_until, expiresAt, deemed: false,
      ...place, renews: null, renewalRequest: null, renewalAskedAt: null, renewalOpensOn: null, renewalToldAt: null, alertTurnsAt: null, silenceJudgedAt: null, reissuedAs: null,
    };
  }

  private async claims(tx: Tx, about: { readonly request: RequestRecord; readonly type: ServiceTypeEntity; readonly result: DocumentResult; readonly authority: Authority; readonly attested: readonly AttestedFact[] }): Promise<DocumentClaims> {
    const { request, type, result, authority, attested } = about;
    const proof = await this.publication.proof(tx, 'service_type', type.code, type.number);
    if (!proof) throw new Refused({ code: 'document_unknown', details: { kind: 'service_type', code: type.code, number: type.number } });
    const decidedOn = shanghaiDay(request.decidedAt ?? tx.now);
    return documentClaims({
      requestNumber: request.number, document: coded(result), service: { ...coded(type), version: type.number, digest: `sha256:${proof.digest.toString('hex')}`, signed: proof.signed },
      place: await this.place(request.toJurisdiction), authority, decidedOn, validUntil: lastDayOfDocument(decidedOn, result.validDays), basis: request.decidedByRule ? 'register' : 'approved', attested,
    });
  }

  private async place(code: string): Promise<Named & { code: string }> {
    const found = (await this.directory.jurisdictions()).get(code);
    return { code, nameZh: found?.nameZh ?? code, nameEn: found?.nameEn ?? code };
  }

  private async authority({ competentAuthorityId: id }: RequestRecord): Promise<Authority> {
    const found = id === null ? undefined : (await this.directory.authorities()).get(id);
    if (!found) throw new Refused({ code: 'authority_unknown', details: { authorityId: id } });
    return found;
  }
}

function coded({ code, nameZh, nameEn }: Named & { readonly code: string }): Named & { readonly code: string } {
  return { code, nameZh, nameEn };
}
