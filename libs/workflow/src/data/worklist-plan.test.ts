import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PostScope } from '#platform';
import pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { heldBy, unclaimed, type Sql } from './worklist-sql.js';

const AUTHORITY = '00000000-0000-7000-8000-000000000001';
const SCOPE = `SELECT set_config('tongban.kind', 'person', true), set_config('tongban.person', '${AUTHORITY}', true), set_config('tongban.role', 'case_clerk', true),
  set_config('tongban.reach', 'own', true), set_config('tongban.authority', '${AUTHORITY}', true), set_config('tongban.jurisdictions', '{120000}', true)`;
const OWN: PostScope = { postId: AUTHORITY, role: 'case_clerk', reach: 'own', authorityId: AUTHORITY, jurisdictionCode: '120000', jurisdictions: ['120000'], windowId: null };

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** The plan of a page in the scope of a clerk, for a table too large to be read as a whole. */
async function planOf(order: string, more: string): Promise<string> {
  const sql: Sql = { where: [], values: [] };
  heldBy(OWN, sql);
  await client.query('BEGIN');
  await client.query(SCOPE);
  await client.query('SET LOCAL enable_seqscan = off');
  await client.query('SET LOCAL enable_bitmapscan = off');
  const { rows } = await client.query<Record<'QUERY PLAN', string>>(`EXPLAIN SELECT r.id FROM workflow.request r WHERE ${sql.where.join(' AND ')} AND ${more} ORDER BY ${order} LIMIT 20`, sql.values);
  await client.query('ROLLBACK');
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('a page of the work list', () => {
  it.each([
    ['the soonest due', 'r.due_at NULLS LAST, r.id', 'true'], ['the oldest', 'r.submitted_at, r.id', 'true'], ['the latest', 'r.submitted_at DESC, r.id DESC', 'true'],
    ['of one service and place, due soon', 'r.due_at NULLS LAST, r.id', "r.service_type_code = 'x' AND r.from_jurisdiction = '110000' AND r.alert IS NOT NULL AND r.due_at <= now()"],
    ['filed within days, the latest first', 'r.submitted_at DESC, r.id DESC', "r.submitted_at > now() - interval '2 days' AND r.submitted_at <= now() AND r.supplement_rounds > 0"],
    ['what nobody has claimed', 'r.due_at NULLS LAST, r.id', unclaimed("'2026-03-02T01:00:00Z'::timestamptz")],
  ])('is read from an index of its desk, in its order: %s', async (_what, order, more) => {
    const plan = await planOf(order, more);
    expect(plan).toMatch(/Index Scan.* using request_worklist/);
    expect(plan).toMatch(/Index Cond: \(\(?desk_authority_id = /);
    expect(plan).not.toContain('Sort');
  });
});

it('what else an applicant asked for is read from the index of applicants, in its order', async () => {
  await client.query('BEGIN');
  await client.query(SCOPE);
  await client.query('SET LOCAL enable_seqscan = off');
  const { rows } = await client.query<Record<'QUERY PLAN', string>>(`EXPLAIN SELECT r.id, count(*) OVER ()::int FROM workflow.request r WHERE r.applicant_id = $1 AND r.id <> $2 ORDER BY r.submitted_at DESC, r.id DESC LIMIT 20`, [AUTHORITY, AUTHORITY]);
  await client.query('ROLLBACK');
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index (Scan|Cond).*request_applicant|request_applicant[\s\S]*Index Cond: \(applicant_id/);
});
