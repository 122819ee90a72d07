import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';

/**
 * One entry and its seal as they are hashed. Every value is the text in which PostgreSQL stores or shows it without loss: instants to
 * the microsecond, JSON documents as their stored text, so that no number is rounded on the way.
 */
export interface SealedEntry {
  readonly seq: string;
  readonly sealedAt: string;
  readonly id: string;
  readonly txId: string;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction: string | null;
  readonly detail: string;
  readonly correlationId: string;
}

/** The instant without regard to the session's time zone or date style. */
export function instantText(expression: string): string {
  return `(to_jsonb(${expression} AT TIME ZONE 'UTC') #>> '{}')`;
}

/** Select list of the entry `e` in the form that is hashed; `seq` and `sealedAt` come from the seal. */
export const ENTRY_COLUMNS = `e.id::text AS id, e.tx_id::text AS "txId", ${instantText('e.at')} AS at, e.actor::text AS actor, e.act, e.subject_kind AS "subjectKind",
  e.subject_id AS "subjectId", e.jurisdiction, e.detail::text AS detail, e.correlation_id AS "correlationId"`;

/** What stands before the first seal. */
export const CHAIN_START = Buffer.alloc(32);

/** SHA-256 over the previous hash and the canonical JSON of the entry with its seal. */
export function sealHash(previous: Uint8Array, entry: SealedEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(entry), 'utf8').digest();
}
