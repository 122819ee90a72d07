import { Injectable } from '@nestjs/common';
import type { CREDENTIAL_EVENT_TYPES } from '#contracts';
import type { Tx } from '#platform';
import { RequestRecords } from '#workflow';
import { CredentialQueries } from './data/credential.queries.js';
import type { CredentialEntity } from './data/entities.js';

type CredentialEvent = (typeof CREDENTIAL_EVENT_TYPES)[number];

/** Announces what becomes of certificates, and tells their holders. */
@Injectable()
export class CertificateEvents {
  constructor(
    private readonly queries: CredentialQueries,
    private readonly requests: RequestRecords,
  ) {}

  announce(tx: Tx, credential: CredentialEntity, event: CredentialEvent): void {
    const { id, requestId, personId, authorityId, toJurisdiction, fromJurisdiction } = credential;
    tx.emit(event, id, toJurisdiction, { credentialId: id, requestId }, { persons: [personId], authorities: [authorityId], jurisdictions: [toJurisdiction, fromJurisdiction] });
  }

  /** Writes the holder's notice. Called by a job, inside its transaction. */
  async tellHolder(tx: Tx, event: string, credentialId: string): Promise<void> {
    const credential = await this.queries.find(tx, credentialId);
    if (!credential) return;
    const { number, validUntil, stateReason, renewalOpensOn } = credential;
    await this.requests.tellApplicant(tx, credential.requestId, event, { certificateId: credentialId, certificateNumber: number, validUntil, renewalOpensOn, reason: stateReason });
  }
}
