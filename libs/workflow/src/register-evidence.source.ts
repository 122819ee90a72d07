import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EvidenceUse } from '#onestop';
import type { Tx } from '#platform';
import type { Evidence } from './domain/instant.js';
import { EvidenceSources, type EvidenceQuestion, type EvidenceSource } from './evidence-sources.js';

/** Registers as evidence: what they attested for this request under the applicant's consent, and nothing that was fetched for another. Its kind is the code of the evidence type. */
@Injectable()
export class RegisterEvidenceSource implements EvidenceSource, OnModuleInit {
  readonly name = 'registers';

  constructor(
    private readonly sources: EvidenceSources,
    private readonly evidence: EvidenceUse,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async ask(tx: Tx, { requestId }: EvidenceQuestion): Promise<readonly Evidence[]> {
    const attested = await this.evidence.attestedFor(tx, requestId);
    return attested.map(({ id, evidenceType, jurisdiction }) => ({ kind: evidenceType, number: numberOf(id), issuer: jurisdiction }));
  }
}

/** Short enough to be read out; the receipt of the consent has the whole. */
function numberOf(id: string): string {
  return id.replaceAll('-', '').slice(-12).toUpperCase();
}
