import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { DepartureStore } from './data/departure.store.js';
import type { BatchEntity } from './data/entities.js';
import { PublicationStore } from './data/publication.store.js';
import type { BatchFacts } from './domain/batch.js';
import { boundUntil } from './domain/departure.js';

/** Reads what the rules may know of a batch. */
@Injectable()
export class BatchFactsReader {
  constructor(
    private readonly store: PublicationStore,
    private readonly departures: DepartureStore,
  ) {}

  async of(tx: Tx, batch: BatchEntity): Promise<BatchFacts> {
    const signatures = await this.store.signaturesOf(tx, batch.id);
    const departures = await this.departures.all(tx);
    const hasEnded = (party: string): boolean => {
      const until = boundUntil(party, { isBaseline: false, signatures }, departures);
      return until !== null && until <= tx.now;
    };
    return {
      left: batch.state === 'signed' ? batch.parties.filter(hasEnded) : [],
      state: batch.state, parties: batch.parties, authors: batch.authors, effectiveAt: batch.inForceAt ?? batch.effectiveAt,
      signatures: signatures.map(({ jurisdiction, personId }) => ({ jurisdiction, personId })), rolledBack: await this.store.isRolledBack(tx, batch.id),
    };
  }
}
