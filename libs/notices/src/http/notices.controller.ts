import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly, pageOf, readOffset, type PersonActor } from '#platform';
import type { NoticeEntity } from '../data/entities.js';
import { wordsOf } from '../notice-words.js';
import { NoticesService } from '../notices.service.js';
import { NoticePage, NoticesQuery, type NoticeView } from './notices.dto.js';

@ApiTags('notices')
@Controller('api/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  /** Notices to the reader, latest first. */
  @Get()
  @SignedInOnly()
  async listNotices(@CurrentActor() actor: PersonActor, @Query() query: NoticesQuery): Promise<NoticePage> {
    const offset = readOffset(query.cursor);
    const found = await this.notices.list(actor, { unread: query.unread === true, q: query.q, offset, limit: query.limit });
    return { ...pageOf(found.items.map(toView), found.total, offset), unread: found.unread };
  }

  /** Marks a notice as read; again is harmless. */
  @Post(':id/read')
  @SignedInOnly()
  @HttpCode(204)
  async readNotice(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.notices.markRead(actor, id);
  }
}

function toView(notice: NoticeEntity): NoticeView {
  const { id, subjectKind, subjectId, template, params, createdAt, readAt } = notice;
  const { group, sentence, link } = wordsOf(notice);
  return { id, subject: { kind: subjectKind, id: subjectId }, template, group, sentence: { ...sentence }, link, params, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}
