import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import { CurrentActor, Roles, UnitOfWork, pageOf, readOffset, type PersonActor, type Tx } from '#platform';
import { BatchesService } from '../batches.service.js';
import type { BatchEntity, SignatureEntity } from '../data/entities.js';
import { PublicationQueries } from '../data/publication.queries.js';
import { PublicationPresenter } from '../publication-presenter.js';
import { BatchItemPage, BatchItemsQuery, BatchPage, BatchesQuery, BatchStatementView, BatchView, ProposeDto, ReasonDto, SignDto } from './publication.dto.js';

@ApiTags('publication')
@Roles('catalogue_admin')
@Controller('api/publication/batches')
export class BatchesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PublicationQueries,
    private readonly batches: BatchesService,
    private readonly presenter: PublicationPresenter,
  ) {}

  /** What was proposed, signed, stopped; the latest first. */
  @Get()
  @Roles('catalogue_admin', 'auditor', 'platform_admin')
  async listBatches(@CurrentActor() actor: PersonActor, @Query() query: BatchesQuery): Promise<BatchPage> {
    const offset = readOffset(query.cursor);
    return this.uow.run(actor, async (tx) => {
      const found = await this.queries.batches(tx, { ...query, offset });
      const signatures = await this.queries.signaturesOf(tx, found.items.map(({ id }) => id));
      return pageOf(found.items.map((batch) => this.presenter.summary(batch, signatures.filter(({ batchId }) => batchId === batch.id), tx.now)), found.total, offset);
    });
  }

  /** Proposes drafts to their parties; from now on their content does not change. */
  @Post()
  async propose(@CurrentActor() actor: PersonActor, @Body() body: ProposeDto): Promise<BatchView> {
    return this.show(actor, await this.batches.propose(actor, { ...body, effectiveAt: body.effectiveAt === undefined ? undefined : new Date(body.effectiveAt) }));
  }

  /** One batch: what is to be signed, in plain words, and who has signed. */
  @Get(':id')
  @Roles('catalogue_admin', 'auditor', 'platform_admin')
  async getBatch(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<BatchView> {
    return this.uow.run(actor, async (tx) => this.presenter.batch(tx, actor, await this.found(tx, id)));
  }

  /** What it publishes, in plain words, page by page; also by a text. */
  @Get(':id/items')
  @Roles('catalogue_admin', 'auditor', 'platform_admin')
  async listItems(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Query() query: BatchItemsQuery): Promise<BatchItemPage> {
    const offset = readOffset(query.cursor);
    return this.uow.run(actor, async (tx) => {
      await this.found(tx, id);
      const { items, total } = await this.queries.batchItems(tx, id, { ...query, offset });
      return pageOf(await this.presenter.items(items), total, offset);
    });
  }

  /** What the signatures are over, with them: enough to verify it with the public keys alone. */
  @Get(':id/statement')
  @Roles('catalogue_admin', 'auditor', 'platform_admin')
  async getStatement(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<BatchStatementView> {
    return this.uow.run(actor, async (tx) => this.presenter.statement(await this.found(tx, id)));
  }

  /** Signs for the post's jurisdiction exactly what was shown. */
  @Post(':id/sign')
  @HttpCode(200)
  async sign(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SignDto): Promise<BatchView> {
    return this.show(actor, await this.batches.sign(actor, id, body.digest));
  }

  /** Stops it with a reason. */
  @Post(':id/object')
  @HttpCode(200)
  async object(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto): Promise<BatchView> {
    return this.show(actor, await this.batches.object(actor, id, body.reason));
  }

  /** Opens its drafts again. */
  @Post(':id/amend')
  @HttpCode(200)
  async amend(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<BatchView> {
    return this.show(actor, await this.batches.amend(actor, id));
  }

  /** Takes back what has not begun. */
  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto): Promise<BatchView> {
    return this.show(actor, await this.batches.cancel(actor, id, body.reason));
  }

  /** Proposes a batch that brings back what held before; answers with that batch. */
  @Post(':id/roll-back')
  @HttpCode(200)
  async rollBack(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto): Promise<BatchView> {
    return this.show(actor, await this.batches.rollBack(actor, id, body.reason));
  }

  private async found(tx: Tx, id: string): Promise<{ batch: BatchEntity; signatures: SignatureEntity[] }> {
    const found = await this.queries.batch(tx, id);
    if (!found) throw new Refused({ code: 'batch_unknown' });
    return found;
  }

  private async show(actor: PersonActor, { id }: BatchEntity): Promise<BatchView> {
    return this.getBatch(actor, id);
  }
}
