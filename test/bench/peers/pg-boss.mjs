// The flow on pg-boss: a queue a step; each job does its step and sends the next one in the same transaction. Jobs are fetched in batches and worked on at once, as its manual advises for speed.
import { randomUUID } from 'node:crypto';
import { STEPS, inTransaction, load, measured, openTables } from './tables.mjs';

const Boss = load('pg-boss');
const NEXT = { 'take-in': 'route', route: 'tell' };
const WORK = { 'take-in': STEPS.takeIn, route: STEPS.route, tell: STEPS.tell };
const BATCH = 50;
const WORKERS = 2;

const pool = await openTables(process.env.DATABASE_URL);
const boss = new Boss({ connectionString: process.env.DATABASE_URL, max: 8 });
boss.on('error', () => undefined);
await boss.start();
let left = 0;
let finish = () => undefined;

for (const [name, step] of Object.entries(WORK)) {
  await boss.createQueue(name);
  const one = async ({ data }) => inTransaction(pool, async (db) => {
    await step(db, data.id);
    if (NEXT[name]) await boss.send(NEXT[name], data, { db: { executeSql: (text, values) => db.query(text, values) } });
  });
  for (let i = 0; i < WORKERS; i += 1) {
    await boss.work(name, { batchSize: BATCH, pollingIntervalSeconds: 0.5 }, async (jobs) => {
      await Promise.all(jobs.map(one));
      if (!NEXT[name] && (left -= jobs.length) === 0) finish();
    });
  }
}

await measured(async (flows) => {
  left = flows;
  const finished = new Promise((resolve) => { finish = resolve; });
  await boss.insert(Array.from({ length: flows }, () => ({ name: 'take-in', data: { id: randomUUID() } })));
  await finished;
});
await boss.stop({ graceful: false });
process.exit(0);
