import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, newId, type Actor, type PostScope } from '#platform';
import pg from 'pg';
import { aClockRow, aMatterRow, anActOfMatterRow, aRatingRow } from '../../../../test/support/builders/feedback-rows.js';
import { insertRows, type Row } from '../../../../test/support/builders/request-rows.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

const [TIANJIN, HEBEI] = ['120000', '130000'];
const [ME, OTHER, HANDLER, HERE, THERE] = [newId(), newId(), newId(), newId(), newId()];

let database: TestDatabase;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;

const inPost = (role: PostScope['role'], change: Partial<PostScope> = {}, personId = newId()): Actor => ({
  kind: 'person', personId, post: { postId: newId(), role, jurisdictionCode: TIANJIN, reach: 'own', authorityId: HERE, windowId: null, jurisdictions: [], ...change },
});
const over = (place: string): Partial<PostScope> => ({ jurisdictionCode: place, reach: 'below', authorityId: null, jurisdictions: [place] });
const resident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const TABLES = ['rating', 'matter', 'matter_act', 'matter_clock'] as const;

/** A good rating, a bad one with its open rectification, one whose rectification has closed, and a complaint that was sent on. */
const [GOOD, BAD, DONE] = [aRatingRow({ person_id: ME, authority_id: HERE, handlers: [HANDLER] }), aRatingRow({ person_id: ME, authority_id: HERE, level: 'dissatisfied', handlers: [HANDLER] }), aRatingRow({ person_id: OTHER, authority_id: HERE, level: 'very_dissatisfied', handlers: [HANDLER] })];
const held = { holder_authority_id: HERE, involved_authorities: [HERE] };
const OPEN = aMatterRow({ person_id: ME, kind: 'rectification', rating_id: BAD.id, handlers: [HANDLER], ...held });
const CLOSED = aMatterRow({ person_id: OTHER, kind: 'rectification', rating_id: DONE.id, handlers: [HANDLER], state: 'closed', closed_at: '2026-03-05T02:00:00Z', ...held });
const SENT = aMatterRow({ person_id: ME, holder_authority_id: THERE, holder_jurisdiction: HEBEI, involved_authorities: [HERE, THERE], involved_jurisdictions: [TIANJIN, HEBEI] });

/** Which of the rows the actor sees, by table. */
async function seen(actor: Actor): Promise<Record<string, string[]>> {
  const names = new Map([[GOOD.id, 'good'], [BAD.id, 'bad'], [DONE.id, 'done'], [OPEN.id, 'open'], [CLOSED.id, 'closed'], [SENT.id, 'sent']]);
  return uow.run(actor, async (tx) => {
    const found: Record<string, string[]> = {};
    for (const table of TABLES) {
      const column = table === 'rating' || table === 'matter' ? 'id' : 'matter_id';
      found[table] = (await tx.query<{ id: string }>(`SELECT ${column} AS id FROM feedback.${table}`)).map(({ id }) => names.get(id) ?? id).sort();
    }
    return found;
  });
}
const ratings = async (actor: Actor): Promise<string[]> => (await seen(actor))['rating'] ?? [];
const matters = async (actor: Actor): Promise<string[]> => {
  const { matter = [], matter_act: acts, matter_clock: clocks } = await seen(actor);
  // what hangs on a matter is seen with it
  expect([acts, clocks]).toEqual([matter, matter]);
  return matter;
};
const changed = async (actor: Actor, id: string): Promise<number> => uow.run(actor, async (tx) => tx.execute('UPDATE feedback.matter SET updated_at = now() WHERE id = $1', [id]));

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const put = async (table: string, rows: readonly Row[]): Promise<unknown> => owner.query(insertRows(`feedback.${table}`), [JSON.stringify(rows)]);
  await put('rating', [GOOD, BAD, DONE]);
  await put('matter', [OPEN, CLOSED, SENT]);
  await put('matter_act', [OPEN, CLOSED, SENT].map(({ id }) => anActOfMatterRow(id)));
  await put('matter_clock', [OPEN, CLOSED, SENT].map(({ id }) => aClockRow(id)));
  await owner.end();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('a rating', () => {
  it('is kept from whoever handled the request, in whatever post, until what followed it has closed', async () => {
    const posts: readonly Actor[] = [inPost('case_clerk', {}, HANDLER), inPost('authority_head', {}, HANDLER), inPost('supervisor', {}, HANDLER), inPost('supervisor', over(TIANJIN), HANDLER)];
    for (const actor of posts) expect(await ratings(actor)).toEqual(['done']);
  });

  it('that is good is seen by its giver and by supervisors; at a desk nobody sees it', async () => {
    expect([await ratings(resident(ME)), await ratings(resident(OTHER)), await ratings(PUBLIC), await ratings(SYSTEM)]).toEqual([['bad', 'good'], ['done'], [], ['bad', 'done', 'good']]);
    expect([await ratings(inPost('supervisor', over(TIANJIN))), await ratings(inPost('supervisor', over(HEBEI))), await ratings(inPost('auditor', { reach: 'all', authorityId: null }))]).toEqual([['bad', 'done', 'good'], [], ['bad', 'done', 'good']]);
    expect([await ratings(inPost('case_clerk')), await ratings(inPost('case_clerk', { authorityId: THERE })), await ratings(inPost('platform_admin', { reach: 'all', authorityId: null }))]).toEqual([['done'], [], []]);
  });

  it('is given by its applicant only, and never changed', async () => {
    const give = async (actor: Actor): Promise<number> => uow.run(actor, async (tx) => tx.execute(insertRows('feedback.rating'), [JSON.stringify([aRatingRow({ person_id: ME, authority_id: HERE })])]));
    for (const actor of [inPost('case_clerk'), inPost('supervisor', over(TIANJIN)), resident(OTHER), resident(ME), PUBLIC]) await expect(give(actor)).rejects.toThrow('row-level security');
    await expect(uow.run(SYSTEM, async (tx) => tx.execute(`UPDATE feedback.rating SET level = 'satisfied'`))).rejects.toThrow('permission denied');
  });
});

describe('a matter', () => {
  it('is seen by its writer and by the offices that hold or held it; what a bad rating has opened, by supervisors alone until it has closed', async () => {
    expect([await matters(resident(ME)), await matters(resident(OTHER)), await matters(PUBLIC), await matters(SYSTEM)]).toEqual([['open', 'sent'], ['closed'], [], ['closed', 'open', 'sent']]);
    expect([await matters(inPost('case_clerk')), await matters(inPost('case_clerk', {}, HANDLER)), await matters(inPost('window_clerk', { authorityId: THERE })), await matters(inPost('case_clerk', { authorityId: newId() }))]).toEqual([['closed', 'sent'], ['closed', 'sent'], ['sent'], []]);
    expect([await matters(inPost('supervisor', over(TIANJIN))), await matters(inPost('supervisor', over(TIANJIN), HANDLER)), await matters(inPost('supervisor', over(HEBEI)))]).toEqual([['closed', 'open', 'sent'], ['closed', 'sent'], ['sent']]);
    expect([await matters(inPost('catalogue_admin', { reach: 'all' })), await matters(inPost('platform_admin', { reach: 'all' }))]).toEqual([[], []]);
  });

  it('is moved only where it is held', async () => {
    expect([await changed(inPost('case_clerk', { authorityId: THERE }), SENT.id), await changed(inPost('case_clerk'), SENT.id), await changed(resident(ME), SENT.id), await changed(resident(OTHER), SENT.id)]).toEqual([1, 0, 1, 0]);
    expect([await changed(inPost('supervisor', over(TIANJIN)), OPEN.id), await changed(inPost('supervisor', over(TIANJIN), HANDLER), OPEN.id), await changed(resident(ME), OPEN.id), await changed(inPost('case_clerk'), OPEN.id)]).toEqual([1, 0, 0, 0]);
    expect(await changed(inPost('auditor', { reach: 'all' }), SENT.id)).toBe(0);
  });

  it('gets no act from whoever cannot move it', async () => {
    const append = async (actor: Actor, matter: string): Promise<number> => uow.run(actor, async (tx) => tx.execute(insertRows('feedback.matter_act'), [JSON.stringify([anActOfMatterRow(matter, { version: 9, actor_person_id: actor.kind === 'person' ? actor.personId : null })])]));
    for (const actor of [inPost('case_clerk'), inPost('auditor', { reach: 'all' }), resident(OTHER)]) await expect(append(actor, SENT.id)).rejects.toThrow('row-level security');
    expect(await append(inPost('case_clerk', { authorityId: THERE }), SENT.id)).toBe(1);
  });
});
