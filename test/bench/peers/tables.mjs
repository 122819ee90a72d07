import { createRequire } from 'node:module';
import pg from 'pg';

/** Modules of this folder's own, which are installed only when they are measured. */
export const load = createRequire(import.meta.url);

const TABLES = `CREATE SCHEMA IF NOT EXISTS peer;
CREATE TABLE IF NOT EXISTS peer.request (id uuid PRIMARY KEY, state text NOT NULL, authority text, version integer NOT NULL);
CREATE TABLE IF NOT EXISTS peer.act (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), request_id uuid NOT NULL, version integer NOT NULL, verb text NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE (request_id, version));
CREATE TABLE IF NOT EXISTS peer.audit (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), act text NOT NULL, subject uuid NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS peer.notice (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), request_id uuid NOT NULL, kind text NOT NULL)`;

/** The flow's own tables: far less than the product writes, in the engines' favour. */
export async function openTables(url) {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  await pool.query(TABLES);
  return pool;
}

/** Runs `work` in one transaction. */
export async function inTransaction(pool, work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** The three steps: taken in, routed, told. Each repeats without a second effect, except for notices, as an engine that promises a step once may leave it. */
export const STEPS = {
  async takeIn(db, id) {
    await db.query(`INSERT INTO peer.request VALUES ($1, 'submitted', NULL, 1) ON CONFLICT DO NOTHING`, [id]);
    await db.query(`INSERT INTO peer.act (request_id, version, verb) VALUES ($1, 1, 'submit') ON CONFLICT DO NOTHING`, [id]);
    await db.query(`INSERT INTO peer.audit (act, subject) VALUES ('submit', $1)`, [id]);
  },
  async route(db, id) {
    await db.query('SELECT * FROM peer.request WHERE id = $1 FOR UPDATE', [id]);
    await db.query(`UPDATE peer.request SET state = 'routed', authority = '120000-health', version = 2 WHERE id = $1`, [id]);
    await db.query(`INSERT INTO peer.act (request_id, version, verb) VALUES ($1, 2, 'route') ON CONFLICT DO NOTHING`, [id]);
    await db.query(`INSERT INTO peer.audit (act, subject) VALUES ('route', $1)`, [id]);
  },
  async tell(db, id) {
    await db.query(`INSERT INTO peer.notice (request_id, kind) VALUES ($1, 'submitted'), ($1, 'routed')`, [id]);
  },
};

/** Says how long so many flows took, after a warm-up of a tenth. */
export async function measured(runFlows) {
  const flows = Number(process.env.FLOWS);
  await runFlows(Math.ceil(flows / 10));
  const begun = performance.now();
  await runFlows(flows);
  process.send?.({ flows, seconds: (performance.now() - begun) / 1000 });
}
