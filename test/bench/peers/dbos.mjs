// The flow on DBOS: a workflow of three steps, checkpointed after each, so many at once as the product works on.
import { randomUUID } from 'node:crypto';
import { STEPS, inTransaction, load, measured, openTables } from './tables.mjs';

const { DBOS } = load('@dbos-inc/dbos-sdk');
const AT_ONCE = 32;

const pool = await openTables(process.env.DATABASE_URL);
const flow = DBOS.registerWorkflow(async (id) => {
  for (const [name, step] of Object.entries(STEPS)) await DBOS.runStep(async () => inTransaction(pool, async (db) => step(db, id)), { name });
}, { name: 'flow' });
DBOS.setConfig({ name: 'peer', systemDatabaseUrl: process.env.DATABASE_URL, runAdminServer: false, logLevel: 'error' });
await DBOS.launch();

await measured(async (flows) => {
  let left = flows;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await (await DBOS.startWorkflow(flow)(randomUUID())).getResult();
  }));
});
await DBOS.shutdown();
process.exit(0);
