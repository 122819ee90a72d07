import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { BLOBS, FieldCipher, UnitOfWork, newId, sniffMediaType, type Actor, type BlobStore, type PersonActor } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import { AttachmentEntity } from './data/entities.js';
import { VisibleRequests } from './visible-requests.js';

/** A file as it arrived. */
export interface Upload {
  readonly materialCode: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Files of drafts and requests: what they are is read from their content, never from their name. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AttachmentStore,
    private readonly cipher: FieldCipher,
    private readonly visible: VisibleRequests,
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** Keeps a file that hangs on no request yet. Refuses `attachment_type`, `attachment_content`, `too_large`. */
  async upload(actor: PersonActor, upload: Upload): Promise<AttachmentEntity> {
    const kind = await sniffMediaType(upload.bytes);
    if (!kind.ok) throw new Refused(kind.refusal);
    const mediaType = kind.value;
    const stored = await this.blobs.put(upload.bytes);
    return this.uow.run(actor, async (tx) => {
      const id = newId();
      const row = Object.assign(new AttachmentEntity(), {
        id, ownerId: actor.personId, requestId: null, materialCode: upload.materialCode, fileName: this.cipher.encrypt('attachment.file_name', id, cleanName(upload.fileName)),
        mediaType, size: upload.bytes.length, sha256: Buffer.from(stored.sha256, 'hex'), blobKey: stored.key, supplementRound: 0, uploadedAt: tx.now, removedAt: null,
      });
      await this.store.insert(tx, row);
      return row;
    });
  }

  /** The bytes of a file that the actor may see; looking into someone else's is audited. Refuses `not_found`. */
  async read(actor: Actor, id: string): Promise<{ row: AttachmentEntity; fileName: string; bytes: Buffer }> {
    const row = await this.uow.run(actor, async (tx) => {
      const found = await this.store.find(tx, id);
      if (!found) throw new Refused({ code: 'not_found' });
      // An agent whose mandate does not hold any more reads no file of the other side.
      if (actor.kind === 'person' && actor.personId !== found.ownerId && found.requestId !== null) await this.visible.get(tx, found.requestId);
      if (actor.kind === 'person' && actor.personId !== found.ownerId) tx.audit({ act: 'attachment.read', subjectKind: 'request', subjectId: found.requestId ?? found.id, detail: { attachment: found.id } });
      return found;
    });
    return { row, fileName: this.store.nameOf(row), bytes: await this.blobs.get(row.blobKey) };
  }

  /** Takes back a file that hangs on no request. The sweep deletes its bytes when nothing else names them. */
  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await this.store.getLoose(tx, actor.personId, [id]);
      await this.store.remove(tx, id);
    });
  }

  nameOf(row: AttachmentEntity): string {
    return this.store.nameOf(row);
  }
}

/** The last part of the name without control characters, at most 120 characters: what a person recognises, nothing that a system obeys. */
function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return Array.from(clean === '' ? 'file' : clean).slice(0, 120).join('');
}
