import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, newId, type Actor, type PostScope } from '#platform';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

const TIANJIN = '120000';
const [ME, OTHER, AUTHORITY] = [newId(), newId(), newId()];
const OWN_TABLES = ['notices.notice', 'notices.preference', 'notices.mail_address', 'notices.confirmation'] as const;

let database: TestDatabase;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;

const inPost = (role: PostScope['role'], change: Partial<PostScope> = {}): Actor => ({
  kind: 'person', personId: newId(), post: { postId: newId(), role, jurisdictionCode: TIANJIN, reach: 'below', authorityId: null, windowId: null, jurisdictions: [TIANJIN], ...change },
});
const resident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const count = async (actor: Actor, table: string): Promise<number> => uow.run(actor, async (tx) => (await tx.query(`SELECT FROM ${table}`)).length);
/** Rows of an office's or a person's endpoint that the actor can change. */
const changeable = async (actor: Actor, sql: string): Promise<number> => uow.run(actor, async (tx) => tx.execute(sql));

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  await uow.run(SYSTEM, async (tx) => {
    for (const person of [ME, OTHER]) {
      await tx.execute(`INSERT INTO notices.notice VALUES ($1, $2, 'request', $1, 'request.accepted', '{}', now())`, [newId(), person]);
      await tx.execute(`INSERT INTO notices.preference VALUES ($1, 'zh', '{}', now())`, [person]);
      await tx.execute(`INSERT INTO notices.mail_address VALUES ($1, 'sealed', now())`, [person]);
      await tx.execute(`INSERT INTO notices.confirmation VALUES ($1, $2, 'sealed', 'x', 0, now(), now())`, [newId(), person]);
    }
    const owners: readonly (readonly [string | null, string | null, string | null])[] = [[ME, null, null], [OTHER, null, null], [null, AUTHORITY, null], [null, null, TIANJIN], [null, null, '130000']];
    for (const [person, authority, place] of owners) {
      await tx.execute(`INSERT INTO notices.endpoint (id, person_id, authority_id, jurisdiction, url, secret, created_by, created_at) VALUES ($1, $2, $3, $4, 'https://a.example', 'sealed', $5, now())`, [newId(), person, authority, place, ME]);
    }
    await tx.execute(`INSERT INTO notices.delivery VALUES ($1, 'email', $2, 'request', $1, 'request.accepted', '{}', 'pending', 0, now(), NULL, now())`, [newId(), ME]);
    await tx.execute(`INSERT INTO notices.mailbox VALUES ($1, 'sealed', 'zh', 'a', 'a', 'a', now())`, [newId()]);
  });
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('what is kept about how people are told', () => {
  it.each(OWN_TABLES)('%s is seen by the person and the platform, and by nobody in whatever post', async (table) => {
    expect([await count(SYSTEM, table), await count(resident(ME), table), await count(resident(newId()), table), await count(PUBLIC, table)]).toEqual([2, 1, 0, 0]);
    for (const role of ['window_clerk', 'case_clerk', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor'] as const) expect([role, await count(inPost(role, { reach: 'all' }), table)]).toEqual([role, 0]);
  });

  it('endpoints are seen by their person, or by those who answer for the office', async () => {
    const seen = async (actor: Actor): Promise<number> => count(actor, 'notices.endpoint');
    expect([await seen(SYSTEM), await seen(resident(ME)), await seen(PUBLIC)]).toEqual([5, 1, 0]);
    expect([await seen(inPost('catalogue_admin', { authorityId: newId(), reach: 'own' })), await seen(inPost('supervisor')), await seen(inPost('supervisor', { authorityId: AUTHORITY, reach: 'own' }))]).toEqual([1, 1, 1]);
    for (const role of ['window_clerk', 'case_clerk', 'platform_admin', 'auditor'] as const) expect([role, await seen(inPost(role, { authorityId: AUTHORITY, reach: 'own' }))]).toEqual([role, 0]);
  });

  it('deliveries and the mailbox belong to the platform: its administrator looks, and begins anew with a delivery', async () => {
    const change = 'UPDATE notices.delivery SET attempts = 0';
    for (const [actor, deliveries, mails, changes] of [[SYSTEM, 1, 1, 1], [inPost('platform_admin'), 1, 1, 1], [inPost('auditor'), 1, 0, 0], [inPost('supervisor'), 0, 0, 0], [resident(ME), 0, 0, 0], [PUBLIC, 0, 0, 0]] as const) {
      expect([actor, await count(actor, 'notices.delivery'), await count(actor, 'notices.mailbox'), await changeable(actor, change)]).toEqual([actor, deliveries, mails, changes]);
    }
  });

  it('nobody tells or sends but the platform', async () => {
    const insert = `INSERT INTO notices.notice VALUES (gen_random_uuid(), '${ME}', 'request', gen_random_uuid(), 'x', '{}', now())`;
    for (const actor of [resident(ME), inPost('platform_admin'), inPost('case_clerk'), PUBLIC]) await expect(changeable(actor, insert)).rejects.toThrow('row-level security');
    await expect(changeable(resident(ME), `INSERT INTO notices.endpoint (id, person_id, url, secret, created_by, created_at) VALUES (gen_random_uuid(), '${OTHER}', 'https://a.example', 'x', '${ME}', now())`)).rejects.toThrow('row-level security');
  });
});
