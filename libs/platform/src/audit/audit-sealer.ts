import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SweepRunner, type Sweep } from '../queue/sweeps.js';
import { CHAIN_START, ENTRY_COLUMNS, instantText, sealHash, type SealedEntry } from './seal-hash.js';

const BATCH = 1_000;
/** Entries of one round, so that a stop waits for a moment and not for a backlog. */
const BATCHES_OF_A_ROUND = 20;
const LOCK = `hashtext('tongban.audit-seal')`;

/** A stretch of transaction ids, `from` included and `to` not, whose entries get their seals. */
interface Window {
  readonly from: string;
  readonly to: string;
  /** True for the first look: it also takes entries whose transaction id has not been given out yet, which a restored database has. */
  readonly first: boolean;
}

type Unsealed = Omit<SealedEntry, 'seq'>;

/**
 * Chains audit entries: each seal hashes its entry together with the hash before it. Entries are sealed after their transaction has ended and
 * no older one runs any more, in the order of transactions, by one process at a time (a lock held by the sealing transaction).
 * The first round of a process looks at every entry that has no seal, so nothing depends on what an earlier process remembered.
 */
@Injectable()
export class AuditSealer implements Sweep, OnModuleInit {
  readonly name = 'audit-seal';
  readonly everyMs = 1_000;
  /** What is left of the stretch at hand; undefined before the first look. Empty (`from` = `to`) when all of it is sealed. */
  private window: Window | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add(this);
  }

  /** One round of the sweep. Gives the number of entries that it sealed. */
  async run(): Promise<number> {
    let sealed = 0;
    for (let batch = 0; batch < BATCHES_OF_A_ROUND; batch++) {
      const done = await this.uow.run(SYSTEM, async (tx) => this.sealBatch(tx));
      if (done === 'another process seals') break;
      // Only now is it committed; after a failure the same stretch is looked at again.
      this.window = done.left;
      sealed += done.sealed;
      if (done.sealed < BATCH) break;
    }
    return sealed;
  }

  private async sealBatch(tx: Tx): Promise<{ sealed: number; left: Window } | 'another process seals'> {
    const lock = await tx.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`);
    if (!lock[0]?.mine) return 'another process seals';
    const window = await this.openWindow(tx);
    const entries = await this.unsealed(tx, window);
    if (entries.length > 0) await this.seal(tx, entries);
    const last = entries.at(-1);
    const left = last && entries.length === BATCH ? { ...window, from: last.txId } : { from: window.to, to: window.to, first: false };
    return { sealed: entries.length, left };
  }

  /** The rest of the stretch at hand, or the next one: up to the oldest transaction that still runs. */
  private async openWindow(tx: Tx): Promise<Window> {
    const { window } = this;
    if (window && window.from !== window.to) return window;
    const rows = await tx.query<{ finished: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS finished');
    const now = rows[0];
    if (!now) throw new Error('PostgreSQL gave no snapshot');
    return { from: window?.to ?? '0', to: now.finished, first: window === undefined };
  }

  /** What has not been given out is asked of the snapshot that reads: an entry that it sees there cannot be a fresh one. */
  private async unsealed(tx: Tx, { from, to, first }: Window): Promise<Unsealed[]> {
    return tx.query<Unsealed>(
      `SELECT ${ENTRY_COLUMNS}, ${instantText('$4::timestamptz')} AS "sealedAt" FROM platform.audit_entry e
       WHERE e.tx_id >= $1::xid8 AND (e.tx_id < $2::xid8 OR ($5 AND e.tx_id >= pg_snapshot_xmax(pg_current_snapshot())))
         AND NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id)
       ORDER BY e.tx_id, e.id LIMIT $3`,
      [from, to, BATCH, tx.now, first],
    );
  }

  private async seal(tx: Tx, entries: readonly Unsealed[]): Promise<void> {
    const last = (await tx.query<{ seq: string; hash: Buffer }>('SELECT s.seq::text AS seq, s.hash FROM platform.audit_seal s ORDER BY s.seq DESC LIMIT 1'))[0];
    let seq = BigInt(last?.seq ?? 0);
    let previous = last?.hash ?? CHAIN_START;
    const seals = entries.map((entry) => {
      const seal = { seq: String(++seq), entryId: entry.id, previous, hash: sealHash(previous, { ...entry, seq: String(seq) }) };
      previous = seal.hash;
      return seal;
    });
    await tx.execute(
      `INSERT INTO platform.audit_seal (seq, entry_id, prev_hash, hash, sealed_at)
       SELECT seq, entry_id, prev_hash, hash, $5 FROM unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[]) AS x(seq, entry_id, prev_hash, hash)`,
      [seals.map((s) => s.seq), seals.map((s) => s.entryId), seals.map((s) => s.previous), seals.map((s) => s.hash), tx.now],
    );
  }
}
