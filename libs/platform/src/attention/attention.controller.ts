import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../auth/actor.js';
import { CurrentActor, Roles } from '../auth/decorators.js';
import { pageOf, readOffset } from '../http/page.js';
import { AttentionPage, AttentionQuery, AttentionView } from './attention.dto.js';
import { AttentionService } from './attention.service.js';
import type { AttentionRow } from './attention.store.js';

@ApiTags('platform')
@Controller('api/platform/attention')
export class AttentionController {
  constructor(private readonly attention: AttentionService) {}

  /** What a person must look at: jobs that kept failing, requests without a competent authority. */
  @Get()
  @Roles('platform_admin', 'auditor')
  async list(@CurrentActor() actor: Actor, @Query() query: AttentionQuery): Promise<AttentionPage> {
    const offset = readOffset(query.cursor);
    const found = await this.attention.list(actor, { open: query.status !== 'resolved', offset, limit: query.limit });
    return pageOf(found.items.map(toView), found.total, offset);
  }

  /** Sends the failed event once more. */
  @Post(':id/redrive')
  @HttpCode(200)
  @Roles('platform_admin')
  async redrive(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AttentionView> {
    return toView(await this.attention.redrive(actor, id));
  }
}

function toView(row: AttentionRow): AttentionView {
  return {
    ...row,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
  };
}
