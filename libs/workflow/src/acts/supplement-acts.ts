import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { newId, type Tx } from '#platform';
import { AttachmentStore } from '../data/attachment.store.js';
import type { RequestEntity, SupplementItemJson } from '../data/entities.js';
import { RequestStore } from '../data/request.store.js';
import { RequestFields } from '../request-fields.js';
import { CustodyActs } from './custody-acts.js';
import { heldBy, plain, released, type ActContext, type CompleteInput, type Effect } from './effect.js';

/** What is missing: asked for at once, answered as a whole (行政许可法 32(4)). */
@Injectable()
export class SupplementActs {
  constructor(
    private readonly store: RequestStore,
    private readonly attachments: AttachmentStore,
    private readonly fields: RequestFields,
    private readonly custody: CustodyActs,
  ) {}

  /** Codes of the items that the open notice asks for. */
  async openItems(tx: Tx, request: RequestEntity): Promise<string[]> {
    const supplement = await this.store.openSupplement(tx, request.id, request.supplementRounds);
    return supplement?.items.map((i) => i.code) ?? [];
  }

  async request(tx: Tx, request: RequestEntity, input: CompleteInput): Promise<Effect> {
    const id = newId();
    const round = request.supplementRounds + 1;
    const items: SupplementItemJson[] = (input.items ?? []).map((i) => ({ code: i.code, materialCode: i.materialCode ?? null, reasonCode: i.reasonCode ?? null }));
    const texts = Object.fromEntries((input.items ?? []).map((i) => [i.code, { what: i.what, why: i.why }]));
    await this.store.insertSupplement(tx, { id, requestId: request.id, round, items, note: this.fields.sealSupplement('note', id, texts), requestedAt: tx.now, answers: null, answeredAt: null });
    return plain({ ...released(), custodian: 'applicant', supplementRounds: round }, { round, items: items.length });
  }

  async supply(tx: Tx, request: RequestEntity, input: CompleteInput, context: ActContext): Promise<Effect> {
    const supplement = await this.store.openSupplement(tx, request.id, request.supplementRounds);
    if (!supplement || request.competentAuthorityId === null) throw new Refused({ code: 'wrong_state', details: { verb: 'supply_supplement', state: request.state } });
    const answers = input.answers ?? [];
    const files = answers.flatMap((a) => [...(a.attachmentIds ?? [])]);
    await this.attachments.getLoose(tx, context.party.personId ?? '', files);
    this.attachments.bind(tx, files, request.id, request.supplementRounds);
    await this.store.answerSupplement(tx, supplement.id, this.fields.sealSupplement('answers', supplement.id, answers));
    return plain(heldBy(request, await this.custody.authority(request.competentAuthorityId)), { round: request.supplementRounds, files: files.length });
  }

  /** The exception to "once": whoever allows it answers for it with a reason that the applicant reads. */
  allow(request: RequestEntity, input: CompleteInput, context: ActContext): Effect {
    return plain({ supplementAllowance: request.supplementAllowance + 1 }, { round: request.supplementRounds + 1 }, this.fields.sealNote(context.commandId, { reasonText: input.reasonText }));
  }

  /** The day on which complete papers arrived: that of the last answer, or of the submission (32(4)-(5)). */
  async receivedAt(tx: Tx, request: RequestEntity): Promise<Date> {
    const answered = request.supplementRounds > 0 ? (await this.store.openSupplement(tx, request.id, request.supplementRounds))?.answeredAt : null;
    return answered ?? request.submittedAt;
  }
}
