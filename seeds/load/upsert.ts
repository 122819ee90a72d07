import type { OwnerSession } from './owner-session.js';

/** A table that is filled from a reference file, a row of JSON a row. */
export interface Table {
  /** With its schema: `directory.authority`. */
  readonly name: string;
  /** What the natural key stands on, as ON CONFLICT takes it. */
  readonly key: string;
  /** Every column with the type of its value in the JSON. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that keep what they got when the row was made: ids and instants. */
  readonly once?: readonly string[];
  /** Columns whose JSON value is a code that stands for something else: the SQL that finds it in `x`. */
  readonly lookups?: Readonly<Record<string, string>>;
  /** Rows that stay as they are whatever the file says: SQL about the row as `t`. */
  readonly unless?: string;
}

export type JsonRow = Readonly<Record<string, unknown>>;

/** Inserts new rows and changes those that differ, in one statement; rows that are the same are not touched. Gives how many were written. */
export async function upsert(session: OwnerSession, table: Table, rows: readonly JsonRow[]): Promise<number> {
  const { changed } = await session.run(upsertStatement(table), [JSON.stringify(rows)]);
  return changed;
}

function upsertStatement({ name, key, columns, once = [], lookups = {}, unless }: Table): string {
  const all = Object.keys(columns);
  const changing = all.filter((column) => !once.includes(column) && !key.split(', ').includes(column));
  const list = (names: readonly string[], of: (column: string) => string): string => names.map(of).join(', ');
  return `INSERT INTO ${name} AS t (${all.join(', ')})
    SELECT ${list(all, (column) => lookups[column] ?? `x.${column}`)} FROM ${recordset(columns)}
    ON CONFLICT (${key}) DO UPDATE SET ${list(changing, (column) => `${column} = excluded.${column}`)}
    WHERE (${list(changing, (column) => `t.${column}`)}) IS DISTINCT FROM (${list(changing, (column) => `excluded.${column}`)})${unless === undefined ? '' : ` AND NOT (${unless})`}`;
}

/** The rows of the first parameter as a table `x`. */
export function recordset(columns: Table['columns']): string {
  return `jsonb_to_recordset($1::jsonb) AS x(${Object.entries(columns).map(([column, type]) => `${column} ${type}`).join(', ')})`;
}
