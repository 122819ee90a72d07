import { Injectable } from '@nestjs/common';
import type { Deferral } from '#kernel';
import { newId, type Tx } from '#platform';
import type { MaterialLimit } from '../domain/deadlines.js';
import { crossesCorrection, type PublishedYears } from './corrected-days.js';
import { MaterialStateEntity } from './material.entities.js';

/** A paper that the applicant hands in later, as it is declared. */
export interface NewMaterial extends MaterialLimit {
  readonly materialCode: string;
  readonly kind: Deferral;
  readonly remindAt: Date;
}

/** Open requests, and promises on which a decision rests: what ended otherwise needs no paper any more. */
const STANDS = `r.state NOT IN ('withdrawn', 'lapsed', 'declined', 'refused') AND NOT (r.state = 'delivered' AND (r.outcome <> 'approved' OR s.kind = 'tolerated'))`;

/** Papers that may follow later. */
@Injectable()
export class MaterialStore {
  async insert(tx: Tx, requestId: string, materials: readonly NewMaterial[]): Promise<void> {
    if (materials.length === 0) return;
    await tx.manager.insert(MaterialStateEntity, materials.map((each) => ({
      ...each, id: newId(), requestId, status: 'owed' as const, declaredAt: tx.now, earlier: [], remindedAt: null, overdueAt: null, settledAt: null, commandId: null, inputDigest: null, reason: null,
    })));
  }

  async list(tx: Tx, requestId: string): Promise<MaterialStateEntity[]> {
    return tx.manager.find(MaterialStateEntity, { where: { requestId }, order: { dueOn: 'ASC', materialCode: 'ASC' } });
  }

  async find(tx: Tx, id: string): Promise<MaterialStateEntity | null> {
    return tx.manager.findOneBy(MaterialStateEntity, { id });
  }

  async findOf(tx: Tx, requestId: string, materialCode: string): Promise<MaterialStateEntity | null> {
    return tx.manager.findOneBy(MaterialStateEntity, { requestId, materialCode });
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not settle it. */
  async lock(tx: Tx, id: string): Promise<MaterialStateEntity | null> {
    return tx.manager.createQueryBuilder(MaterialStateEntity, 'm').where('m.id = :id', { id }).setLock('pessimistic_write').getOne();
  }

  async change(tx: Tx, id: string, change: Partial<MaterialStateEntity>): Promise<void> {
    await tx.manager.update(MaterialStateEntity, { id }, change as Parameters<typeof tx.manager.update<MaterialStateEntity>>[2]);
  }

  /** Owed papers of which something is due: a reminder, the end of their time, or another count of it because the calendar has come or was corrected. In the order of ids behind one. */
  async listDue(tx: Tx, { years, corrections }: PublishedYears, after: string, limit: number): Promise<{ id: string; requestId: string }[]> {
    const corrected = crossesCorrection(corrections, { startOn: `(s.derivation ->> 'startOn')::date`, dueOn: 's.due_on', derivation: 's.derivation' }, 5);
    return tx.query(
      `SELECT s.id, s.request_id AS "requestId" FROM workflow.material_state s JOIN workflow.request r ON r.id = s.request_id
       WHERE s.status = 'owed' AND s.id > $3 AND ${STANDS} AND ((s.remind_at <= $1 AND s.reminded_at IS NULL) OR (s.due_at < $1 AND NOT s.provisional) OR (s.provisional AND extract(year FROM s.due_on) = ANY ($4::int[])) OR ${corrected.sql})
       ORDER BY s.id LIMIT $2`,
      [tx.now, limit, after, years, ...corrected.values],
    );
  }

  /** Whether its request still needs the paper. */
  async stands(tx: Tx, id: string): Promise<boolean> {
    return (await tx.query(`SELECT FROM workflow.material_state s JOIN workflow.request r ON r.id = s.request_id WHERE s.id = $1 AND ${STANDS}`, [id])).length > 0;
  }

  /** Whether a promise of this applicant for this kind of request is overdue; asked as the platform. */
  async hasBroken(tx: Tx, idNumberIndex: string, serviceTypeCode: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM workflow.material_state s JOIN workflow.request r ON r.id = s.request_id WHERE s.kind = 'promised' AND s.status = 'overdue' AND r.applicant_id_number_bidx = $1 AND r.service_type_code = $2 LIMIT 1`,
      [idNumberIndex, serviceTypeCode],
    );
    return rows.length > 0;
  }
}
