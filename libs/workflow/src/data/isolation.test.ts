import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { POST_ROLES, REACHES } from '#kernel';
import { PUBLIC, SYSTEM, SystemClock, UnitOfWork, createDataSource, type Actor, type PostScope, type Tx } from '#platform';
import {
  aDeadlineRow, aDraftRow, aMaterialRow, aNoticeRow, anActionRow, anAttachmentRow, aPersonRow, aReminderRow, aSavedViewRow, aRequestRow, aSupplementRow, anEscalationActRow, anEscalationRow, insertRows, type Row,
} from '../../../../test/support/builders/request-rows.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';

interface Office {
  readonly id: string;
  readonly place: string;
}
/** A request as the oracle knows it: plain values, no SQL. */
interface Known {
  readonly id: string;
  /** Its clock. */
  readonly deadline: string;
  readonly applicant: string;
  readonly custodian: Office | null;
  readonly receiving: Office | null;
  readonly competent: Office | null;
  readonly involved: readonly Office[];
}
/** A row that belongs to a person, and perhaps to a request. */
interface Belonging {
  readonly id: string;
  readonly person: string;
  readonly request: string | null;
}

const PLACES = ['110000', '110112', '120000', '120114', '130000', '131082'];
const BELOW: Readonly<Record<string, readonly string[]>> = { '110000': ['110000', '110112'], '120000': ['120000', '120114'], '130000': ['130000', '131000', '131082'] };
const CHILDREN = ['workflow.request_action', 'workflow.deadline', 'workflow.supplement', 'workflow.reminder', 'workflow.material_state', 'workflow.escalation'] as const;
const HANDLING_ROLES = ['window_clerk', 'case_clerk', 'authority_head', 'supervisor'];
const READING_ROLES = [...HANDLING_ROLES, 'auditor'];
const UNDO = new Error('undo');

let database: TestDatabase;
let owner: pg.Client;
let source: Awaited<ReturnType<ReturnType<typeof createDataSource>['initialize']>>;
let uow: UnitOfWork;
let offices: Office[];
let posts: Belonging[];
const people: string[] = [];
const requests: Known[] = [];
const children = new Map<string, string>();
/** Acts on escalations, by the request that each is about. */
const escalationActs = new Map<string, string>();
const drafts: Belonging[] = [];
const savedViews: Belonging[] = [];
const attachments: Belonging[] = [];
const notices: Belonging[] = [];

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  source = await createDataSource(database.url, 2, []).initialize();
  uow = new UnitOfWork(source, new SystemClock(), { nudge: () => undefined });
  offices = (await owner.query<Office>(
    `SELECT id, jurisdiction_code AS place FROM (SELECT *, row_number() OVER (PARTITION BY jurisdiction_code ORDER BY code) AS n FROM directory.authority WHERE jurisdiction_code = ANY ($1)) a WHERE n <= 2`, [PLACES])).rows;
  posts = (await owner.query<Belonging>('SELECT id, person_id AS person, NULL AS request FROM directory.post')).rows;
  people.push(...new Set(posts.slice(0, 2).map(({ person }) => person)));
  const more = Array.from({ length: 4 }, () => aPersonRow());
  await uow.run(SYSTEM, async (tx) => tx.execute(insertRows('directory.person'), [JSON.stringify(more)]));
  people.push(...more.map(({ id }) => id));
});
afterAll(async () => {
  await Promise.all([owner.end(), source.destroy()]);
  await database.drop();
});

/** How a request went: who asked, at which window, which authorities held it one after the other, and who holds it now. */
interface Course {
  readonly applicant: number;
  readonly window: number | null;
  readonly held: readonly number[];
  readonly now: 'last' | 'applicant' | 'none' | 'platform' | 'offered';
}
const index = fc.nat({ max: 11 });
const anyCourse: fc.Arbitrary<Course> = fc.record({
  applicant: fc.nat({ max: 5 }), window: fc.option(index), held: fc.array(index, { maxLength: 3 }), now: fc.constantFrom('offered', 'last', 'last', 'last', 'applicant', 'none', 'platform'),
});
/** Someone in a post or without one; posts are drawn in every combination, also in those that the directory would not hold. */
interface Seat {
  readonly person: number;
  readonly post: { readonly role: PostScope['role']; readonly reach: PostScope['reach']; readonly office: number; readonly place: string } | null;
}
const anySeat: fc.Arbitrary<Seat> = fc.record({
  person: fc.nat({ max: 5 }),
  post: fc.option(fc.record({ role: fc.constantFrom(...POST_ROLES, 'case_clerk', 'window_clerk'), reach: fc.constantFrom(...REACHES, 'own'), office: index, place: fc.constantFrom('110000', '120000', '130000') }), { freq: 4 }),
});

const at = <T>(list: readonly T[], i: number): T => {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

function actorOf({ person, post }: Seat): Actor {
  const personId = at(people, person);
  if (!post) return { kind: 'person', personId, post: null };
  const authorityId = post.reach === 'own' || post.role === 'window_clerk' ? at(offices, post.office).id : null;
  const jurisdictions = post.reach === 'below' ? [...(BELOW[post.place] ?? [])] : [];
  return { kind: 'person', personId, post: { postId: randomUUID(), role: post.role, jurisdictionCode: post.place, reach: post.reach, authorityId, windowId: null, jurisdictions } };
}

/** Writes the requests with one of everything that hangs on them, and remembers them for the oracle. */
async function write(courses: readonly Course[]): Promise<void> {
  const rows: Record<string, Row[]> = {};
  const put = (table: string, row: Row): string => ((rows[table] ??= []).push(row), String(row['id']));
  for (const course of courses) {
    const applicant = at(people, course.applicant);
    const receiving = course.window === null ? null : at(offices, course.window);
    const involved = [...(receiving ? [receiving] : []), ...course.held.map((i) => at(offices, i))];
    const offered = course.now === 'offered' ? (involved.at(-1) ?? null) : null;
    const custodian = course.now === 'last' ? (involved.at(-1) ?? null) : course.now === 'offered' ? (involved.at(-2) ?? null) : null;
    const submitter = at(people, course.applicant + (receiving ? 1 : 0));
    const request = aRequestRow({
      applicant_id: applicant, submitted_by: submitter, custodian: custodian ? 'authority' : course.now === 'last' || course.now === 'offered' ? 'platform' : course.now, custodian_authority_id: custodian?.id ?? null,
      custodian_jurisdiction: custodian?.place ?? null, offered_authority_id: offered?.id ?? null, offered_jurisdiction: offered?.place ?? null, receiving_authority_id: receiving?.id ?? null,
      competent_authority_id: involved.at(-1)?.id ?? null,
      involved_authorities: [...new Set(involved.map(({ id }) => id))], involved_jurisdictions: [...new Set(involved.map(({ place }) => place))],
    });
    put('workflow.request', request);
    const deadline = put('workflow.deadline', aDeadlineRow(request.id));
    requests.push({ id: request.id, deadline, applicant, custodian: offered ?? custodian, receiving, competent: involved.at(-1) ?? null, involved });
    children.set(put('workflow.request_action', anActionRow(request.id)), request.id);
    children.set(deadline, request.id);
    children.set(put('workflow.supplement', aSupplementRow(request.id)), request.id);
    children.set(put('workflow.reminder', aReminderRow(request.id, deadline)), request.id);
    children.set(put('workflow.material_state', aMaterialRow(request.id)), request.id);
    const escalation = put('workflow.escalation', anEscalationRow(request.id));
    children.set(escalation, request.id);
    escalationActs.set(put('workflow.escalation_act', anEscalationActRow(request.id, escalation)), request.id);
    drafts.push({ id: put('workflow.draft', aDraftRow(applicant)), person: applicant, request: null });
    savedViews.push({ id: put('workflow.saved_view', aSavedViewRow(applicant)), person: applicant, request: null });
    for (const bound of [request.id, null]) attachments.push({ id: put('workflow.attachment', anAttachmentRow(submitter, bound)), person: submitter, request: bound });
    notices.push({ id: put('notices.notice', aNoticeRow(applicant, request.id)), person: applicant, request: request.id });
  }
  await uow.run(SYSTEM, async (tx) => {
    for (const [table, list] of Object.entries(rows)) await tx.execute(insertRows(table), [JSON.stringify(list)]);
  });
}

// The oracle: the rules of docs/design/first-slice.md in plain words.

function maySee(r: Known, actor: Actor): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const { post } = actor;
  if (!post) return r.applicant === actor.personId;
  if (!READING_ROLES.includes(post.role)) return false;
  if (post.reach === 'all') return true;
  return r.involved.some(({ id, place }) => (post.reach === 'own' ? id === post.authorityId : post.jurisdictions.includes(place)));
}

function mayWrite(r: Known, actor: Actor): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const { post } = actor;
  if (!post) return r.applicant === actor.personId;
  if (!HANDLING_ROLES.includes(post.role)) return false;
  const byAuthority = post.reach === 'own' && r.custodian !== null && r.custodian.id === post.authorityId;
  const byPlace = post.reach === 'below' && r.custodian !== null && post.jurisdictions.includes(r.custodian.place);
  const atWindow = post.role === 'window_clerk' && r.receiving !== null && r.receiving.id === post.authorityId;
  return (byAuthority || byPlace || atWindow) && maySee(r, actor);
}

/** A paper that was to follow: the applicant, the window that took the papers in, the authority that decides; whoever holds the request. */
function maySettle(r: Known, actor: Actor): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  const { post } = actor;
  if (!post) return r.applicant === actor.personId;
  const office = post.role === 'window_clerk' ? r.receiving : post.role === 'case_clerk' ? r.competent : null;
  return office !== null && office.id === post.authorityId && maySee(r, actor);
}

const isSelf = (person: string, actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'person' && actor.personId === person);
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).sort();

/** What the actor should read of each table, and what a change of all its rows should reach. */
function expectations(actor: Actor): Record<string, { reads: string[]; changes: string[] | 'refused' }> {
  const seen = new Set(requests.filter((r) => maySee(r, actor)).map(({ id }) => id));
  const written = new Set(requests.filter((r) => mayWrite(r, actor)).map(({ id }) => id));
  const own = (list: readonly Belonging[]): string[] => idsOf(list.filter(({ person }) => isSelf(person, actor)));
  const self = actor.kind === 'person' ? [actor.personId] : [];
  return {
    'workflow.request': { reads: [...seen].sort(), changes: [...written].sort() },
    'workflow.draft': { reads: own(drafts), changes: own(drafts) },
    'workflow.saved_view': { reads: own(savedViews), changes: own(savedViews) },
    'workflow.attachment': { reads: idsOf(attachments.filter(({ person, request }) => isSelf(person, actor) || (request !== null && seen.has(request)))), changes: own(attachments) },
    'notices.notice': { reads: own(notices), changes: own(notices) },
    'directory.person': { reads: self, changes: [] },
    'directory.post': { reads: own(posts), changes: 'refused' },
  };
}

/** A statement that touches every row that it may, and gives their ids. */
const CHANGE_ALL: Readonly<Record<string, string>> = {
  'workflow.request': 'UPDATE workflow.request SET attention = NULL RETURNING id',
  'workflow.request_action': 'UPDATE workflow.request_action SET version = version RETURNING id',
  'workflow.deadline': 'UPDATE workflow.deadline SET provisional = provisional RETURNING id',
  'workflow.supplement': 'UPDATE workflow.supplement SET round = round RETURNING id',
  'workflow.reminder': 'UPDATE workflow.reminder SET level = level RETURNING id',
  'workflow.material_state': 'UPDATE workflow.material_state SET provisional = provisional RETURNING id',
  'workflow.escalation': 'UPDATE workflow.escalation SET jurisdiction = jurisdiction RETURNING id',
  'workflow.draft': 'DELETE FROM workflow.draft RETURNING id',
  'workflow.saved_view': 'DELETE FROM workflow.saved_view RETURNING id',
  'workflow.attachment': 'DELETE FROM workflow.attachment RETURNING id',
  'notices.notice': 'UPDATE notices.notice SET read_at = now() RETURNING id',
  'directory.person': 'UPDATE directory.person SET phone = NULL RETURNING id',
  'directory.post': 'DELETE FROM directory.post RETURNING id',
};

/** Ids that the statement gives, or `refused`; nothing of it remains. */
async function attempt(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<string[] | 'refused'> {
  await tx.execute('SAVEPOINT attempt');
  try {
    return idsOf(await tx.query<{ id: string }>(sql, values));
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return 'refused';
  } finally {
    await tx.execute('ROLLBACK TO SAVEPOINT attempt');
  }
}

/** Does everything as the actor in a transaction of its own that leaves nothing. */
async function as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await uow.run(actor, async (tx) => {
    result = await work(tx);
    throw UNDO;
  }).catch((error: unknown) => {
    if (error !== UNDO) throw error;
  });
  return result as T;
}

async function reads(tx: Tx, table: string): Promise<string[]> {
  return idsOf(await tx.query<{ id: string }>(`SELECT * FROM ${table}`));
}

const worlds = fc.record({ courses: fc.array(anyCourse, { minLength: 4, maxLength: 10 }), seats: fc.array(anySeat, { minLength: 10, maxLength: 16 }) });

/** Draws worlds, writes them beside those already there, and hands on each actor. */
async function forEveryActor(numRuns: number, check: (actor: Actor) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(worlds, async ({ courses, seats }) => {
    await write(courses);
    for (const actor of [...seats.map(actorOf), PUBLIC]) await check(actor);
  }), { numRuns, endOnFailure: true });
}

describe('a query that forgot its WHERE', () => {
  it('reads and changes exactly what the actor may, of requests and of everything personal', async () => {
    let some = 0;
    await forEveryActor(6, async (actor) => {
      const expected = expectations(actor);
      const { found, blindly } = await as(actor, async (tx) => {
        const result: typeof expected = {};
        for (const table of Object.keys(expected)) result[table] = { reads: await reads(tx, table), changes: await attempt(tx, CHANGE_ALL[table] ?? '') };
        // reads no column, so that only the policy for changes stands in its way
        return { found: result, blindly: await tx.execute('UPDATE workflow.request SET attention = NULL') };
      });
      expect({ actor, ...found, blindly }).toEqual({ actor, ...expected, blindly: expected['workflow.request']?.changes.length });
      some += found['workflow.request']?.reads.length ?? 0;
    });
    expect(some).toBeGreaterThan(200);
  });

  it('reaches the acts, clocks, supplements, reminders, owed papers and escalations of a request with the request, and never changes an act or a reminder', async () => {
    await forEveryActor(3, async (actor) => {
      const seen = new Set(requests.filter((r) => maySee(r, actor)).map(({ id }) => id));
      const written = new Set(requests.filter((r) => mayWrite(r, actor)).map(({ id }) => id));
      const settled = requests.filter((r) => maySettle(r, actor)).map(({ id }) => id);
      const found = await as(actor, async (tx) => Promise.all(CHILDREN.map(async (table) => [table, (await reads(tx, table)).map((id) => children.get(id)).sort()] as const)));
      expect({ actor, found }).toEqual({ actor, found: CHILDREN.map((table) => [table, [...seen].sort()]) });
      const changed = await as(actor, async (tx) => {
        const result: unknown[] = [];
        for (const table of CHILDREN) {
          const ids = await attempt(tx, CHANGE_ALL[table] ?? '');
          result.push(ids === 'refused' ? ids : ids.map((id) => children.get(id)).sort());
        }
        return result;
      });
      expect({ actor, changed }).toEqual({ actor, changed: ['refused', [...written].sort(), [...written].sort(), [], settled.sort(), [...written].sort()] });
      // what supervisors write to one another is not the applicant's
      const acts = (await as(actor, async (tx) => reads(tx, 'workflow.escalation_act'))).map((id) => escalationActs.get(id)).sort();
      expect({ actor, acts }).toEqual({ actor, acts: actor.kind === 'person' && actor.post === null ? [] : [...seen].sort() });
    });
  });

  it('shows and changes everything for the platform alone', async () => {
    const found = await as(SYSTEM, async (tx) => [await reads(tx, 'workflow.request'), await attempt(tx, CHANGE_ALL['workflow.request'] ?? ''), await attempt(tx, CHANGE_ALL['workflow.draft'] ?? '')]);
    expect(found).toEqual([idsOf(requests), idsOf(requests), idsOf(drafts)]);
  });
});

describe('a row that is written into what belongs to others', () => {
  it('is refused: acts, clocks, supplements and reminders of requests that the actor may not write', async () => {
    await forEveryActor(3, async (actor) => {
      await as(actor, async (tx) => {
        for (const request of requests.slice(-5)) {
          const rows: [string, Row][] = [
            ['workflow.request_action', anActionRow(request.id, { version: 2 })], ['workflow.deadline', aDeadlineRow(request.id, { kind: 'decision' })], ['workflow.supplement', aSupplementRow(request.id, { round: 2 })],
            ['workflow.reminder', aReminderRow(request.id, request.deadline, { level: 2 })],
          ];
          for (const [table, row] of rows) {
            const answer = await attempt(tx, `${insertRows(table)} RETURNING id`, [JSON.stringify([row])]);
            expect({ actor, request, table, answer }).toEqual({ actor, request, table, answer: mayWrite(request, actor) ? [row['id']] : 'refused' });
          }
          // only a supervisor raises one
          const raised = anEscalationRow(request.id, { closed_at: '2026-03-02T02:00:00Z', outcome: 'done' });
          const answer = await attempt(tx, `${insertRows('workflow.escalation')} RETURNING id`, [JSON.stringify([raised])]);
          expect({ actor, request, answer }).toEqual({ actor, request, answer: mayWrite(request, actor) && actor.kind === 'person' && actor.post?.role === 'supervisor' ? [raised['id']] : 'refused' });
        }
      });
    });
  });

  it('is refused: requests, drafts, files, notices and persons of others', async () => {
    await forEveryActor(3, async (actor) => {
      const me = actor.kind === 'person' ? actor.personId : '';
      await as(actor, async (tx) => {
        const anyRequest = at(requests, 0).id;
        for (const person of me === '' ? people.slice(0, 1) : [me, at(people, people.indexOf(me) + 1)]) {
          const rows: [string, Row, boolean][] = [
            ['workflow.draft', aDraftRow(person), person === me], ['workflow.attachment', anAttachmentRow(person, null), person === me],
            ['workflow.request', aRequestRow({ applicant_id: person }), person === me && actor.kind === 'person' && actor.post === null],
            ['directory.person', aPersonRow(), false], ['notices.notice', aNoticeRow(person, anyRequest), false],
          ];
          for (const [table, row, allowed] of rows.slice(0, person === me ? 4 : 5)) {
            const answer = await attempt(tx, `${insertRows(table)} RETURNING id`, [JSON.stringify([row])]);
            expect({ actor, table, person, answer }).toEqual({ actor, table, person, answer: allowed ? [row['id']] : 'refused' });
          }
        }
      });
    });
  });

  it('is taken from a window for its own authority only', async () => {
    const [here, elsewhere] = [at(offices, 0), at(offices, 1)];
    const clerk = actorOf({ person: 0, post: { role: 'window_clerk', reach: 'own', office: 0, place: '110000' } });
    const caseClerk = actorOf({ person: 0, post: { role: 'case_clerk', reach: 'own', office: 0, place: '110000' } });
    const takenIn = (office: Office, submitter = at(people, 0)): string => JSON.stringify([aRequestRow({
      applicant_id: at(people, 3), submitted_by: submitter, mode: 'collect_and_forward', receiving_authority_id: office.id, custodian: 'authority', custodian_authority_id: office.id,
      custodian_jurisdiction: office.place, involved_authorities: [office.id], involved_jurisdictions: [office.place],
    })]);
    const insert = `${insertRows('workflow.request')} RETURNING id`;
    expect(await as(clerk, async (tx) => attempt(tx, insert, [takenIn(here)]))).toHaveLength(1);
    expect(await as(clerk, async (tx) => attempt(tx, insert, [takenIn(elsewhere)]))).toBe('refused');
    expect(await as(clerk, async (tx) => attempt(tx, insert, [takenIn(here, at(people, 1))]))).toBe('refused');
    expect(await as(caseClerk, async (tx) => attempt(tx, insert, [takenIn(here)]))).toBe('refused');
  });

  it('is no file of one\'s own in somebody else\'s request', async () => {
    await write([{ applicant: 0, window: null, held: [0], now: 'last' }]);
    const foreign = requests.at(-1)?.id ?? '';
    const stranger: Actor = { kind: 'person', personId: at(people, 4), post: null };
    const attached = JSON.stringify([anAttachmentRow(at(people, 4), foreign)]);
    expect(await as(stranger, async (tx) => attempt(tx, `${insertRows('workflow.attachment')} RETURNING id`, [attached]))).toBe('refused');
    const loose = JSON.stringify([anAttachmentRow(at(people, 4), null)]);
    expect(await as(stranger, async (tx) => {
      await tx.execute(insertRows('workflow.attachment'), [loose]);
      return attempt(tx, 'UPDATE workflow.attachment SET request_id = $1 RETURNING id', [foreign]);
    })).toBe('refused');
  });
});

describe('registering a person', () => {
  const register = 'SELECT directory.register_person($1, \'n\', \'i\', $2, NULL, \'110112\', now()) AS id';

  it('is for windows, and tells them of a known person nothing but the id', async () => {
    const clerk = actorOf({ person: 1, post: { role: 'window_clerk', reach: 'own', office: 0, place: '110000' } });
    const known = aPersonRow({ id_number_bidx: 'known' });
    await uow.run(SYSTEM, async (tx) => tx.execute(insertRows('directory.person'), [JSON.stringify([known])]));
    const fresh = randomUUID();
    const answer = await as(clerk, async (tx) => [
      (await tx.query<{ id: string }>(register, [randomUUID(), 'known']))[0]?.id, (await tx.query<{ id: string }>(register, [fresh, 'fresh']))[0]?.id, await reads(tx, 'directory.person'),
    ]);
    expect(answer).toEqual([known.id, fresh, [at(people, 1)]]);
    for (const other of [actorOf({ person: 1, post: null }), actorOf({ person: 1, post: { role: 'case_clerk', reach: 'own', office: 0, place: '110000' } }), PUBLIC]) {
      expect(await as(other, async (tx) => attempt(tx, register, [randomUUID(), 'x']))).toBe('refused');
    }
  });
});
