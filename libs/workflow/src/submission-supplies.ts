import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { EvidenceUse, type ServiceTypeEntity, type TakenEvidence } from '#onestop';
import type { PersonActor, Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import type { AttachmentEntity, RequestEntity } from './data/entities.js';
import type { Submission } from './submission-lookups.js';

/** What comes with an application beside its form. */
export interface Supplies {
  readonly files: readonly AttachmentEntity[];
  /** The form with what registers answered, and the papers whose place they take. */
  readonly evidence: TakenEvidence;
}

/** The files that an applicant hands in, and the evidence of registers that they accepted. */
@Injectable()
export class SubmissionSupplies {
  constructor(
    private readonly attachments: AttachmentStore,
    private readonly evidence: EvidenceUse,
  ) {}

  /** Takes both for this transaction. Refuses `attachment_missing`, `evidence_not_usable`. */
  async take(tx: Tx, actor: PersonActor, input: Submission, type: ServiceTypeEntity): Promise<Supplies> {
    const files = await this.attachments.getLoose(tx, actor.personId, input.attachmentIds);
    const evidence = await this.evidence.take(tx, { personId: actor.personId, applicantId: actor.personId, type, form: input.form, materials: files.map(({ materialCode }) => materialCode), ids: input.evidenceIds ?? [] });
    return { files, evidence };
  }

  /** Binds both to the request, behind its row. Refuses `evidence_not_usable` where it is filed for somebody else than whom the evidence is about. */
  async bind(tx: Tx, request: RequestEntity, actor: PersonActor, input: Submission, { evidence }: Supplies): Promise<void> {
    this.attachments.bind(tx, input.attachmentIds, request.id, 0);
    if (evidence.accepted.length === 0) return;
    if (request.applicantId !== actor.personId) throw new Refused({ code: 'evidence_not_usable', details: { evidence: evidence.accepted.map(({ id }) => ({ id, reason: 'unknown' })) } });
    await this.evidence.file(tx, request, evidence);
  }
}
