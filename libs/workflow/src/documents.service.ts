import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { Refused, shanghaiDay } from '#kernel';
import { OnestopService } from '#onestop';
import { CONFIG, maskName, UnitOfWork, type Actor, type Config, type PrintLanguage, type Tx } from '#platform';
import type { RequestActionEntity, RequestEntity } from './data/entities.js';
import { RequestQueries } from './data/request.queries.js';
import { RequestStore } from './data/request.store.js';
import { contentOf, type DocumentFacts } from './documents/document-content.js';
import { renderDocument } from './documents/document-pdf.js';
import { documentKindOf, documentNumber, type DocumentKind } from './domain/documents.js';
import { RequestFields } from './request-fields.js';
import { RequestPresenter } from './request-presenter.js';
import type { DocumentView } from './document-views.dto.js';

type Found = RequestActionEntity & { readonly kind: DocumentKind };

/** The written notices of a request, each made from the act that it tells of. Whoever may read the request may read them, with the personal data of the page: masked unless it is one's own. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly queries: RequestQueries,
    private readonly fields: RequestFields,
    private readonly presenter: RequestPresenter,
    private readonly onestop: OnestopService,
    private readonly catalogue: CatalogueService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The earliest first. Refuses `not_found`. */
  async list(actor: Actor, requestId: string): Promise<DocumentView[]> {
    return this.uow.view(actor, async (tx) => {
      const { row, acts } = await this.read(tx, requestId);
      return Promise.all(acts.map(async (act) => ({
        id: act.id, kind: act.kind, number: documentNumber(row.number, act.version), check: checkCode(row, act), at: act.at.toISOString(), authority: await this.presenter.authorityName(act.authorityId),
      })));
    });
  }

  /** One of them as PDF. Refuses `not_found`. Audited where it is not the reader's own. */
  async print(actor: Actor, requestId: string, documentId: string, language: PrintLanguage): Promise<{ fileName: string; pdf: Buffer }> {
    const { facts, check } = await this.uow.view(actor, async (tx) => {
      const { row, acts, actions } = await this.read(tx, requestId);
      const act = acts.find(({ id }) => id === documentId);
      if (!act) throw new Refused({ code: 'not_found' });
      const isOwn = this.presenter.isOwn(actor, row);
      if (!isOwn) tx.audit({ act: 'request.document', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { document: act.kind, masked: true } });
      return { facts: await this.factsOf(tx, row, act, actions, isOwn), check: checkCode(row, act) };
    });
    const content = contentOf(facts, language);
    const author = (language === 'zh' ? facts.authority?.nameZh : facts.authority?.nameEn) ?? '';
    const pdf = await renderDocument({ language, content, author, number: facts.number, check, address: `${this.config.publicUrl}/requests/${requestId}#documents`, at: facts.at, isDemonstration: this.config.mode === 'demo' });
    return { fileName: `${facts.number}-${facts.kind}-${language}.pdf`, pdf };
  }

  private async read(tx: Tx, requestId: string): Promise<{ row: RequestEntity; acts: Found[]; actions: RequestActionEntity[] }> {
    const row = await this.store.find(tx, requestId);
    if (!row) throw new Refused({ code: 'not_found' });
    const actions = await this.queries.actions(tx, requestId);
    return { row, actions, acts: actions.flatMap((act) => { const kind = documentKindOf(act); return kind === null ? [] : [{ ...act, kind }]; }) };
  }

  private async factsOf(tx: Tx, row: RequestEntity, act: Found, actions: readonly RequestActionEntity[], isOwn: boolean): Promise<DocumentFacts> {
    const applicant = isOwn ? { name: this.fields.name(row), idNumber: this.fields.idNumber(row) } : this.fields.masked(row);
    const note = act.note === null ? {} : this.fields.openNote<DocumentFacts['note']>(act.commandId, act.note);
    const [matter, qualification, authority] = await Promise.all([this.onestop.nameOf(row.serviceTypeCode), this.catalogue.nameOf(row.qualificationCode), this.presenter.authorityName(act.authorityId ?? row.competentAuthorityId)]);
    const posted = act.verb === 'confirm_receipt' ? actions.findLast(({ verb, version }) => verb === 'dispatch' && version < act.version)?.publicDetail : undefined;
    return {
      kind: act.kind, procedure: row.aboutKind === 'review' ? 'review' : 'licence', number: documentNumber(row.number, act.version), requestNumber: row.number, applicant, matter, qualification, authority,
      receivedOn: shanghaiDay(row.submittedAt), at: act.at, detail: act.publicDetail, note: note.recipientName === undefined || isOwn ? note : { ...note, recipientName: maskName(note.recipientName) },
      reason: await this.reasonOf(tx, act), items: await this.itemsOf(tx, row, act), remedies: await this.remediesOf(row, act), outcome: act.kind === 'delivery_receipt' ? row.outcome : null,
      letter: posted ? { carrier: String(posted['carrier']), trackingNumber: String(posted['trackingNumber']) } : null,
    };
  }

  private async reasonOf(tx: Tx, act: Found): Promise<{ zh: string; en: string } | null> {
    const code = act.publicDetail['reasonCode'];
    return typeof code === 'string' ? ((await this.queries.standardReasons(tx)).find((reason) => reason.code === code) ?? null) : null;
  }

  private async itemsOf(tx: Tx, row: RequestEntity, act: Found): Promise<{ what: string; why: string }[]> {
    if (act.kind !== 'supplement_notice') return [];
    const supplement = await this.store.openSupplement(tx, row.id, Number(act.publicDetail['round']));
    if (!supplement?.note) return [];
    const texts = this.fields.openSupplement<Record<string, { what: string; why: string }>>('note', supplement.id, supplement.note);
    return supplement.items.flatMap(({ code }) => texts[code] ?? []);
  }

  /** What was told then; of decisions from before it was recorded, what the guide says. */
  private async remediesOf(row: RequestEntity, act: Found): Promise<readonly { zh: string; en: string }[]> {
    if (act.kind !== 'refusal' && act.kind !== 'non_acceptance') return [];
    return (act.publicDetail['remedies'] as { zh: string; en: string }[] | undefined) ?? (await this.onestop.getServiceType(row.serviceTypeCode)).guide.remedies;
  }
}

/** Tells a document of the record from one that somebody wrote: the beginning of a digest over the act, which nobody can guess who has not seen the list. */
function checkCode(row: RequestEntity, act: RequestActionEntity): string {
  const digest = createHash('sha256').update([act.id, row.number, act.version, act.verb, act.at.toISOString(), act.commandId, act.inputDigest.toString('hex')].join('\n')).digest('hex');
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
