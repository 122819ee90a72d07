import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedInOnly, type PersonActor } from '#platform';
import { WebhooksService, type Standing } from '../webhooks.service.js';
import { RegisterWebhookDto, WebhookList, WebhookSecretView, WebhookView } from './webhooks.dto.js';

@ApiTags('notices')
@Controller('api/notices/settings/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** The reader's webhooks; in the post of a supervisor or catalogue administrator those of the office. */
  @Get()
  @SignedInOnly()
  async listWebhooks(@CurrentActor() actor: PersonActor): Promise<WebhookList> {
    const items = (await this.webhooks.list(actor)).map(toView);
    return { items, total: items.length, nextCursor: null };
  }

  /** Registers an address; the answer holds its secret, this once. */
  @Post()
  @SignedInOnly()
  async registerWebhook(@CurrentActor() actor: PersonActor, @Body() { url }: RegisterWebhookDto): Promise<WebhookSecretView> {
    const made = await this.webhooks.register(actor, url);
    return { ...toView(made), secret: made.secret };
  }

  /** Gives it a new secret; for a day the one before signs beside it. */
  @Post(':id/rotate')
  @HttpCode(200)
  @SignedInOnly()
  async rotateSecret(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<WebhookSecretView> {
    const made = await this.webhooks.rotate(actor, id);
    return { ...toView(made), secret: made.secret };
  }

  /** Brings an endpoint back that had said that it is gone. */
  @Post(':id/enable')
  @HttpCode(200)
  @SignedInOnly()
  async enableWebhook(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<WebhookView> {
    return toView(await this.webhooks.enable(actor, id));
  }

  /** Takes the webhook off. */
  @Delete(':id')
  @HttpCode(204)
  @SignedInOnly()
  async removeWebhook(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.webhooks.remove(actor, id);
  }
}

function toView({ endpoint, sentAt, failing }: Standing): WebhookView {
  const { id, url, createdAt, earlierUntil, disabledAt, disabledReason } = endpoint;
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return { id, url, createdAt: createdAt.toISOString(), earlierSecretUntil: iso(earlierUntil), disabledAt: iso(disabledAt), disabledReason, sentAt: iso(sentAt), failing };
}
