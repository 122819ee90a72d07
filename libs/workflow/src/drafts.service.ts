import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { FieldCipher, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { DraftEntity } from './data/entities.js';

/** Drafts that one person may keep. */
const MAX_DRAFTS = 50;

/** A draft in the clear. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly serviceTypeCode: string;
  readonly qualificationCode: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly updatedAt: Date;
}

/** What someone has typed so far: kept at every step, on any device, seen by nobody else. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  async list(actor: PersonActor, offset: number, limit: number): Promise<{ items: Draft[]; total: number }> {
    return this.uow.run(actor, async (tx) => {
      const [rows, total] = await tx.manager.findAndCount(DraftEntity, { where: { ownerId: actor.personId }, order: { updatedAt: 'DESC' }, skip: offset, take: limit });
      return { items: rows.map((row) => this.open(row)), total };
    });
  }

  /** Refuses `not_found`. */
  async get(actor: PersonActor, id: string): Promise<Draft> {
    return this.uow.run(actor, async (tx) => this.open(await this.getRow(tx, actor, id)));
  }

  /**
   * Saves under an id that the caller made. `version` is the one that the caller last saw, 0 for a new draft; refuses `draft_stale` when
   * another device saved meanwhile, `too_many_drafts` beyond 50.
   */
  async save(actor: PersonActor, id: string, input: { version: number; serviceTypeCode: string; qualificationCode?: string | undefined; content: Record<string, unknown> }): Promise<Draft> {
    return this.uow.run(actor, async (tx) => {
      const known = await tx.manager.findOne(DraftEntity, { where: { id, ownerId: actor.personId }, lock: { mode: 'pessimistic_write' } });
      if ((known?.version ?? 0) !== input.version) throw new Refused({ code: 'draft_stale', details: { version: known?.version ?? 0 } });
      const sealed = { serviceTypeCode: input.serviceTypeCode, qualificationCode: input.qualificationCode ?? null, content: this.cipher.encryptJson('draft.content', id, input.content), updatedAt: tx.now };
      if (known) {
        await tx.manager.update(DraftEntity, { id }, { ...sealed, version: known.version + 1 });
      } else {
        if ((await tx.manager.countBy(DraftEntity, { ownerId: actor.personId })) >= MAX_DRAFTS) throw new Refused({ code: 'too_many_drafts', details: { max: MAX_DRAFTS } });
        const made = await tx.execute(
          `INSERT INTO workflow.draft (id, owner_id, version, service_type_code, qualification_code, content, created_at, updated_at) VALUES ($1, $2, 1, $3, $4, $5, $6, $6) ON CONFLICT DO NOTHING`,
          [id, actor.personId, sealed.serviceTypeCode, sealed.qualificationCode, sealed.content, tx.now],
        );
        // Another device may have made it at the same moment; otherwise the id is somebody else's.
        const meanwhile = made === 0 ? await tx.manager.findOneBy(DraftEntity, { id, ownerId: actor.personId }) : null;
        if (meanwhile) throw new Refused({ code: 'draft_stale', details: { version: meanwhile.version } });
        if (made === 0) throw new Refused({ code: 'not_found' });
      }
      return this.open(await this.getRow(tx, actor, id));
    });
  }

  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => tx.manager.delete(DraftEntity, { id, ownerId: actor.personId }));
  }

  private async getRow(tx: Tx, actor: PersonActor, id: string): Promise<DraftEntity> {
    const row = await tx.manager.findOneBy(DraftEntity, { id, ownerId: actor.personId });
    if (!row) throw new Refused({ code: 'not_found' });
    return row;
  }

  private open(row: DraftEntity): Draft {
    const { id, version, serviceTypeCode, qualificationCode, updatedAt } = row;
    return { id, version, serviceTypeCode, qualificationCode, updatedAt, content: this.cipher.decryptJson('draft.content', id, row.content) };
  }
}
