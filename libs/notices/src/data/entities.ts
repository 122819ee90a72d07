import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '../domain/channels.js';
import type { DeliveryState } from '../domain/delivery.js';
import type { Language } from '../domain/template.js';

/** An in-app notice to one person. `params`: the values of its text, with the names as they were when it was told. */
@Entity({ schema: 'notices', name: 'notice' })
export class NoticeEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  /** What it is about: `request`, `certificate`, `batch`, and its id. */
  @Column({ type: 'text' }) subjectKind: string;
  @Column({ type: 'uuid' }) subjectId: string;
  @Column({ type: 'text' }) template: string;
  @Column({ type: 'jsonb' }) params: Record<string, unknown>;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) readAt: Date | null;
}

/** How a person wants to be told. Whoever has no row wants everything, in Chinese. */
@Entity({ schema: 'notices', name: 'preference' })
export class PreferenceEntity {
  @PrimaryColumn({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) language: Language;
  /** What is switched off, as `group:channel`. */
  @Column({ type: 'text', array: true }) off: string[];
  @Column({ type: 'timestamptz' }) changedAt: Date;
}

/** The confirmed e-mail address of a person; `address` is encrypted. */
@Entity({ schema: 'notices', name: 'mail_address' })
export class MailAddressEntity {
  @PrimaryColumn({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) address: string;
  @Column({ type: 'timestamptz' }) confirmedAt: Date;
}

/** An e-mail address that waits for its code. `address` is encrypted; `addressBidx` counts how often it was written to. The code follows from the id. */
@Entity({ schema: 'notices', name: 'confirmation' })
class ConfirmationEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) address: string;
  @Column({ type: 'text' }) addressBidx: string;
  @Column({ type: 'integer' }) tries: number;
  @Column({ type: 'timestamptz' }) askedAt: Date;
  @Column({ type: 'timestamptz' }) expiresAt: Date;
  /** Confirmed, given up, or replaced by a later one. */
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}

/** A webhook. Exactly one of person, authority and jurisdiction owns it; the secrets are encrypted. */
@Entity({ schema: 'notices', name: 'endpoint' })
export class EndpointEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  @Column({ type: 'text', nullable: true }) jurisdiction: string | null;
  @Column({ type: 'text' }) url: string;
  @Column({ type: 'text' }) secret: string;
  /** The secret before the last rotation, which signs beside the new one until `earlierUntil`. */
  @Column({ type: 'text', nullable: true }) earlierSecret: string | null;
  @Column({ type: 'timestamptz', nullable: true }) earlierUntil: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) disabledAt: Date | null;
  @Column({ type: 'text', nullable: true }) disabledReason: string | null;
  @Column({ type: 'uuid' }) createdBy: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}

/** One message on its way to one receiver: a person, an address that waits for its code, or an endpoint. */
@Entity({ schema: 'notices', name: 'delivery' })
export class DeliveryEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) channel: Channel;
  @Column({ type: 'uuid' }) receiver: string;
  @Column({ type: 'text' }) subjectKind: string;
  @Column({ type: 'uuid' }) subjectId: string;
  @Column({ type: 'text' }) template: string;
  @Column({ type: 'jsonb' }) params: Record<string, unknown>;
  @Column({ type: 'text' }) state: DeliveryState;
  /** How often it was tried since it was told or redriven. */
  @Column({ type: 'integer' }) attempts: number;
  /** When it is tried next; while it is being sent, when another process takes over. */
  @Column({ type: 'timestamptz' }) nextAt: Date;
  @Column({ type: 'text', nullable: true }) lastError: string | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  /** Sent, dead or dropped since then. */
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}

/** What a demonstration without a mail server would have sent; the id is that of the delivery. `recipient` is encrypted. */
@Entity({ schema: 'notices', name: 'mailbox' })
export class MailboxEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) recipient: string;
  @Column({ type: 'text' }) language: Language;
  @Column({ type: 'text' }) subject: string;
  @Column({ type: 'text' }) bodyText: string;
  @Column({ type: 'text' }) bodyHtml: string;
  @Column({ type: 'timestamptz' }) at: Date;
}

export const NOTICES_ENTITIES = [NoticeEntity, PreferenceEntity, MailAddressEntity, ConfirmationEntity, EndpointEntity, DeliveryEntity, MailboxEntity];
