import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

export interface AuditFilter {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Id of the last entry of the page before. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export interface AuditEntryRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: 'system' | 'person' | 'public'; readonly personId?: string; readonly postId?: string | null; readonly role?: string };
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction: string | null;
  readonly detail: Record<string, unknown>;
  readonly correlationId: string;
  readonly seal: string | null;
}

const ABOUT = '($1::text IS NULL OR e.subject_kind = $1) AND ($2::text IS NULL OR e.subject_id = $2)';

@Injectable()
export class AuditStore {
  /** The newest entries first; ids are made in the order of time. */
  async list(tx: Tx, { subjectKind, subjectId, before, limit }: AuditFilter): Promise<{ items: AuditEntryRow[]; total: number }> {
    const items = await tx.query<AuditEntryRow>(
      `SELECT e.id, e.at, e.actor, e.act, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.jurisdiction, e.detail,
         e.correlation_id AS "correlationId", s.seq::text AS seal
       FROM platform.audit_entry e LEFT JOIN platform.audit_seal s ON s.entry_id = e.id
       WHERE ${ABOUT} AND ($3::uuid IS NULL OR e.id < $3) ORDER BY e.id DESC LIMIT $4`,
      [subjectKind ?? null, subjectId ?? null, before ?? null, limit],
    );
    const count = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM platform.audit_entry e WHERE ${ABOUT}`, [subjectKind ?? null, subjectId ?? null]);
    return { items, total: count[0]?.total ?? 0 };
  }
}
