import type pg from 'pg';
import type { KeyMaterial } from './key-file.js';

/** A column that holds values under a field key that is not current. */
export interface KeyUse {
  /** `workflow.request_action.note` */
  readonly column: string;
  readonly keyId: string;
  readonly rows: number;
}

/** Every text and jsonb column of our own schemas, generated ones included: a key is in use wherever its id is found, listed or not. */
const TEXT_COLUMNS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS table, format('%I', a.attname) AS column, n.nspname || '.' || c.relname || '.' || a.attname AS name
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype, 'json'::regtype)
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND n.nspname NOT LIKE 'pg\\_%'
  ORDER BY name`;

/**
 * Where the older field keys still stand, found by looking at the database itself and not at any list: whoever retires a key
 * that a forgotten column needs has lost its data.
 */
export async function keyUses(client: pg.Client, material: KeyMaterial): Promise<KeyUse[]> {
  const older = Object.keys(material.field.keys).filter((id) => id !== material.field.current);
  if (older.length === 0) return [];
  const columns = await client.query<{ table: string; column: string; name: string }>(TEXT_COLUMNS);
  const uses: KeyUse[] = [];
  for (const { table, column, name } of columns.rows) {
    const found = await client.query<{ keyId: string; rows: number }>(
      `SELECT m[1] AS "keyId", count(*)::int AS rows FROM ${table}, LATERAL regexp_matches(${column}::text, 'v1\\.(k[0-9]+)\\.[A-Za-z0-9_-]{38,}', 'g') AS m
       WHERE strpos(${column}::text, 'v1.k') > 0 AND m[1] = ANY ($1) GROUP BY 1`,
      [older],
    );
    uses.push(...found.rows.map(({ keyId, rows }) => ({ column: name, keyId, rows })));
  }
  return uses;
}
