import { runMigrations as migrateQueue } from 'bullmq';
import pg from 'pg';
import { createDataSource } from './data-source.js';

/** What {@link prepareDatabase} did. */
export interface Prepared {
  /** Names of the migrations that ran now; empty when the schema was current. */
  readonly migrations: readonly string[];
  readonly role: string;
}

/**
 * Brings the database to the schema of this code, as its owner: migrations, the queue's schema, and the application's login,
 * which inherits the grants of `tongban_app` and owns nothing. Throws when the schema is newer than this code.
 */
export async function prepareDatabase(ownerUrl: string, applicationUrl: string): Promise<Prepared> {
  const dataSource = await createDataSource(ownerUrl, 2, []).initialize();
  try {
    await refuseNewerSchema(dataSource.migrations.map((m) => m.name ?? ''), async (sql) => dataSource.query(sql));
    const done = await dataSource.runMigrations();
    await migrateQueueSchema(ownerUrl);
    const role = await ensureLogin(ownerUrl, applicationUrl);
    return { migrations: done.map((m) => m.name), role };
  } finally {
    await dataSource.destroy();
  }
}

async function refuseNewerSchema(known: readonly string[], query: (sql: string) => Promise<unknown>): Promise<void> {
  const exists = (await query(`SELECT to_regclass('public.migration') IS NOT NULL AS present`)) as { present: boolean }[];
  if (!exists[0]?.present) return;
  const applied = (await query('SELECT name FROM public.migration')) as { name: string }[];
  const foreign = applied.map((m) => m.name).filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new Error(`The database was made by a newer Tongban (it knows ${foreign.join(', ')}). Update this copy, or restore a backup of the older data.`);
  }
}

async function migrateQueueSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await migrateQueue(client as unknown as Parameters<typeof migrateQueue>[0], 'bullmq');
    // BullMQ makes a sequence for each queue when it is first used, hence CREATE in the schema of the queues, and nowhere else.
    await client.query(`GRANT USAGE, CREATE ON SCHEMA bullmq TO tongban_app;
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA bullmq TO tongban_app;
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO tongban_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO tongban_app`);
  } finally {
    await client.end();
  }
}

async function ensureLogin(ownerUrl: string, applicationUrl: string): Promise<string> {
  const { username, password } = new URL(applicationUrl);
  const role = decodeURIComponent(username);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const owner = (await client.query<{ me: string }>('SELECT current_user AS me')).rows[0]?.me;
    if (owner === role) throw new Error(`DATABASE_URL and DATABASE_OWNER_URL name the same role (${role}); the application needs a login of its own.`);
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const name = client.escapeIdentifier(role);
    const secret = client.escapeLiteral(decodeURIComponent(password));
    await client.query(`${known.rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${secret}`);
    await client.query(`GRANT tongban_app TO ${name}`);
    // Readiness compares the schema with the code.
    await client.query('GRANT SELECT ON public.migration TO tongban_app');
    return role;
  } finally {
    await client.end();
  }
}

/** Refuses a login that row-level security would not bind: the isolation of jurisdictions rests on it. */
export async function refuseUnsafeLogin(query: (sql: string) => Promise<unknown>): Promise<void> {
  const rows = (await query(`SELECT r.rolsuper OR r.rolbypassrls AS bypass, EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'workflow' AND pg_has_role(r.rolname, c.relowner, 'MEMBER')) AS owns FROM pg_roles r WHERE r.rolname = current_user`)) as { bypass: boolean; owns: boolean }[];
  const row = rows[0];
  if (!row || row.bypass || row.owns) {
    throw new Error('DATABASE_URL names a role that row-level security does not bind (superuser, BYPASSRLS or owner). Give the application a login of its own; see docs/operations.md.');
  }
}
