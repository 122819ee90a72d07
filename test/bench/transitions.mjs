import { randomUUID } from 'node:crypto';
import { percentile } from './figures.mjs';
import { WrongAnswer } from './load.mjs';

const STEPS = [['claim', {}], ['accept', {}], ['approve', { opinion: '同意' }]];
/** More than one clerk gets through while it is measured. */
const EACH = 1_000;

/** Requests that each clerk can go through; colleagues of one authority share them out. */
async function waiting(scratch, database, clerks) {
  return scratch.asOwner(database, async (db) => {
    const lists = [];
    for (const [i, { authorityId }] of clerks.entries()) {
      const before = clerks.slice(0, i).filter((colleague) => colleague.authorityId === authorityId).length;
      const { rows } = await db.query(
        `SELECT id, version FROM workflow.request WHERE custodian_authority_id = $1 AND state = 'routed' AND assignee_person_id IS NULL ORDER BY due_at, id LIMIT $2 OFFSET $3`,
        [authorityId, EACH, before * EACH],
      );
      lists.push(rows);
    }
    return lists;
  });
}

/** Claim, accept, approve, one after the other by all clerks at once: milliseconds of each, and acts per second. */
export async function measureTransitions(scratch, database, portal, clerks, { seconds }) {
  const lists = await waiting(scratch, database, clerks);
  const times = Object.fromEntries(STEPS.map(([verb]) => [verb, []]));
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(clerks.map(async ({ headers }, clerk) => {
    for (let request = lists[clerk].pop(); request && performance.now() < until; request = lists[clerk].pop()) {
      for (const [i, [verb, input]] of STEPS.entries()) {
        const sent = performance.now();
        const answer = await fetch(`${portal.origin}/api/workflow/requests/${request.id}/actions/${verb}`, {
          method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ commandId: randomUUID(), version: request.version + i, input }),
        });
        const text = await answer.text();
        if (answer.status !== 200) throw new WrongAnswer(`${verb} answered ${answer.status}: ${text.slice(0, 200)}`);
        times[verb].push(performance.now() - sent);
      }
    }
  }));
  const all = Object.values(times).flat();
  return {
    perSecond: all.length / ((performance.now() - begun) / 1000),
    steps: Object.fromEntries(Object.entries(times).map(([verb, each]) => [verb, { p50: percentile(each, 0.5), p95: percentile(each, 0.95), n: each.length }])),
  };
}
