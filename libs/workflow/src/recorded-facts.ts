import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { shanghaiDay } from '#kernel';
import { OnestopService } from '#onestop';
import { maskName, type Tx } from '#platform';
import type { RequestActionEntity, RequestEntity } from './data/entities.js';
import { RequestQueries } from './data/request.queries.js';
import { RequestStore } from './data/request.store.js';
import type { DocumentFacts } from './documents/document-content.js';
import { documentNumber, type DocumentKind } from './domain/documents.js';
import { RequestFields } from './request-fields.js';
import { RequestPresenter } from './request-presenter.js';

/** An act of the log with the document that it brings. */
export type ActWithDocument = RequestActionEntity & { readonly kind: DocumentKind };

/** What was recorded of an act, for its document. */
@Injectable()
export class RecordedFacts {
  constructor(
    private readonly store: RequestStore,
    private readonly queries: RequestQueries,
    private readonly fields: RequestFields,
    private readonly presenter: RequestPresenter,
    private readonly onestop: OnestopService,
    private readonly catalogue: CatalogueService,
  ) {}

  /** Masked unless it is the reader's own request. */
  async of(tx: Tx, row: RequestEntity, act: ActWithDocument, actions: readonly RequestActionEntity[], isOwn: boolean): Promise<DocumentFacts> {
    const applicant = isOwn ? { name: this.fields.name(row), idNumber: this.fields.idNumber(row) } : this.fields.masked(row);
    const note = act.note === null ? {} : this.fields.openNote<DocumentFacts['note']>(act.commandId, act.note);
    const [matter, qualification, authority] = await Promise.all([this.onestop.nameOf(row.serviceTypeCode), row.qualificationCode === null ? null : this.catalogue.nameOf(row.qualificationCode), this.presenter.authorityName(act.authorityId ?? row.competentAuthorityId)]);
    const posted = act.verb === 'confirm_receipt' ? actions.findLast(({ verb, version }) => verb === 'dispatch' && version < act.version)?.publicDetail : undefined;
    return {
      kind: act.kind, procedure: row.aboutKind === 'review' ? 'review' : 'licence', number: documentNumber(row.number, act.version), requestNumber: row.number, applicant, matter, qualification, authority,
      receivedOn: shanghaiDay(row.submittedAt), at: act.at, detail: act.publicDetail, note: note.recipientName === undefined || isOwn ? note : { ...note, recipientName: maskName(note.recipientName) },
      reason: await this.reasonOf(tx, act), items: await this.itemsOf(tx, row, act), remedies: await this.remediesOf(row, act), outcome: act.kind === 'delivery_receipt' ? row.outcome : null,
      letter: posted ? { carrier: String(posted['carrier']), trackingNumber: String(posted['trackingNumber']) } : null,
    };
  }

  private async reasonOf(tx: Tx, act: ActWithDocument): Promise<{ zh: string; en: string } | null> {
    const code = act.publicDetail['reasonCode'];
    return typeof code === 'string' ? ((await this.queries.standardReasons(tx)).find((reason) => reason.code === code) ?? null) : null;
  }

  private async itemsOf(tx: Tx, row: RequestEntity, act: ActWithDocument): Promise<{ what: string; why: string }[]> {
    if (act.kind !== 'supplement_notice') return [];
    const supplement = await this.store.openSupplement(tx, row.id, Number(act.publicDetail['round']));
    if (!supplement?.note) return [];
    const texts = this.fields.openSupplement<Record<string, { what: string; why: string }>>('note', supplement.id, supplement.note);
    return supplement.items.flatMap(({ code }) => texts[code] ?? []);
  }

  /** What was told then; of decisions from before it was recorded, what the guide says. */
  private async remediesOf(row: RequestEntity, act: ActWithDocument): Promise<readonly { zh: string; en: string }[]> {
    if (act.kind !== 'refusal' && act.kind !== 'non_acceptance') return [];
    return (act.publicDetail['remedies'] as { zh: string; en: string }[] | undefined) ?? (await this.onestop.versionOf(row.serviceTypeCode, row.serviceTypeVersion)).guide.remedies;
  }
}
