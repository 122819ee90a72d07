import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, newId, type Actor, type PostScope } from '#platform';
import { aPersonRow, aRequestRow, insertRows } from '../../../../test/support/builders/request-rows.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

const PLACE = '120000';
const AUTHORITY = newId();
const [ME, OTHER] = [aPersonRow(), aPersonRow()] as const;
const REQUEST = aRequestRow({ applicant_id: ME.id, custodian: 'authority', custodian_authority_id: AUTHORITY, custodian_jurisdiction: PLACE, competent_authority_id: AUTHORITY, involved_authorities: [AUTHORITY], involved_jurisdictions: [PLACE] });
const FILED = newId();
const TABLES = ['onestop.consent_receipt', 'onestop.evidence', 'onestop.ask_avoided'] as const;

let database: TestDatabase;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;

const resident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const inPost = (role: PostScope['role'], authorityId: string | null, personId = newId()): Actor => ({
  kind: 'person', personId, post: { postId: newId(), role, jurisdictionCode: PLACE, reach: 'own', authorityId, windowId: null, jurisdictions: [PLACE] },
});
const counts = async (actor: Actor): Promise<number[]> => uow.run(actor, async (tx) => {
  const found: number[] = [];
  for (const table of TABLES) found.push((await tx.query(`SELECT FROM ${table}`)).length);
  return found;
});
const changed = async (actor: Actor, sql: string): Promise<number> => uow.run(actor, async (tx) => tx.execute(sql));

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const write = async (table: string, rows: readonly object[]): Promise<void> => { await owner.query(insertRows(table), [JSON.stringify(rows)]); };
  await write('directory.person', [ME, OTHER]);
  await write('workflow.request', [REQUEST]);
  const at = '2026-11-27T00:00:00Z';
  const consents = [ME, OTHER].map(({ id }) => ({
    id: newId(), command_id: newId(), person_id: id, subject_person_id: id, service_type_code: 's.a', service_type_number: 1, evidence_types: ['insurance.card'], shown: { zh: '', en: '' }, text_digest: '\\x00', given_at: at,
  }));
  await write('onestop.consent_receipt', consents);
  const evidence = { evidence_type: 'insurance.card', register_code: '120000-social_insurance', asked_at: at, outcome: 'matched', answered_at: at, content_sealed: 'sealed', tries: 1 };
  await write('onestop.evidence', [
    ...consents.map(({ id, person_id }) => ({ ...evidence, id: newId(), command_id: newId(), consent_id: id, person_id })),
    { ...evidence, id: FILED, command_id: newId(), consent_id: consents[0]?.id, person_id: ME.id, request_id: REQUEST.id, accepted_at: at },
  ]);
  await write('onestop.ask_avoided', [{ request_id: REQUEST.id, service_type_code: 's.a', kind: 'field', name: 'cardNumber', evidence_id: FILED, at }]);
  await owner.end();
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('what is kept of asking registers', () => {
  it('is the person’s own; what a request rests on is read by whoever may read the request', async () => {
    expect(await counts(SYSTEM)).toEqual([2, 3, 1]);
    expect(await counts(resident(ME.id))).toEqual([1, 2, 1]);
    expect(await counts(resident(OTHER.id))).toEqual([1, 1, 0]);
    expect(await counts(inPost('case_clerk', AUTHORITY))).toEqual([0, 1, 1]);
    for (const actor of [PUBLIC, resident(newId()), inPost('case_clerk', newId()), inPost('platform_admin', null)]) expect([actor, await counts(actor)]).toEqual([actor, [0, 0, 0]]);
    // In a post nobody acts for themselves.
    expect(await counts(inPost('catalogue_admin', newId(), ME.id))).toEqual([0, 0, 0]);
  });

  it('is changed by the person and the platform alone', async () => {
    const revoke = 'UPDATE onestop.consent_receipt SET revoked_at = now()';
    const erase = 'UPDATE onestop.evidence SET content_sealed = NULL';
    for (const [actor, consents, evidence] of [[inPost('case_clerk', AUTHORITY), 0, 0], [PUBLIC, 0, 0], [resident(OTHER.id), 1, 1], [SYSTEM, 2, 3]] as const) {
      expect([actor, await changed(actor, revoke), await changed(actor, erase)]).toEqual([actor, consents, evidence]);
    }
    const avoided = `INSERT INTO onestop.ask_avoided VALUES ('${REQUEST.id}', 's.a', 'field', 'other', '${FILED}', now())`;
    for (const actor of [resident(OTHER.id), inPost('case_clerk', AUTHORITY), PUBLIC]) await expect(changed(actor, avoided)).rejects.toThrow('row-level security');
    expect(await changed(resident(ME.id), avoided)).toBe(1);
  });
});
