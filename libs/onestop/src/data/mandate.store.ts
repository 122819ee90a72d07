import { Injectable } from '@nestjs/common';
import { BlindIndex, EntityRows, FieldCipher, type Tx } from '#platform';
import { MandateEntity } from './mandate.entity.js';

/** One side of a mandate. */
export interface MandateSide {
  readonly name: string;
  readonly idNumber: string;
}

/** Who is concerned, in the clear. */
export interface MandateParties {
  readonly principal: MandateSide & { readonly homeJurisdiction: string };
  readonly agent: MandateSide;
  /** For which organisation the principal stands; null: for themselves. */
  readonly organisation: { readonly name: string; readonly creditCode: string } | null;
}

const ROWS = new EntityRows(MandateEntity, 'onestop.mandate');
const OF_PERSON = '(principal_id = $1 OR agent_id = $1)';

/** Mandates; row-level security keeps them to their two sides and to the window that looks at the papers. */
@Injectable()
export class MandateStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  seal(id: string, parties: MandateParties): string {
    return this.cipher.encryptJson('mandate.parties', id, parties);
  }

  parties({ id, parties }: Pick<MandateEntity, 'id' | 'parties'>): MandateParties {
    return this.cipher.decryptJson<MandateParties>('mandate.parties', id, parties);
  }

  indexOf(idNumber: string): string {
    return this.index.of('id_number', idNumber);
  }

  async find(tx: Tx, id: string): Promise<MandateEntity | null> {
    const [row] = await tx.prepared<MandateEntity>('mandate-find', `SELECT ${ROWS.select} FROM onestop.mandate WHERE id = $1`, [id]);
    return row ? ROWS.toEntity(row) : null;
  }

  /** Holds it against whoever would end it, until this transaction is over; null where this scope may not change it. */
  async hold(tx: Tx, id: string): Promise<MandateEntity | null> {
    const [row] = await tx.prepared<MandateEntity>('mandate-hold', `SELECT ${ROWS.select} FROM onestop.mandate WHERE id = $1 FOR SHARE`, [id]);
    return row ? ROWS.toEntity(row) : null;
  }

  async lock(tx: Tx, id: string): Promise<MandateEntity | null> {
    const [row] = await tx.prepared<MandateEntity>('mandate-lock', `SELECT ${ROWS.select} FROM onestop.mandate WHERE id = $1 FOR UPDATE`, [id]);
    return row ? ROWS.toEntity(row) : null;
  }

  /** Those of one person on either side, the latest first. */
  async listOf(tx: Tx, personId: string, offset: number, limit: number): Promise<{ items: MandateEntity[]; total: number }> {
    const rows = await tx.query<MandateEntity>(`SELECT ${ROWS.select} FROM onestop.mandate WHERE ${OF_PERSON} ORDER BY stated_at DESC, id DESC OFFSET $2 LIMIT $3`, [personId, offset, limit]);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM onestop.mandate WHERE ${OF_PERSON}`, [personId]);
    return { items: rows.map((row) => ROWS.toEntity(row)), total: count?.total ?? 0 };
  }

  /** How many of those that somebody stated may still be used. */
  async countOpen(tx: Tx, statedBy: string): Promise<number> {
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM onestop.mandate WHERE stated_by = $1 AND state IN ('stated', 'granted')`, [statedBy]);
    return count?.total ?? 0;
  }

  /** What waits for a window, by the identity number of whoever stated it. */
  async listWaiting(tx: Tx, idNumber: string): Promise<MandateEntity[]> {
    const rows = await tx.query<MandateEntity>(`SELECT ${ROWS.select} FROM onestop.mandate WHERE state = 'stated' AND stated_by_bidx = $1 ORDER BY stated_at, id`, [this.indexOf(idNumber)]);
    return rows.map((row) => ROWS.toEntity(row));
  }

  /** False: the id is taken, by whomever. */
  async insert(tx: Tx, m: MandateEntity): Promise<boolean> {
    return (await tx.execute(
      `INSERT INTO onestop.mandate (id, principal_id, agent_id, basis, parties, scope, from_day, until_day, state, jurisdiction, stated_by, stated_by_bidx, stated_at, input_digest, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
      [m.id, m.principalId, m.agentId, m.basis, m.parties, m.scope, m.fromDay, m.untilDay, m.state, m.jurisdiction, m.statedBy, m.statedByBidx, m.statedAt, m.inputDigest, m.grantedAt],
    )) > 0;
  }

  /** Ends it; what it was for has been done under it and stays. */
  async end(tx: Tx, id: string, personId: string): Promise<void> {
    await tx.execute(`UPDATE onestop.mandate SET state = 'ended', ended_at = $2, ended_by = $3 WHERE id = $1`, [id, tx.now, personId]);
  }

  /** What a window found. */
  async settle(tx: Tx, id: string, found: Pick<MandateEntity, 'state' | 'principalId' | 'lookedAtBy' | 'lookedAtAuthorityId' | 'papers' | 'declineReason'>): Promise<void> {
    await tx.execute(
      `UPDATE onestop.mandate SET state = $2, principal_id = $3, looked_at_by = $4, looked_at_authority_id = $5, papers = $6, decline_reason = $7, granted_at = CASE WHEN $2 = 'granted' THEN $8::timestamptz END WHERE id = $1`,
      [id, found.state, found.principalId, found.lookedAtBy, found.lookedAtAuthorityId, found.papers, found.declineReason, tx.now],
    );
  }

  /** Deletes what has ended; false: nothing that this scope may delete. */
  async forget(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute(`DELETE FROM onestop.mandate WHERE id = $1 AND state IN ('ended', 'declined')`, [id])) > 0;
  }
}
