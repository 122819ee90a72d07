import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, pageOf, readOffset, type Actor } from '#platform';
import type { DeliveryEntity, MailboxEntity } from '../data/entities.js';
import { DeliveriesService } from '../deliveries.service.js';
import { DeliveriesQuery, DeliveryPage, DeliveryView, MailboxPage, MailsQuery, type MailboxMailView } from './deliveries.dto.js';

@ApiTags('notices')
@Controller('api/notices')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  /** What is on its way to people and endpoints, and what was given up; the latest first. */
  @Get('deliveries')
  @Roles('platform_admin', 'auditor')
  async listDeliveries(@CurrentActor() actor: Actor, @Query() query: DeliveriesQuery): Promise<DeliveryPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.deliveries.list(actor, { state: query.state, channel: query.channel, q: query.q, offset, limit: query.limit });
    return pageOf(items.map(toView), total, offset);
  }

  /** Begins anew with one that was given up. */
  @Post('deliveries/:id/redrive')
  @HttpCode(200)
  @Roles('platform_admin')
  async redriveDelivery(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveryView> {
    return toView(await this.deliveries.redrive(actor, id));
  }

  /** What a demonstration without a mail server would have sent; the latest first. */
  @Get('mailbox')
  @Roles('platform_admin')
  async listMails(@CurrentActor() actor: Actor, @Query() query: MailsQuery): Promise<MailboxPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.deliveries.mails(actor, { q: query.q, offset, limit: query.limit });
    return pageOf(items.map(toMail), total, offset);
  }
}

function toView({ id, channel, receiver, subjectKind, subjectId, template, params, state, attempts, nextAt, lastError, createdAt, endedAt }: DeliveryEntity): DeliveryView {
  const { certificateNumber, number } = params as { certificateNumber?: string; number?: string };
  return {
    id, channel, receiver, subject: { kind: subjectKind, id: subjectId }, template, number: certificateNumber ?? number ?? null, state, attempts,
    nextAt: endedAt === null ? nextAt.toISOString() : null, lastError, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null,
  };
}

function toMail({ id, recipient, language, subject, bodyText, bodyHtml, at }: MailboxEntity): MailboxMailView {
  return { id, to: recipient, language, subject, text: bodyText, html: bodyHtml, at: at.toISOString() };
}
