import { startPostgres } from './embedded-pg.mjs';
import { Halt } from './terminal.mjs';

const OWNER = 'tongban';
const DATABASE = 'tongban';
const OLDEST_SERVER = 15;

/**
 * The application's login beside an owner's connection: same server and database, a role of its own that owns nothing.
 * Roles belong to the whole server, hence the database's name in it.
 */
export function applicationUrl(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = `${decodeURIComponent(url.pathname.slice(1))}_login`;
  url.password = password;
  return url.href;
}

function parseUrl(text, name) {
  try {
    const url = new URL(text);
    if (/^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return url;
  } catch {
    // said below, without the text: it may hold a password
  }
  throw new Halt(`${name} is not a PostgreSQL address: it looks like postgres://user:password@host:5432/database.`);
}

async function query(client, sql) {
  return (await client.query(sql)).rows;
}

/** Refuses a server that does not answer, is too old, or lets the owner make neither schemas nor roles. */
async function requireUsable(url, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 10_000 });
  const where = `${url.hostname}:${url.port || 5432}${url.pathname}`;
  try {
    await client.connect();
    const [server] = await query(client, `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version`);
    if (server.major < OLDEST_SERVER) throw new Halt(`The PostgreSQL of ${name} (${where}) is ${server.version}: Tongban needs ${OLDEST_SERVER} or newer.`);
    return server.version;
  } catch (error) {
    if (error instanceof Halt) throw error;
    throw new Halt(`The PostgreSQL of ${name} (${where}) cannot be used: ${error.message || error.code}. Start or mend it, or leave ${name} empty to use the embedded one.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The owner's address that the environment gives: `DATABASE_URL` alone is the owner. Refuses what is no address, before anything long. */
export function givenOwner(env) {
  const name = env.DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL';
  if (env.DATABASE_OWNER_URL && env.DATABASE_URL) parseUrl(env.DATABASE_URL, 'DATABASE_URL');
  return { name, owner: parseUrl(env[name], name) };
}

/** The user's own server; without an application's login of its own, one is derived. */
async function openGiven(env, folder) {
  const { name, owner } = givenOwner(env);
  const version = await requireUsable(owner, name);
  const derived = () => applicationUrl(owner.href, folder.secrets().databaseLogin);
  return {
    ownerUrl: owner.href,
    url: env.DATABASE_OWNER_URL && env.DATABASE_URL ? env.DATABASE_URL : derived(),
    summary: `PostgreSQL ${version} on ${owner.hostname} (yours)`,
    // whoever else uses it may have changed it since
    fresh: true,
    stop: async () => undefined,
  };
}

async function ensureDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if ((await client.query('select 1 from pg_database where datname = $1', [DATABASE])).rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function openEmbedded(folder) {
  const { databaseOwner, databaseLogin } = folder.secrets();
  const server = await startPostgres({ clusterDir: folder.clusterDir, user: OWNER, password: databaseOwner, logFile: folder.log('postgres.log') });
  await ensureDatabase(server.url());
  return {
    ...addresses(server.url(DATABASE), databaseLogin),
    pid: server.pid,
    onEnd: server.onEnd,
    fresh: server.fresh,
    summary: `PostgreSQL ${server.fresh ? 'created and started' : 'started'} on 127.0.0.1:${server.port}`,
    stop: server.stop,
  };
}

function addresses(ownerUrl, loginPassword) {
  return { ownerUrl, url: applicationUrl(ownerUrl, loginPassword) };
}

export const isGiven = (env) => Boolean(env.DATABASE_URL || env.DATABASE_OWNER_URL);

/** The addresses of an embedded server that a start of this data folder keeps running. */
export function embeddedAddresses(folder, { pid, port }) {
  const { databaseOwner, databaseLogin } = folder.secrets();
  return { ...addresses(`postgres://${OWNER}:${databaseOwner}@127.0.0.1:${port}/${DATABASE}`, databaseLogin), pid };
}

/**
 * The database of this run: the user's when the environment names one, else the embedded one of the data folder.
 * @returns {Promise<{ownerUrl: string, url: string, summary: string, fresh: boolean, stop: () => Promise<void>, pid?: number, onEnd?: (callback: (log: string) => void) => void}>}
 */
export function openDatabase(env, folder) {
  return isGiven(env) ? openGiven(env, folder) : openEmbedded(folder);
}

/**
 * The environment of a program of ours beside a database. `DATABASE_OWNER_URL` may change the schema: only short-lived commands get it.
 * @param {{demo: boolean}} options
 */
export function programEnvironment(folder, { ownerUrl, url, pid }, { demo }) {
  return {
    ...process.env,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: url,
    TONGBAN_DATA: folder.dir,
    TONGBAN_KEYS: process.env.TONGBAN_KEYS || folder.keysFile,
    TONGBAN_MODE: demo ? 'demo' : 'production',
    // the embedded database: its keys are made for the user, and its server ends with the portal (leave-with-parent.mjs)
    ...(pid ? { TONGBAN_EMBEDDED_PID: String(pid) } : {}),
  };
}
