import { setTimeout as sleep } from 'node:timers/promises';
import { Inventor } from '../support/inventor.mjs';
import { percentile } from './figures.mjs';
import { WrongAnswer } from './load.mjs';
import { withCsrf } from './residents.mjs';

const CLERKS = 16;
const FIRST_CLERK = 5_000;

/** Clerks of the busiest authorities, one each, with a session; other people in each group. */
export async function inviteClerks(scratch, database, origin, group) {
  const clerks = await scratch.asOwner(database, async (db) => {
    const { rows } = await db.query(
      `SELECT custodian_authority_id AS id FROM workflow.request WHERE custodian = 'authority' GROUP BY 1 ORDER BY count(*) DESC LIMIT $1`, [CLERKS],
    );
    const inventor = new Inventor(db, scratch.data.keysFile, 'clerk', FIRST_CLERK + CLERKS * group);
    const made = [];
    for (let i = 0; i < CLERKS; i += 1) made.push(await inventor.person({ role: 'case_clerk', authorityId: rows[i % rows.length].id }));
    return made.map(({ id, cookie, authorityId }) => ({ id, authorityId, headers: { cookie } }));
  });
  const signedIn = await withCsrf(clerks, origin);
  return signedIn.map((person, i) => ({ ...person, authorityId: clerks[i].authorityId }));
}

/** What clerks type: the names, numbers and certificates of requests that are there, and parts of qualifications' names. */
async function searches(scratch, database, people) {
  return scratch.asOwner(database, async (db) => {
    const { rows } = await db.query(`SELECT number, custodian_authority_id AS authority FROM workflow.request WHERE custodian = 'authority' LIMIT 2000`);
    const someone = (i) => people[(i * 7919) % people.length];
    return [(i) => someone(i).name, (i) => someone(i).idNumber, (i) => rows[(i * 31) % rows.length].number, () => '护士', () => '资格', () => 'zhiye'];
  });
}

async function answerOf(origin, path, headers) {
  const answer = await fetch(`${origin}${path}`, { headers });
  const text = await answer.text();
  if (answer.status !== 200) throw new WrongAnswer(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text);
}

/** Everyone asks again as soon as they are answered: milliseconds of every answer. */
async function askTogether(origin, clerks, pathOf, seconds) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  await Promise.all(clerks.map(async ({ headers }, clerk) => {
    await sleep(clerk * 5);
    for (let i = clerk * 1_000; performance.now() < until; i += 1) {
      const begun = performance.now();
      await answerOf(origin, pathOf(i), headers);
      times.push(performance.now() - begun);
    }
  }));
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), perSecond: times.length / seconds };
}

/** Pages of the work list as sixteen clerks at once see them. */
export async function measureWorklist(scratch, database, portal, clerks, people, { seconds }) {
  const typed = await searches(scratch, database, people);
  const list = '/api/workflow/worklist';
  const questions = {
    'page with a search inside': (i) => `${list}?${new URLSearchParams({ q: typed[i % typed.length](i), limit: '20' })}`,
    'first page, by due date': () => `${list}?limit=20`,
    'first page, latest first': () => `${list}?limit=20&sort=-submitted`,
    'what was held before, searched': (i) => `${list}?${new URLSearchParams({ queue: 'past', q: typed[i % 2](i), limit: '20' })}`,
    counts: () => `${list}/counts`,
  };
  const results = {};
  for (const [name, pathOf] of Object.entries(questions)) {
    await askTogether(portal.origin, clerks, pathOf, 1);
    results[name] = await askTogether(portal.origin, clerks, pathOf, seconds);
  }
  return results;
}
