import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';
import { CHANNELS, type Channel } from '../domain/channels.js';
import { DELIVERY_STATES, type DeliveryState } from '../domain/delivery.js';
import { LANGUAGES, type Language } from '../domain/template.js';
import { SubjectView } from './notices.dto.js';

export class DeliveriesQuery extends PageQuery {
  @IsOptional() @IsIn(DELIVERY_STATES) state?: DeliveryState;
  @IsOptional() @IsIn(CHANNELS) channel?: Channel;
  /** Id of the receiver, the subject or the delivery, or part of a number, of a template's name or of an error. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
}

export class DeliveryView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CHANNELS }) channel: Channel;
  /** Id of the person, of the address that waits for its code, or of the endpoint. */
  @ApiProperty({ format: 'uuid' }) receiver: string;
  subject: SubjectView;
  template: string;
  /** Number of the request or the certificate, where it is about one. */
  number: string | null;
  @ApiProperty({ enum: DELIVERY_STATES }) state: DeliveryState;
  attempts: number;
  /** UTC instant; null when it is not tried any more. */
  nextAt: string | null;
  lastError: string | null;
  createdAt: string;
  endedAt: string | null;
}

export class DeliveryPage {
  items: DeliveryView[];
  total: number;
  nextCursor: string | null;
}

export class MailsQuery extends PageQuery {
  /** Part of the subject or of the text. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
}

export class MailboxMailView {
  @ApiProperty({ format: 'uuid' }) id: string;
  to: string;
  @ApiProperty({ enum: LANGUAGES }) language: Language;
  subject: string;
  text: string;
  html: string;
  at: string;
}

export class MailboxPage {
  items: MailboxMailView[];
  total: number;
  nextCursor: string | null;
}
