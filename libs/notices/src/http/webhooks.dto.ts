import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class RegisterWebhookDto {
  /** An https address. A demonstration also takes http on its own machine. */
  @ApiProperty({ maxLength: 500 })
  @IsString() @MaxLength(500) url: string;
}

export class WebhookView {
  @ApiProperty({ format: 'uuid' }) id: string;
  url: string;
  createdAt: string;
  /** Until then the secret before the last rotation signs, too. */
  earlierSecretUntil: string | null;
  /** Out of use since then. */
  disabledAt: string | null;
  disabledReason: string | null;
  /** When the last message arrived. */
  sentAt: string | null;
  /** Messages that fail or were given up. */
  failing: number;
}

export class WebhookSecretView extends WebhookView {
  /** Shown this once. */
  secret: string;
}

/** All webhooks of a person or an office: there are at most five. */
export class WebhookList {
  items: WebhookView[];
  total: number;
  nextCursor: string | null;
}
