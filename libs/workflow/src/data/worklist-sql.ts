import { createHash } from 'node:crypto';
import type { BlindIndex, PostScope, Tx } from '#platform';
import { readRequestNumber } from '../domain/request-number.js';

/** The conditions of a statement in the making, with the values of its places. */
export interface Sql {
  readonly where: string[];
  readonly values: unknown[];
}

/**
 * Asks a question of the work list that is planned once per connection: row-level security and a dozen indexes make planning dearer than the answer. For questions that come
 * in few forms; what people put together from filters would leave each connection with hundreds of plans.
 */
export async function askPlanned<Row extends object>(tx: Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  return tx.prepared(`worklist-${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`, text, values);
}

/** Takes a value in and gives its place. */
export function add(sql: Sql, value: unknown): string {
  sql.values.push(value);
  return `$${sql.values.length}`;
}

/**
 * Number, identity number and name are found exactly (the latter two are encrypted); a qualification, or a service that is about none, by part of its name. Their codes are asked for
 * beforehand: among the conditions, that question would keep the planner from the indexes of the others.
 */
export async function matching(tx: Tx, index: BlindIndex, q: string, sql: Sql): Promise<string> {
  const number = readRequestNumber(q);
  if (number) return `r.number = ${add(sql, number)}`;
  const part = `%${q.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const found = await tx.query<{ code: string }>('SELECT DISTINCT code FROM catalogue.qualification WHERE search_text LIKE $1', [part]);
  const exactly = [`r.applicant_name_bidx = ${add(sql, index.of('name', q))}`, `r.applicant_id_number_bidx = ${add(sql, index.of('id_number', q))}`];
  const byName = found.length > 0 ? [`r.qualification_code = ANY (${add(sql, found.map(({ code }) => code))})`] : [];
  const services = await tx.query<{ code: string }>('SELECT DISTINCT code FROM onestop.service_type WHERE applies_to IS NULL AND search_text LIKE $1', [part]);
  const byService = services.length > 0 ? [`(r.qualification_code IS NULL AND r.service_type_code = ANY (${add(sql, services.map(({ code }) => code))}))`] : [];
  return `(${[...exactly, ...byName, ...byService].join(' OR ')})`;
}

/**
 * What lies on the desks of the post's authority or jurisdictions: held, or offered to them. That it is open, which having a desk says already, is said once more where no index of a desk
 * serves a search and one of open requests does.
 */
export function heldBy(post: PostScope, sql: Sql): void {
  if (post.reach === 'own') sql.where.push(`r.desk_authority_id = ${add(sql, post.authorityId)}`);
  else if (post.reach === 'below') sql.where.push(`r.desk_jurisdiction = ANY (${add(sql, post.jurisdictions)}) AND r.closed_at IS NULL`);
  else sql.where.push('r.desk_authority_id IS NOT NULL AND r.closed_at IS NULL');
}

/** Nobody has claimed it, or the claim has run out at the instant that stands in the place. */
export function unclaimed(now: string): string {
  return `(r.assignee_person_id IS NULL OR r.lease_until < ${now})`;
}

/** What lay there before and does no longer. */
export function heldBefore(post: PostScope, sql: Sql): void {
  if (post.reach === 'own') {
    const own = add(sql, post.authorityId);
    sql.where.push(`r.involved_authorities @> ARRAY[${own}]::uuid[] AND r.desk_authority_id IS DISTINCT FROM ${own}`);
  } else if (post.reach === 'below') {
    const places = add(sql, post.jurisdictions);
    sql.where.push(`r.involved_jurisdictions && ${places}::text[] AND NOT coalesce(r.desk_jurisdiction = ANY (${places}), false)`);
  } else sql.where.push('r.desk_authority_id IS NULL');
}
