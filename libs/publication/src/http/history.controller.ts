import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, pageOf, readOffset, type PersonActor } from '#platform';
import type { FastifyReply } from 'fastify';
import { HistoryService, type NamedAct } from '../history.service.js';
import type { HistoryFilter } from '../data/history.queries.js';
import { HistoryActorList, HistoryExportQuery, HistoryPage, HistoryQuery, type HistoryEntryView } from './history.dto.js';

/** What happened, for whoever publishes and whoever oversees it. */
@ApiTags('publication')
@Roles('catalogue_admin', 'auditor', 'platform_admin')
@Controller('api/publication/history')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  /** Who drafted, signed, objected and published what and when, the latest first. */
  @Get()
  async listHistory(@CurrentActor() actor: PersonActor, @Query() query: HistoryQuery): Promise<HistoryPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.history.list(actor, filterOf(query, offset, query.limit));
    return pageOf(items.map(view), total, offset);
  }

  /** Everyone who has acted. */
  @Get('actors')
  async listActors(@CurrentActor() actor: PersonActor): Promise<HistoryActorList> {
    const items = await this.history.actors(actor);
    return { items, total: items.length, nextCursor: null };
  }

  /** The same as a file, the oldest first. */
  @Get('export')
  @ApiProduces('text/csv', 'application/jsonl')
  @ApiOkResponse({ description: 'One act a line.', content: { 'text/csv': { schema: { type: 'string' } }, 'application/jsonl': { schema: { type: 'string' } } } })
  async export(@CurrentActor() actor: PersonActor, @Query() query: HistoryExportQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const format = query.format ?? 'csv';
    void reply.header('content-type', `${format === 'csv' ? 'text/csv' : 'application/jsonl'}; charset=utf-8`).header('content-disposition', `attachment; filename="tongban-history.${format}"`);
    return this.history.export(actor, filterOf(query, 0, 0), format);
  }
}

function filterOf({ from, until, q, kind, code, batchId, act, jurisdiction, personId }: Omit<HistoryQuery, 'cursor' | 'limit'>, offset: number, limit: number): HistoryFilter {
  return { q, kind, code, batchId, act, jurisdiction, personId, from: from === undefined ? undefined : new Date(from), until: until === undefined ? undefined : new Date(until), offset, limit };
}

function view({ at, ...act }: NamedAct): HistoryEntryView {
  return { ...act, at: at.toISOString() };
}
