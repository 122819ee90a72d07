import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { Language } from '../domain/template.js';

/** The ways that lead to a person. */
export interface Ways {
  readonly person: string;
  /** What they have switched off. */
  readonly off: readonly string[];
  readonly hasMail: boolean;
  /** Their webhooks that are in use. */
  readonly endpoints: readonly string[];
}

const WAYS = `SELECT p.id AS person, coalesce(f.off, '{}') AS off, m.person_id IS NOT NULL AS "hasMail",
    ARRAY(SELECT e.id FROM notices.endpoint e WHERE e.person_id = p.id AND e.disabled_at IS NULL ORDER BY e.id) AS endpoints
  FROM unnest($1::uuid[]) p(id) LEFT JOIN notices.preference f ON f.person_id = p.id LEFT JOIN notices.mail_address m ON m.person_id = p.id`;

/** By which ways people are reached; for the platform. */
@Injectable()
export class WaysQueries {
  async ofPeople(tx: Tx, people: readonly string[]): Promise<Ways[]> {
    return tx.prepared<Ways>('notice-ways', WAYS, [people]);
  }

  /** Webhooks in use of an office. */
  async ofOffice(tx: Tx, office: { readonly authority: string } | { readonly jurisdiction: string }): Promise<string[]> {
    const [column, value] = 'authority' in office ? ['authority_id', office.authority] : ['jurisdiction', office.jurisdiction];
    return (await tx.query<{ id: string }>(`SELECT id FROM notices.endpoint WHERE ${column} = $1 AND disabled_at IS NULL ORDER BY id`, [value])).map(({ id }) => id);
  }

  async languageOf(tx: Tx, person: string): Promise<Language> {
    return (await tx.query<{ language: Language }>('SELECT language FROM notices.preference WHERE person_id = $1', [person]))[0]?.language ?? 'zh';
  }
}
