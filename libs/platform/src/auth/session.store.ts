import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

/** A row of platform.session that has not ended. */
export interface SessionRow {
  readonly personId: string;
  readonly postId: string | null;
  /** The ID token of the sign-in, kept as the hint with which the provider's own session is ended. */
  readonly providerSession: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = 'person_id AS "personId", post_id AS "postId", provider_session AS "providerSession", created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt"';

/** Reads and writes platform.session; its policy lets only the platform itself (SYSTEM) do so. */
@Injectable()
export class SessionStore {
  async insert(tx: Tx, idHash: Buffer, row: SessionRow): Promise<void> {
    await tx.execute(
      'INSERT INTO platform.session (id_hash, person_id, post_id, provider_session, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [idHash, row.personId, row.postId, row.providerSession, row.createdAt, row.seenAt, row.expiresAt],
    );
  }

  /** The session, unless it has ended or its absolute limit has passed. */
  async findOpen(tx: Tx, idHash: Buffer): Promise<SessionRow | undefined> {
    const text = `SELECT ${COLUMNS} FROM platform.session WHERE id_hash = $1 AND ended_at IS NULL AND expires_at > $2`;
    return (await tx.prepared<SessionRow & object>('session-open', text, [idHash, tx.now]))[0];
  }

  async touch(tx: Tx, idHash: Buffer): Promise<void> {
    await tx.execute('UPDATE platform.session SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2', [idHash, tx.now]);
  }

  /** Ends one session; gives what it was, or undefined when it had ended already. */
  async end(tx: Tx, idHash: Buffer): Promise<SessionRow | undefined> {
    const text = `UPDATE platform.session SET ended_at = $2 WHERE id_hash = $1 AND ended_at IS NULL RETURNING ${COLUMNS}`;
    return (await tx.query<SessionRow & object>(text, [idHash, tx.now]))[0];
  }

  /** Ends every session of a person; gives their number. */
  async endAllOf(tx: Tx, personId: string): Promise<number> {
    return tx.execute('UPDATE platform.session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL', [personId, tx.now]);
  }

  /** Removes a few sessions that ran out before the instant, so that the table never needs a sweep of its own. */
  async removeSome(tx: Tx, before: Date): Promise<void> {
    await tx.execute(
      `DELETE FROM platform.session WHERE id_hash IN
        (SELECT id_hash FROM platform.session WHERE expires_at < $1 ORDER BY expires_at LIMIT 20 FOR UPDATE SKIP LOCKED)`,
      [before],
    );
  }
}
