import pg from 'pg';
import type { TestDatabase } from './database.js';

async function asAdmin(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_PG_ADMIN'] });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

/** Takes the database away from everyone who is connected and lets nobody in, as a server that has no place left; only the tests' administrator still comes in. Gives what brings it back. */
export async function takeDatabaseAway(database: TestDatabase): Promise<() => Promise<void>> {
  const name = new URL(database.url).pathname.slice(1);
  await asAdmin(async (client) => {
    await client.query(`alter database ${name} with connection limit 0`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  });
  return async () => asAdmin(async (client) => client.query(`alter database ${name} with connection limit -1`));
}
