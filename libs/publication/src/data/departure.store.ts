import { Injectable } from '@nestjs/common';
import { EntityRows, type Tx } from '#platform';
import { BatchEntity, DepartureEntity, SignatureEntity, VersionEntity } from './entities.js';
import { readVersions, type StoredVersion } from './publication.store.js';
import { In } from 'typeorm';

const DEPARTURE = new EntityRows(DepartureEntity, 'publication.departure');
const AGREEMENT_LOCK = 20_261_125_040;

/** What is signed under some batches. */
interface BatchSignatures {
  readonly baselines: ReadonlySet<string>;
  readonly signatures: readonly SignatureEntity[];
}

/** Notices of leaving. */
@Injectable()
export class DepartureStore {
  /** Holds off whoever leaves while versions are laid, and whoever lays while one leaves: neither may miss the other. Held until the transaction ends. */
  async lockAgreement(tx: Tx, mode: 'laying' | 'leaving'): Promise<void> {
    await tx.query(mode === 'laying' ? 'SELECT pg_advisory_xact_lock_shared($1)' : 'SELECT pg_advisory_xact_lock($1)', [AGREEMENT_LOCK]);
  }

  /** Every notice, withdrawn ones too, the latest first. */
  async all(tx: Tx): Promise<DepartureEntity[]> {
    return tx.manager.find(DepartureEntity, { order: { announcedAt: 'DESC', id: 'ASC' } });
  }

  insert(tx: Tx, departure: DepartureEntity): void {
    DEPARTURE.insert(tx, departure);
  }

  withdraw(tx: Tx, id: string, change: Pick<DepartureEntity, 'withdrawnAt' | 'withdrawnBy' | 'withdrawalReason'>): void {
    DEPARTURE.update(tx, id, change);
  }

  /** When the jurisdiction last signed something; reference data count as signed at the beginning of time. */
  async lastSigned(tx: Tx, jurisdiction: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>('SELECT max(at) AS at FROM publication.signature WHERE jurisdiction = $1', [jurisdiction]);
    return row?.at ?? null;
  }

  /** Versions that hold at or after an instant and name the jurisdiction as a party. */
  async versionsNaming(tx: Tx, jurisdiction: string, from: Date): Promise<StoredVersion[]> {
    const query = tx.manager.createQueryBuilder(VersionEntity, 'v').where(`v.content -> 'parties' ? :jurisdiction AND (upper_inf(v.force) OR upper(v.force) > :from)`, { jurisdiction, from });
    return readVersions(await query.orderBy('v.kind').addOrderBy('v.code').addOrderBy('v.number').getMany());
  }

  async signaturesOf(tx: Tx, batchIds: readonly string[]): Promise<BatchSignatures> {
    const ids = [...new Set(batchIds)];
    const baselines = await tx.manager.find(BatchEntity, { select: { id: true }, where: { id: In(ids), purpose: 'baseline' } });
    return { baselines: new Set(baselines.map(({ id }) => id)), signatures: await tx.manager.find(SignatureEntity, { where: { batchId: In(ids) } }) };
  }
}
