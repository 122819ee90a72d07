import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, newId, type Actor, type PostScope } from '#platform';
import { aPersonRow, aRequestRow, insertRows } from '../../../../test/support/builders/request-rows.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

const LIBS = path.resolve(import.meta.dirname, '../../..');
const [TIANJIN, HEBEI] = ['120000', '130000'];
const [CLERK, STAND_IN, APPLICANT, STRANGER] = [aPersonRow().id, aPersonRow().id, aPersonRow().id, aPersonRow().id];
const FIGURES = ['decision_figure', 'timeliness_figure', 'figure_day'] as const;

let database: TestDatabase;
let owner: pg.Client;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;
/** Authorities that hold the request and that took it in, and one that has nothing to do with it. */
let here: string;
let window: string;
let elsewhere: string;
let request: string;

const resident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const at = (authorityId: string, role: PostScope['role'], personId: string = newId()): Actor => ({
  kind: 'person', personId, post: { postId: newId(), role, jurisdictionCode: TIANJIN, reach: 'own', authorityId, windowId: null, jurisdictions: [] },
});
const over = (place: string, role: PostScope['role'] = 'supervisor'): Actor => ({
  kind: 'person', personId: newId(), post: { postId: newId(), role, jurisdictionCode: place, reach: 'below', authorityId: null, windowId: null, jurisdictions: [place] },
});

/** How many rows of the table the actor sees. */
const seen = async (actor: Actor, table: string): Promise<number> => uow.run(actor, async (tx) => (await tx.query(`SELECT FROM workflow.${table}`)).length);
/** What a statement reaches; `refused` where the policy says no. Nothing of it remains. */
async function reaches(actor: Actor, sql: string, values: readonly unknown[] = []): Promise<number | 'refused'> {
  const undo = new Error('undo');
  let reached: number | 'refused' = 'refused';
  await uow.run(actor, async (tx) => {
    reached = await tx.execute(sql, values);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo && (error as { code?: string }).code !== '42501') throw error;
  });
  return reached;
}

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  const office = async (place: string, n: number): Promise<string> => (await owner.query<{ id: string }>('SELECT id FROM directory.authority WHERE jurisdiction_code = $1 ORDER BY code OFFSET $2 LIMIT 1', [place, n])).rows[0]?.id ?? '';
  [here, window, elsewhere] = [await office(TIANJIN, 0), await office('110000', 0), await office(TIANJIN, 1)];
  const people = [CLERK, STAND_IN, APPLICANT, STRANGER].map((id) => ({ ...aPersonRow(), id }));
  const row = aRequestRow({
    applicant_id: APPLICANT, custodian: 'authority', custodian_authority_id: here, custodian_jurisdiction: TIANJIN, receiving_authority_id: window, involved_authorities: [window, here], involved_jurisdictions: ['110000', TIANJIN],
  });
  request = row.id;
  const put = async (table: string, rows: readonly object[]): Promise<unknown> => owner.query(insertRows(table), [JSON.stringify(rows)]);
  await put('directory.person', people);
  await put('workflow.request', [row]);
  const now = '2026-03-02T02:00:00Z';
  await put('workflow.absence', [{ id: newId(), person_id: CLERK, stand_in_id: STAND_IN, authority_id: here, jurisdiction: TIANJIN, days: '[2026-03-02,2026-03-06)', set_by: CLERK, set_at: now, ended_by: null, ended_at: null }]);
  await put('workflow.work_setting', [CLERK, STAND_IN].map((person_id) => ({ person_id, columns: [], shortcuts: true, changed_at: now })));
  await put('workflow.timeliness_rating', [{ request_id: request, authority_id: here, stars: 4, note: null, rater_person_id: STRANGER, rater_role: 'window_clerk', at: now, command_id: newId(), input_digest: '\\x00' }]);
  await put('workflow.decision_figure', [{ day: '2026-03-02', authority_id: here, days: 3, decided: 1, on_time: 1, supplemented: 0 }]);
  await put('workflow.timeliness_figure', [{ day: '2026-03-02', authority_id: here, stars: 4, ratings: 1 }]);
  await put('workflow.figure_day', [{ day: '2026-03-02', filled_at: now }]);
  const original = newId();
  await put('workflow.original', [{ id: original, request_id: request, description: 'sealed', whereabouts: 'authority', authority_id: here, to_authority_id: null, registered_at: now, moved_at: now }]);
  await put('workflow.original_move', [{
    id: newId(), original_id: original, request_id: request, move: 'receive', authority_id: here, to_authority_id: null, carrier: null, tracking_number: null, actor_person_id: CLERK, actor_role: 'case_clerk', at: now, command_id: newId(),
  }]);
});
afterAll(async () => {
  await Promise.all([owner.end(), source.destroy()]);
  await database.drop();
});

describe('what belongs to a desk', () => {
  it('absences are seen by colleagues and by the supervisors of the place; whoever is away and these supervisors set and end them', async () => {
    const end = 'UPDATE workflow.absence SET ended_by = person_id, ended_at = now()';
    const set = `INSERT INTO workflow.absence (id, person_id, stand_in_id, authority_id, jurisdiction, days, set_by, set_at) VALUES ($1, '${CLERK}', '${STAND_IN}', '${here}', '${TIANJIN}', '[2026-04-01,2026-04-03)', '${CLERK}', now())`;
    const expected: readonly (readonly [Actor, number, number | 'refused', number | 'refused'])[] = [
      [at(here, 'case_clerk', CLERK), 1, 1, 1], [at(here, 'case_clerk'), 1, 0, 'refused'], [at(here, 'authority_head'), 1, 0, 'refused'], [over(TIANJIN), 1, 1, 1], [at(here, 'supervisor'), 1, 1, 1], [SYSTEM, 1, 1, 1],
      [at(elsewhere, 'case_clerk'), 0, 0, 'refused'], [at(elsewhere, 'case_clerk', CLERK), 0, 0, 'refused'], [over(HEBEI), 0, 0, 'refused'], [over(TIANJIN, 'auditor'), 0, 0, 'refused'], [resident(CLERK), 0, 0, 'refused'], [PUBLIC, 0, 0, 'refused'],
    ];
    for (const [actor, sees, ends, sets] of expected) expect({ actor, is: [await seen(actor, 'absence'), await reaches(actor, end), await reaches(actor, set, [newId()])] }).toEqual({ actor, is: [sees, ends, sets] });
  });

  it('columns and keys are one\'s own', async () => {
    for (const [actor, reached] of [[resident(CLERK), 1], [at(here, 'case_clerk', STAND_IN), 1], [over(TIANJIN), 0], [PUBLIC, 0], [SYSTEM, 2]] as const) {
      expect({ actor, is: [await seen(actor, 'work_setting'), await reaches(actor, 'UPDATE workflow.work_setting SET shortcuts = false')] }).toEqual({ actor, is: [reached, reached] });
    }
    expect(await reaches(resident(APPLICANT), 'INSERT INTO workflow.work_setting (person_id, changed_at) VALUES ($1, now())', [STRANGER])).toBe('refused');
    expect(await reaches(resident(APPLICANT), 'INSERT INTO workflow.work_setting (person_id, changed_at) VALUES ($1, now())', [APPLICANT])).toBe(1);
  });

  it('how the counterpart rates is seen by the offices of the request, not by its applicant, given by a window or supervisor in their own name, and never changed', async () => {
    for (const [actor, sees] of [[at(here, 'case_clerk'), 1], [at(window, 'window_clerk'), 1], [over(TIANJIN), 1], [SYSTEM, 1], [resident(APPLICANT), 0], [at(elsewhere, 'case_clerk'), 0], [over(HEBEI), 0], [PUBLIC, 0]] as const) {
      expect({ actor, sees: await seen(actor, 'timeliness_rating') }).toEqual({ actor, sees });
      expect(await reaches(actor, 'UPDATE workflow.timeliness_rating SET stars = 1')).toBe('refused');
    }
    await owner.query('BEGIN');
    const other = { ...aRequestRow({ applicant_id: APPLICANT, custodian: 'authority', custodian_authority_id: here, custodian_jurisdiction: TIANJIN, involved_authorities: [window, here], involved_jurisdictions: ['110000', TIANJIN] }) };
    await owner.query(insertRows('workflow.request'), [JSON.stringify([other])]);
    await owner.query('COMMIT');
    const give = `INSERT INTO workflow.timeliness_rating (request_id, authority_id, stars, rater_person_id, rater_role, at, command_id, input_digest) VALUES ('${other.id}', '${here}', 5, $1, 'window_clerk', now(), '${newId()}', '\\x00')`;
    expect(await reaches(at(window, 'window_clerk', STRANGER), give, [STRANGER])).toBe(1);
    for (const [actor, rater] of [[at(window, 'window_clerk', STRANGER), CLERK], [at(here, 'case_clerk', CLERK), CLERK], [resident(APPLICANT), APPLICANT], [at(elsewhere, 'window_clerk', STRANGER), STRANGER]] as const) {
      expect({ actor, gives: await reaches(actor, give, [rater]) }).toEqual({ actor, gives: 'refused' });
    }
  });

  it('figures of a day are the platform\'s alone', async () => {
    for (const table of FIGURES) {
      expect([table, await seen(SYSTEM, table), await reaches(SYSTEM, `DELETE FROM workflow.${table}`)]).toEqual([table, 1, 1]);
      for (const actor of [PUBLIC, resident(APPLICANT), at(here, 'case_clerk', CLERK), over(TIANJIN), over(TIANJIN, 'auditor')]) expect({ table, actor, is: [await seen(actor, table), await reaches(actor, `DELETE FROM workflow.${table}`)] }).toEqual({ table, actor, is: [0, 0] });
    }
  });

  it('papers and their way are seen with the request, moved by whoever holds them, and their way is never changed', async () => {
    const move = `UPDATE workflow.original SET moved_at = now()`;
    const expected: readonly (readonly [Actor, number, number])[] = [
      [at(here, 'case_clerk', CLERK), 1, 1], [at(window, 'window_clerk'), 1, 0], [resident(APPLICANT), 1, 0], [over(TIANJIN), 1, 0], [resident(STRANGER), 0, 0], [at(elsewhere, 'case_clerk'), 0, 0], [over(HEBEI), 0, 0], [PUBLIC, 0, 0],
    ];
    for (const [actor, sees, moves] of expected) {
      expect({ actor, is: [await seen(actor, 'original'), await seen(actor, 'original_move'), await reaches(actor, move)] }).toEqual({ actor, is: [sees, sees, moves] });
      expect(await reaches(actor, `UPDATE workflow.original_move SET carrier = 'x'`)).toBe('refused');
    }
  });
});

describe('every table with row-level security', () => {
  it.each(['workflow', 'notices', 'feedback'])('of %s has its rows in a test of isolation', async (context) => {
    const folder = path.join(LIBS, context, 'src/data');
    const texts = readdirSync(folder).filter((name) => name.endsWith('isolation.test.ts')).map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
    const { rows } = await owner.query<{ name: string }>('SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = $1::regnamespace ORDER BY 1', [context]);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ name }) => !new RegExp(`['". ]${name}['"\` ,)]`).test(texts))).toEqual([]);
  });
});
