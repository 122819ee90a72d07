import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { BatchEntity } from './data/entities.js';
import { PublicationStore } from './data/publication.store.js';
import type { BatchFacts } from './domain/batch.js';

/** Reads what the rules may know of a batch. */
@Injectable()
export class BatchFactsReader {
  constructor(private readonly store: PublicationStore) {}

  async of(tx: Tx, batch: BatchEntity): Promise<BatchFacts> {
    const signatures = await this.store.signaturesOf(tx, batch.id);
    return {
      state: batch.state, parties: batch.parties, authors: batch.authors, effectiveAt: batch.inForceAt ?? batch.effectiveAt,
      signatures: signatures.map(({ jurisdiction, personId }) => ({ jurisdiction, personId })), rolledBack: await this.store.isRolledBack(tx, batch.id),
    };
  }
}
