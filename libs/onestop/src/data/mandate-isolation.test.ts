import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, newId, type Actor, type PostScope } from '#platform';
import pg from 'pg';
import { aPersonRow, aRequestRow, insertRows, type Row } from '../../../../test/support/builders/request-rows.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

const AT = '2026-03-02T02:00:00Z';
const [ELDER, AGENT, OTHER] = [aPersonRow(), aPersonRow(), aPersonRow()];
const HERE = newId();
const mandate = (change: Row = {}): Row & { readonly id: string } => ({
  id: newId(), principal_id: ELDER.id, agent_id: AGENT.id, basis: 'authorised', parties: 'sealed', scope: ['all'], from_day: '2026-03-01', until_day: '2026-12-31', state: 'granted', jurisdiction: '110112', stated_by: ELDER.id,
  stated_by_bidx: 'sealed', stated_at: AT, input_digest: '\\x00', granted_at: AT, looked_at_by: null, looked_at_authority_id: null, papers: [], decline_reason: null, ended_at: null, ended_by: null, ...change,
});
const GRANTED = mandate();
const WAITING = mandate({ principal_id: null, basis: 'parent', state: 'stated', stated_by: AGENT.id, granted_at: null });
const ENDED = mandate({ state: 'ended', ended_at: AT, ended_by: AGENT.id });
const NAMES = new Map([[GRANTED.id, 'granted'], [WAITING.id, 'waiting'], [ENDED.id, 'ended']]);

let database: TestDatabase;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;

const resident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const inPost = (role: PostScope['role'], change: Partial<PostScope> = {}, personId = newId()): Actor => ({ kind: 'person', personId, post: { postId: newId(), role, jurisdictionCode: '110112', reach: 'own', authorityId: HERE, windowId: null, jurisdictions: [], ...change } });
const seen = async (actor: Actor): Promise<string[]> => uow.run(actor, async (tx) => (await tx.query<{ id: string }>('SELECT id FROM onestop.mandate')).map(({ id }) => NAMES.get(id) ?? id).sort());
const UNDO = new Error('undo');
/** How many rows a statement changes, or that it is refused; nothing of it stays. */
async function attempt(actor: Actor, sql: string, values: readonly unknown[]): Promise<number | 'refused'> {
  let count = 0;
  try {
    await uow.run(actor, async (tx) => {
      count = await tx.execute(sql, values);
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO) return 'refused';
  }
  return count;
}
const insert = async (actor: Actor, row: Row): Promise<unknown> => attempt(actor, insertRows('onestop.mandate'), [JSON.stringify([row])]);
const END = `UPDATE onestop.mandate SET state = 'ended', ended_at = now(), ended_by = $2 WHERE id = $1`;
const CONFIRM = `UPDATE onestop.mandate SET state = 'granted', principal_id = $2, granted_at = now(), looked_at_by = $3, looked_at_authority_id = $4 WHERE id = $1`;

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  await uow.run(SYSTEM, async (tx) => tx.execute(insertRows('directory.person'), [JSON.stringify([ELDER, AGENT, OTHER])]));
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(insertRows('onestop.mandate'), [JSON.stringify([GRANTED, WAITING, ENDED])]);
  await owner.end();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('a mandate', () => {
  it('is seen by its two sides, and by windows while it waits for them', async () => {
    expect([await seen(resident(ELDER.id)), await seen(resident(AGENT.id)), await seen(resident(OTHER.id)), await seen(PUBLIC), await seen(SYSTEM)]).toEqual([['ended', 'granted'], ['ended', 'granted', 'waiting'], [], [], ['ended', 'granted', 'waiting']]);
    expect([await seen(inPost('window_clerk')), await seen(inPost('case_clerk')), await seen(inPost('supervisor', { reach: 'all' })), await seen(inPost('auditor', { reach: 'all' }))]).toEqual([['waiting'], [], [], []]);
    // In a post one does not see what one has as a resident.
    expect(await seen(inPost('case_clerk', {}, AGENT.id))).toEqual([]);
  });

  it('is given by the one for whom one acts, and stated only where a window must look', async () => {
    const given = mandate();
    expect([await insert(resident(ELDER.id), given), await insert(resident(AGENT.id), given), await insert(resident(OTHER.id), given), await insert(inPost('window_clerk'), given), await insert(PUBLIC, given)]).toEqual([1, 'refused', 'refused', 'refused', 'refused']);
    expect([await insert(resident(AGENT.id), mandate({ stated_by: AGENT.id })), await insert(resident(AGENT.id), mandate({ basis: 'parent', stated_by: AGENT.id }))]).toEqual(['refused', 'refused']);
    const stated = { state: 'stated', granted_at: null };
    expect([
      await insert(resident(AGENT.id), mandate({ ...stated, principal_id: null, basis: 'guardian', stated_by: AGENT.id })), await insert(resident(ELDER.id), mandate({ ...stated, basis: 'organisation' })),
      await insert(resident(ELDER.id), mandate({ ...stated, basis: 'organisation', state: 'granted', granted_at: AT })), await insert(resident(AGENT.id), mandate({ ...stated, principal_id: null, basis: 'authorised', stated_by: AGENT.id })),
    ]).toEqual([1, 1, 'refused', 'refused']);
  });

  it('is ended by its sides, and changed otherwise by nobody', async () => {
    expect([await attempt(resident(ELDER.id), END, [GRANTED.id, ELDER.id]), await attempt(resident(AGENT.id), END, [GRANTED.id, AGENT.id]), await attempt(resident(OTHER.id), END, [GRANTED.id, OTHER.id]), await attempt(inPost('window_clerk'), END, [GRANTED.id, AGENT.id])]).toEqual([1, 1, 0, 0]);
    expect([await attempt(resident(AGENT.id), END, [GRANTED.id, ELDER.id]), await attempt(resident(AGENT.id), `UPDATE onestop.mandate SET until_day = '2030-01-01' WHERE id = $1`, [GRANTED.id]), await attempt(resident(AGENT.id), `UPDATE onestop.mandate SET state = 'granted' WHERE id = $1`, [ENDED.id])]).toEqual(['refused', 'refused', 0]);
  });

  it('is confirmed by a window that is not concerned', async () => {
    const clerk = newId();
    expect(await attempt(inPost('window_clerk', {}, clerk), CONFIRM, [WAITING.id, ELDER.id, clerk, HERE])).toBe(1);
    expect([
      await attempt(inPost('window_clerk', {}, AGENT.id), CONFIRM, [WAITING.id, ELDER.id, AGENT.id, HERE]), await attempt(inPost('window_clerk', {}, clerk), CONFIRM, [WAITING.id, ELDER.id, clerk, newId()]),
      await attempt(inPost('case_clerk', {}, clerk), CONFIRM, [WAITING.id, ELDER.id, clerk, HERE]), await attempt(resident(AGENT.id), CONFIRM, [WAITING.id, ELDER.id, AGENT.id, null]),
    ]).toEqual([0, 'refused', 0, 'refused']);
  });

  it('is deleted when it has ended, by whoever stated it or was acted for', async () => {
    const forget = async (actor: Actor, { id }: { readonly id: string }): Promise<unknown> => attempt(actor, 'DELETE FROM onestop.mandate WHERE id = $1', [id]);
    expect([await forget(resident(ELDER.id), ENDED), await forget(resident(AGENT.id), ENDED), await forget(resident(ELDER.id), GRANTED), await forget(resident(OTHER.id), ENDED)]).toEqual([1, 0, 0, 0]);
  });
});

describe('a request for another', () => {
  const filed = (change: Row = {}): Row => aRequestRow({ applicant_id: ELDER.id, submitted_by: AGENT.id, mandate_id: GRANTED.id, agent_id: AGENT.id, agent: 'sealed', ...change });
  const columns = Object.keys(filed()).join(', ');
  const insertRequest = `INSERT INTO workflow.request (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::workflow.request, $1::jsonb)`;
  const file = async (actor: Actor, row: Row): Promise<unknown> => attempt(actor, insertRequest, [JSON.stringify([row])]);

  it('is filed by the agent of a mandate that is granted, for its principal', async () => {
    expect(await file(resident(AGENT.id), filed())).toBe(1);
    expect([
      await file(resident(AGENT.id), filed({ mandate_id: ENDED.id })), await file(resident(AGENT.id), filed({ mandate_id: newId() })), await file(resident(AGENT.id), filed({ applicant_id: OTHER.id })),
      await file(resident(OTHER.id), filed({ submitted_by: OTHER.id, agent_id: OTHER.id })), await file(resident(OTHER.id), filed({ submitted_by: OTHER.id })), await file(resident(AGENT.id), filed({ mandate_id: null, agent_id: null, agent: null })),
    ]).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  it('is read and written by both, and by no third', async () => {
    const row = filed();
    await uow.run(SYSTEM, async (tx) => tx.execute(insertRequest, [JSON.stringify([row])]));
    const answers = await Promise.all([ELDER.id, AGENT.id, OTHER.id].map(async (person) => [
      await uow.run(resident(person), async (tx) => (await tx.query('SELECT id FROM workflow.request WHERE id = $1', [row['id']])).length), await attempt(resident(person), 'UPDATE workflow.request SET version = version + 1 WHERE id = $1', [row['id']]),
    ]));
    expect(answers).toEqual([[1, 1], [1, 1], [0, 0]]);
  });
});
