import { Injectable } from '@nestjs/common';
import type { ActorRole } from '#kernel';
import type { Tx } from '#platform';

/** Acts by which somebody reads a request of another. */
export const LOOKS = ['request.view', 'person.reveal', 'request.document', 'attachment.read', 'evidence.view', 'request.read'] as const;
export type LookAct = (typeof LOOKS)[number];

/** One look at a request, as the audit has it. */
export interface LookRow {
  readonly id: string;
  readonly at: Date;
  readonly act: LookAct;
  readonly role: ActorRole;
  readonly authorityId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly number: string;
}

const FOUND = `FROM workflow.request r JOIN platform.audit_entry e ON e.subject_kind = 'request' AND e.subject_id = r.id::text
  LEFT JOIN directory.post p ON p.id::text = e.actor->>'postId'
  WHERE r.applicant_id = $1 AND e.act = ANY ($2) AND e.actor->>'kind' = 'person' AND e.actor->>'personId' <> $1::text`;

/** Who has looked at somebody's requests, out of the audit. Runs as the platform: nobody else reads the audit. */
@Injectable()
export class LookQueries {
  /** The latest first; ids are made in the order of time. */
  async list(tx: Tx, applicantId: string, offset: number, limit: number): Promise<{ items: LookRow[]; total: number }> {
    const items = await tx.query<LookRow>(
      `SELECT e.id, e.at, e.act, e.actor->>'role' AS role, p.authority_id AS "authorityId", e.detail, r.id AS "requestId", r.number ${FOUND} ORDER BY e.id DESC OFFSET $3 LIMIT $4`, [applicantId, LOOKS, offset, limit],
    );
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FOUND}`, [applicantId, LOOKS]);
    return { items, total: count?.total ?? 0 };
  }
}
