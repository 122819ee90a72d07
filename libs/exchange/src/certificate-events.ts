import { Injectable } from '@nestjs/common';
import { JurisdictionNotices } from '#catalogue';
import type { CREDENTIAL_EVENT_TYPES } from '#contracts';
import type { Tx } from '#platform';
import { RequestRecords } from '#workflow';
import { CredentialQueries } from './data/credential.queries.js';
import type { CredentialEntity } from './data/entities.js';

type CredentialEvent = (typeof CREDENTIAL_EVENT_TYPES)[number];

/** Announces what becomes of certificates, and tells their holders, the authorities that decided, and those who rely on them. */
@Injectable()
export class CertificateEvents {
  constructor(
    private readonly queries: CredentialQueries,
    private readonly requests: RequestRecords,
    private readonly notices: JurisdictionNotices,
  ) {}

  announce(tx: Tx, credential: CredentialEntity, event: CredentialEvent): void {
    const { id, requestId, personId, authorityId, toJurisdiction, fromJurisdiction } = credential;
    tx.emit(event, id, toJurisdiction, { credentialId: id, requestId }, { persons: [personId], authorities: [authorityId], jurisdictions: [toJurisdiction, fromJurisdiction] });
  }

  /** Other jurisdictions learn which certificate it is by its number; an alert has told them already by itself. `by`: the jurisdiction that acted. */
  async tellRelying(tx: Tx, { id, number, qualificationCode }: CredentialEntity, by: string, done: 'suspended' | 'revoked' | 'reinstated'): Promise<void> {
    // On a document of a service no other jurisdiction has relied by the catalogue.
    if (qualificationCode === null) return;
    await this.notices.tellRelying(tx, { issuer: by, kind: `certificate_${done}`, qualificationCode, subjectKind: 'certificate', subjectId: id, params: { certificateNumber: number } });
  }

  /** The jurisdiction whose authority decided learns that an alert which revoked the certificate was a mistake. `issuer`: who had said it. */
  async tellReissuable(tx: Tx, { id, number, requestId, qualificationCode, toJurisdiction }: CredentialEntity, issuer: string): Promise<void> {
    if (qualificationCode === null) return;
    await this.notices.tellOnce(tx, { jurisdiction: toJurisdiction, issuer, kind: 'certificate_reissuable', qualificationCode, subjectKind: 'certificate', subjectId: id, params: { certificateNumber: number, requestId } });
  }

  /** Writes the holder's notice. Called by a job, inside its transaction. */
  async tellHolder(tx: Tx, event: CredentialEvent, credentialId: string): Promise<void> {
    const credential = await this.queries.find(tx, credentialId);
    if (!credential) return;
    const { number, validUntil, stateReason, renewalOpensOn } = credential;
    await this.requests.tellApplicant(tx, credential.requestId, event, { certificateId: credentialId, certificateNumber: number, validUntil, renewalOpensOn, reason: stateReason }, { kind: 'certificate', id: credentialId });
  }
}
