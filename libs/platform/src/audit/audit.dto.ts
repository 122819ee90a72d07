import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../http/page.js';
import type { AuditFault } from './verify-audit.js';

export class AuditEntryQuery extends PageQuery {
  /** Kind of what was acted on: `request`, `person`, `session`. */
  @IsOptional() @IsString() @MaxLength(64) subjectKind?: string;
  /** Its id. */
  @IsOptional() @IsString() @MaxLength(128) subjectId?: string;
}

export class AuditActorView {
  kind: 'system' | 'person' | 'public';
  personId?: string;
  postId?: string | null;
  /** Role of the post in which the person acted; `resident` without one. */
  role?: string;
}

export class AuditEntryView {
  id: string;
  /** UTC instant. */
  at: string;
  actor: AuditActorView;
  /** `request.accept`, `person.reveal`, ... */
  act: string;
  subjectKind: string;
  subjectId: string;
  jurisdiction: string | null;
  /** Ids and codes of the act; never personal data in the clear. */
  detail: Record<string, unknown>;
  correlationId: string;
  /** Number of its link in the chain; null until it is sealed, within seconds. */
  seal: string | null;
}

export class AuditEntryPage {
  items: AuditEntryView[];
  total: number;
  nextCursor: string | null;
}

export class BrokenLinkView {
  /** Number of the link. */
  seq: string;
  /** The entry that it seals; null where there is none to name. */
  entryId: string | null;
  /**
   * `gap`: a link is missing; `missing_entry`: its entry is gone; `link_broken`: it does not go on from the one before;
   * `entry_altered`: entry or link are not what was sealed; `head_changed`: a head noted earlier is no longer there.
   */
  what: AuditFault;
}

export class AuditHeadView {
  seq: string;
  /** SHA-256, hexadecimal. Noted elsewhere it proves later that nothing up to here was changed. */
  hash: string;
}

export class AuditVerificationView {
  ok: boolean;
  /** All entries of the log. */
  entries: number;
  /** Links found whole, from the beginning to the end or to the first broken one. */
  sealed: number;
  firstBroken: BrokenLinkView | null;
  /** Entries older than a minute that nobody has sealed: zero while a worker runs. */
  unsealed: number;
  head: AuditHeadView | null;
}
