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

  /** Ids of the persons whose post as a supervisor reaches a place on the day of the transaction; `above`: the place and everything above it. */
  async watching(tx: Tx, above: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT DISTINCT person_id AS id FROM directory.post WHERE role = 'supervisor' AND (reach = 'all' OR jurisdiction_code = ANY ($1)) AND valid @> ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date ORDER BY 1`, [above, tx.now]);
    return rows.map(({ id }) => id);
  }

  /** The post by which a person is a window or case clerk at an authority on the day of the transaction (Shanghai); null: none. For clerks and supervisors too, who see no posts but their own. */
  async clerkPostAt(tx: Tx, person: string, authority: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>('SELECT directory.clerk_post($1, $2, $3) AS id', [person, authority, tx.now]);
    return row?.id ?? null;
  }

  /** Window and case clerks of an authority on the day of the transaction, each once, with the posts that they hold there; for the platform. */
  async clerksAt(tx: Tx, authority: string): Promise<{ personId: string; roles: PostRole[] }[]> {
    return tx.query(
      `SELECT person_id AS "personId", array_agg(DISTINCT role ORDER BY role) AS roles FROM directory.post
       WHERE role IN ('window_clerk', 'case_clerk') AND authority_id = $1 AND valid @> ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date GROUP BY person_id ORDER BY person_id`, [authority, tx.now]);
  }
}
