import { Injectable } from '@nestjs/common';
import type { PostRole } from '#kernel';
import type { Tx } from '#platform';

/** Posts of one role at an authority, or in a jurisdiction itself (not below it). */
export type PostPlace = { readonly role: PostRole; readonly authority: string } | { readonly role: PostRole; readonly jurisdiction: string };

/** Who holds which posts; for the platform. */
@Injectable()
export class PostQueries {
  /** Ids of the persons who hold such a post on the day of the transaction (Shanghai), each once. */
  async holders(tx: Tx, place: PostPlace): Promise<string[]> {
    const [column, value] = 'authority' in place ? ['authority_id', place.authority] : ['jurisdiction_code', place.jurisdiction];
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT person_id AS id FROM directory.post WHERE role = $1 AND ${column} = $2 AND valid @> ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date ORDER BY 1`, [place.role, value, tx.now]);
    return rows.map(({ id }) => id);
  }
}
