import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '#platform';
import { EvidenceSources, type Evidence, type EvidenceQuestion, type EvidenceSource } from '#workflow';
import { CredentialStore } from './data/credential.store.js';
import { shownState } from './domain/standing.js';

/**
 * Recognition certificates as evidence: for each an authority has checked the original with its issuer, and the platform knows whether it stands. The same original certificate of the
 * same person, recognised in one place, need not be checked again for another.
 */
@Injectable()
export class CertificateEvidenceSource implements EvidenceSource, OnModuleInit {
  readonly name = 'certificates';

  constructor(
    private readonly sources: EvidenceSources,
    private readonly store: CredentialStore,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async ask(tx: Tx, question: EvidenceQuestion): Promise<readonly Evidence[]> {
    const { qualificationCode, holderIndex } = question;
    if (qualificationCode === null || holderIndex === null) return [];
    const held = await this.store.attesting(tx, { ...question, qualificationCode, holderIndex });
    return held.filter((each) => shownState(each.state, each.expiresAt, tx.now) === 'valid').map((each) => ({ kind: 'recognition_certificate', number: each.number, issuer: each.toJurisdiction }));
  }
}
