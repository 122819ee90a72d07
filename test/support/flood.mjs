/** Columns that are written: others follow from them. */
const WRITTEN = `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns FROM information_schema.columns
  WHERE table_schema = 'workflow' AND table_name = 'request' AND is_generated = 'NEVER'`;

const statement = (columns) => `WITH copy AS (SELECT $1::uuid AS original, gen_random_uuid() AS id, n FROM generate_series(1, $2::int) n),
  requests AS (INSERT INTO workflow.request (${columns}) SELECT ${columns} FROM (SELECT (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'number', $4 || c.n, 'idempotency_key', $4 || c.n, 'state', 'submitted', 'version', 1,
    'to_jurisdiction', $3::text, 'custodian', 'platform', 'custodian_authority_id', NULL, 'custodian_jurisdiction', NULL, 'offered_authority_id', NULL, 'offered_jurisdiction', NULL, 'competent_authority_id', NULL, 'involved_authorities', '{}'::uuid[],
    'involved_jurisdictions', '{}'::text[]))).*
    FROM copy c JOIN workflow.request r ON r.id = c.original) AS copies),
  acts AS (INSERT INTO workflow.request_action SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'request_id', c.id, 'command_id', gen_random_uuid()))).*
    FROM copy c JOIN workflow.request_action a ON a.request_id = c.original AND a.verb = 'submit')
  INSERT INTO platform.outbox (id, type, aggregate_id, jurisdiction, payload, audience, correlation_id, created_at)
  SELECT gen_random_uuid(), 'request.submitted', c.id, $3, jsonb_build_object('requestId', c.id, 'version', 1, 'state', 'submitted'), '{"persons": [], "authorities": [], "jurisdictions": []}', 'flood', now() FROM copy c`;

/**
 * Copies a request that is on its way, with its first act and its event, as often as `count` says, for the account of `jurisdiction`: as if so many had been submitted in one
 * moment. Numbers begin with `mark`.
 * @param {import('pg').Client} db a connection of the database's owner
 */
export async function flood(db, { original, count, jurisdiction, mark }) {
  const { rows } = await db.query(WRITTEN);
  await db.query(statement(rows[0].columns), [original, count, jurisdiction, mark]);
}
