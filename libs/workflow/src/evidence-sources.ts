import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { Evidence } from './domain/instant.js';

/** Whose attestation is asked for, by blind indexes: nothing personal in the clear. */
export interface EvidenceQuestion {
  /** The request that is to be decided: evidence that its applicant accepted belongs to it. */
  readonly requestId: string;
  /** Of the holder's identity number or credit code; null where the form names no holder. */
  readonly holderIndex: string | null;
  readonly certificateIndexes: readonly string[];
  /** Null: the request is about no qualification. */
  readonly qualificationCode: string | null;
  /** Division code of the jurisdiction that issued the certificate; without a qualification, where the applicant is. */
  readonly fromJurisdiction: string;
}

/** A context that can attest something of an applicant. */
export interface EvidenceSource {
  readonly name: string;
  /** What it attests and what stands now; nothing where it knows nothing. Runs as the platform, in the transaction of the decision. */
  ask(tx: Tx, question: EvidenceQuestion): Promise<readonly Evidence[]>;
}

/** Everyone who can attest something, each handed in by its context. */
@Injectable()
export class EvidenceSources {
  private readonly sources = new Map<string, EvidenceSource>();

  register(source: EvidenceSource): void {
    if (this.sources.has(source.name)) throw new Error(`Evidence source ${source.name} is registered twice.`);
    this.sources.set(source.name, source);
  }

  async ask(tx: Tx, question: EvidenceQuestion): Promise<Evidence[]> {
    const found = await Promise.all([...this.sources.values()].map(async (source) => source.ask(tx, question)));
    return found.flat();
  }
}
