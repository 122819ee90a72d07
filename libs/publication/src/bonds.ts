import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { DepartureStore } from './data/departure.store.js';
import type { SignatureEntity } from './data/entities.js';
import type { StoredVersion } from './data/publication.store.js';
import { partiesNamed } from './domain/content.js';
import { boundUntil, departureState } from './domain/departure.js';

/** For each party that a version stops binding, the instant from which it no longer does. */
type Ends = ReadonlyMap<string, Date>;

/** Whom versions bind, and until when: every party until it leaves. */
@Injectable()
export class Bonds {
  constructor(private readonly departures: DepartureStore) {}

  /** The ends of these versions, by `kind/code/number`; a version that is not there binds all its parties for good. */
  async endsOf(tx: Tx, versions: readonly Pick<StoredVersion, 'kind' | 'code' | 'number' | 'batchId' | 'content'>[]): Promise<(version: Pick<StoredVersion, 'kind' | 'code' | 'number'>) => Ends> {
    const departures = (await this.departures.all(tx)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const nobody: Ends = new Map();
    if (departures.length === 0 || versions.length === 0) return () => nobody;
    const { baselines, signatures } = await this.departures.signaturesOf(tx, versions.map(({ batchId }) => batchId));
    const leaving = new Set(departures.map(({ jurisdiction }) => jurisdiction));
    const ends = new Map(versions.map((version) => {
      const signed = { isBaseline: baselines.has(version.batchId), signatures: signatures.filter(({ batchId }) => batchId === version.batchId) };
      const found = partiesNamed(version.content).filter((party) => leaving.has(party)).map((party) => [party, boundUntil(party, signed, departures)] as const);
      return [nameOf(version), new Map(found.filter((each): each is [string, Date] => each[1] !== null))] as const;
    }));
    return (version) => ends.get(nameOf(version)) ?? nobody;
  }

  /** The parties that each of these versions binds at an instant by their own signatures; nobody is bound by reference data. */
  async boundBy(tx: Tx, versions: readonly StoredVersion[], at: Date): Promise<(version: StoredVersion) => string[]> {
    const { baselines, signatures } = await this.departures.signaturesOf(tx, versions.map(({ batchId }) => batchId));
    const departures = await this.departures.all(tx);
    const byBatch = new Map<string, SignatureEntity[]>();
    for (const signature of signatures) byBatch.set(signature.batchId, [...(byBatch.get(signature.batchId) ?? []), signature]);
    return ({ batchId, content }) => (baselines.has(batchId) ? [] : partiesNamed(content).filter((party) => {
      const until = boundUntil(party, { isBaseline: false, signatures: byBatch.get(batchId) ?? [] }, departures);
      return until === null || until > at;
    }));
  }

  /** Which of these jurisdictions have left and signed nothing since. */
  async left(tx: Tx, jurisdictions: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    const departures = (await this.departures.all(tx)).filter((each) => departureState(each, at) === 'effective');
    const left = new Set<string>();
    for (const jurisdiction of jurisdictions) {
      const ended = departures.filter((each) => each.jurisdiction === jurisdiction);
      if (ended.length === 0) continue;
      const lastSigned = await this.departures.lastSigned(tx, jurisdiction);
      if (ended.some(({ effectiveAt }) => lastSigned === null || lastSigned < effectiveAt)) left.add(jurisdiction);
    }
    return left;
  }
}

function nameOf({ kind, code, number }: Pick<StoredVersion, 'kind' | 'code' | 'number'>): string {
  return `${kind}/${code}/${number}`;
}
