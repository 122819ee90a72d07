import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, UnitOfWork, pageOf, readOffset, type PersonActor } from '#platform';
import { PublicationQueries } from '../data/publication.queries.js';
import { DocumentKinds } from '../document-kinds.js';
import { DraftsService } from '../drafts.service.js';
import { PublicationPresenter } from '../publication-presenter.js';
import { DocumentDraftPage, DraftReview, DocumentDraftsQuery, DocumentDraft, NewDraftDto, SaveDocumentDraftDto } from './publication.dto.js';

@ApiTags('publication')
@Roles('catalogue_admin')
@Controller('api/publication/drafts')
export class PublicationDraftsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PublicationQueries,
    private readonly drafts: DraftsService,
    private readonly kinds: DocumentKinds,
    private readonly presenter: PublicationPresenter,
  ) {}

  /** Drafts, the latest first: those that are being written, or those in another state. */
  @Get()
  async listDrafts(@CurrentActor() actor: PersonActor, @Query() query: DocumentDraftsQuery): Promise<DocumentDraftPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(actor, async (tx) => this.queries.drafts(tx, { ...query, author: query.whose === 'mine' ? actor.personId : undefined, offset }));
    return pageOf(found.items.map((draft) => this.presenter.draft(draft)), found.total, offset);
  }

  /** Begins a change: of a document as it stands, or a document that is new. */
  @Post()
  async createDraft(@CurrentActor() actor: PersonActor, @Body() body: NewDraftDto): Promise<DocumentDraft> {
    return this.presenter.draft(await this.drafts.create(actor, body));
  }

  /** The draft, how it differs from what holds now, and what keeps it from being proposed. */
  @Get(':id')
  async getDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<DraftReview> {
    const { draft, issues, changes, base } = await this.drafts.review(actor, id);
    const kind = this.kinds.get(draft.kind);
    return {
      draft: this.presenter.draft(draft), ...(await this.presenter.before(base)), issues: [...issues], changes, sentences: await this.presenter.sentences(draft.kind, draft.code, draft.content),
      parties: [...kind.parties(draft.content)],
    };
  }

  /** Saves what was typed over the revision that was shown; a conflict answers with both sides and a merge. */
  @Put(':id')
  async saveDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SaveDocumentDraftDto): Promise<DocumentDraft> {
    return this.presenter.draft(await this.drafts.save(actor, id, body));
  }

  /** Puts a draft aside; what was saved of it is kept. */
  @Delete(':id')
  @HttpCode(204)
  async discardDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.drafts.discard(actor, id);
  }
}
