import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { EntityRows, FieldCipher, type Tx } from '#platform';
import { IsNull } from 'typeorm';
import { AttachmentEntity } from './entities.js';

const ATTACHMENT = new EntityRows(AttachmentEntity, 'workflow.attachment');
// Locked, so that of two submissions with the same file one finds it taken. One file a statement: a list is planned anew each time.
const FIND_LOOSE = `SELECT ${ATTACHMENT.select} FROM workflow.attachment WHERE id = $1 AND owner_id = $2 AND request_id IS NULL AND removed_at IS NULL FOR UPDATE`;
const BIND = 'UPDATE workflow.attachment SET request_id = $2, supplement_round = $3 WHERE id = $1 AND request_id IS NULL';

/** Uploaded files of drafts and requests. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly cipher: FieldCipher) {}

  async insert(tx: Tx, attachment: AttachmentEntity): Promise<void> {
    await tx.manager.insert(AttachmentEntity, attachment);
  }

  async find(tx: Tx, id: string): Promise<AttachmentEntity | null> {
    return tx.manager.findOneBy(AttachmentEntity, { id, removedAt: IsNull() });
  }

  /** Takes own files that hang on no request yet for this transaction. Refuses `attachment_missing` when one is absent, foreign or already used. */
  async getLoose(tx: Tx, ownerId: string, ids: readonly string[]): Promise<AttachmentEntity[]> {
    // In one order, so that two submissions do not wait for each other.
    const inOrder = [...new Set(ids)].sort();
    const rows = await Promise.all(inOrder.map(async (id) => tx.prepared<AttachmentEntity>('attachment-loose', FIND_LOOSE, [id, ownerId])));
    const found = rows.flat().map((row) => ATTACHMENT.toEntity(row));
    const missing = ids.filter((id) => !found.some((a) => a.id === id));
    if (missing.length > 0) throw new Refused({ code: 'attachment_missing', details: { attachments: missing } });
    return found;
  }

  bind(tx: Tx, ids: readonly string[], requestId: string, round: number): void {
    for (const id of ids) tx.write('attachment-bind', BIND, [id, requestId, round]);
  }

  async listOf(tx: Tx, requestId: string): Promise<AttachmentEntity[]> {
    return tx.manager.find(AttachmentEntity, { where: { requestId }, order: { uploadedAt: 'ASC' } });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(AttachmentEntity, { id, requestId: IsNull() }, { removedAt: tx.now });
  }

  /**
   * Deletes rows that were taken back before `takenBack` or hang on nothing since `forgotten`, at most `limit` of them. Gives the blobs that no
   * row names any more.
   */
  async deleteAbandoned(tx: Tx, takenBack: Date, forgotten: Date, limit: number): Promise<string[]> {
    const gone = await tx.query<{ blob_key: string }>(
      `DELETE FROM workflow.attachment WHERE id IN (
         SELECT id FROM workflow.attachment WHERE request_id IS NULL AND (removed_at < $1 OR uploaded_at < $2) ORDER BY uploaded_at LIMIT $3 FOR UPDATE SKIP LOCKED
       ) RETURNING blob_key`,
      [takenBack, forgotten, limit],
    );
    const keys = [...new Set(gone.map((g) => g.blob_key))];
    const named = await tx.query<{ blob_key: string }>('SELECT DISTINCT blob_key FROM workflow.attachment WHERE blob_key = ANY ($1)', [keys]);
    return keys.filter((key) => !named.some((n) => n.blob_key === key));
  }

  nameOf(attachment: AttachmentEntity): string {
    return this.cipher.decrypt('attachment.file_name', attachment.id, attachment.fileName);
  }
}
