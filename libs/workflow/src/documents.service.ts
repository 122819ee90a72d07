import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { CONFIG, UnitOfWork, type Actor, type Config, type PrintLanguage, type Tx } from '#platform';
import type { RequestActionEntity, RequestEntity } from './data/entities.js';
import { RequestQueries } from './data/request.queries.js';
import { contentOf } from './documents/document-content.js';
import { renderDocument } from './documents/document-pdf.js';
import { documentKindOf, documentNumber } from './domain/documents.js';
import type { ActingParty } from './domain/facts.js';
import { RecordedFacts, type ActWithDocument } from './recorded-facts.js';
import { RequestPresenter, isApplicant } from './request-presenter.js';
import { VisibleRequests } from './visible-requests.js';
import type { DocumentView } from './document-views.dto.js';

/** The written notices of a request, each made from the act that it tells of. Whoever may read the request may read them, with the personal data of the page: masked unless it is one's own. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visible: VisibleRequests,
    private readonly queries: RequestQueries,
    private readonly presenter: RequestPresenter,
    private readonly recorded: RecordedFacts,
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
      const { row, reader, acts, actions } = await this.read(tx, requestId);
      const act = acts.find(({ id }) => id === documentId);
      if (!act) throw new Refused({ code: 'not_found' });
      const isOwn = isApplicant(reader, row);
      if (!isOwn) tx.audit({ act: 'request.document', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { document: act.kind, masked: true } });
      return { facts: await this.recorded.of(tx, row, act, actions, isOwn), check: checkCode(row, act) };
    });
    const content = contentOf(facts, language);
    const author = (language === 'zh' ? facts.authority?.nameZh : facts.authority?.nameEn) ?? '';
    const pdf = await renderDocument({ language, content, author, number: facts.number, check, address: `${this.config.publicUrl}/requests/${requestId}#documents`, at: facts.at, isDemonstration: this.config.mode === 'demo' });
    return { fileName: `${facts.number}-${facts.kind}-${language}.pdf`, pdf };
  }

  private async read(tx: Tx, requestId: string): Promise<{ row: RequestEntity; reader: ActingParty; acts: ActWithDocument[]; actions: RequestActionEntity[] }> {
    const { row, reader } = await this.visible.get(tx, requestId);
    const actions = await this.queries.actions(tx, requestId);
    return { row, reader, actions, acts: actions.flatMap((act) => { const kind = documentKindOf(act); return kind === null ? [] : [{ ...act, kind }]; }) };
  }
}

/** Tells a document of the record from one that somebody wrote: the beginning of a digest over the act, which nobody can guess who has not seen the list. */
function checkCode(row: RequestEntity, act: RequestActionEntity): string {
  const digest = createHash('sha256').update([act.id, row.number, act.version, act.verb, act.at.toISOString(), act.commandId, act.inputDigest.toString('hex')].join('\n')).digest('hex');
  return (digest.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
