import type { InstantPeriod } from '#kernel';
import { lockNames, type Tx } from '#platform';
import { forceWhileBound, type SignedVersion } from '#publication';
import { directionsOf, type RuleContent } from '../domain/rule-content.js';

/** One direction of a version of a rule with the part of its force in which both sides are bound; null: there is none. */
interface DirectionRow {
  readonly code: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly qualification: string;
  readonly valid: string;
  readonly force: InstantPeriod | null;
}

const RECORDS = `jsonb_to_recordset($1::jsonb) AS x(code text, version integer, "from" text, "to" text, qualification text, valid daterange, force tstzrange)`;
const ROW = `r.rule_code = x.code AND r.version = x.version AND r.from_jurisdiction = x."from" AND r.to_jurisdiction = x."to"`;
const DELETE = `DELETE FROM catalogue.recognition_rule r USING ${RECORDS} WHERE ${ROW} AND x.force IS NULL`;
const UPDATE = `UPDATE catalogue.recognition_rule r SET force = x.force FROM ${RECORDS} WHERE ${ROW} AND x.force IS NOT NULL RETURNING x.code, x.version, x."from", x."to"`;

/** The directions of these versions, each held only while both its sides are bound. */
export function directionRows(versions: readonly SignedVersion[]): DirectionRow[] {
  return versions.flatMap(({ code, number, content, force, ends }) => {
    const rule = content as unknown as RuleContent;
    return directionsOf(rule).map(({ from, to }) => ({
      code, version: number, from, to, qualification: rule.qualificationCode, valid: `[${rule.validFrom},${rule.validTo ?? ''})`,
      force: force && forceWhileBound(force, [ends.get(from) ?? null, ends.get(to) ?? null]),
    }));
  });
}

/** Brings the forces of rows in line and takes away what nobody is bound by; gives the rows that are not there and should be. */
export async function relayRows(tx: Tx, rows: readonly DirectionRow[]): Promise<DirectionRow[]> {
  await tx.execute(DELETE, [records(rows)]);
  // Whoever lays rules of the same qualification waits, so that a clash is seen by the second.
  await lockNames(tx, 'catalogue.rules_of', rows.filter(({ force }) => force !== null).map(({ qualification }) => qualification));
  const kept = await tx.query<Pick<DirectionRow, 'code' | 'version' | 'from' | 'to'>>(UPDATE, [records(rows)]);
  const names = new Set(kept.map(nameOf));
  return rows.filter((row) => row.force !== null && !names.has(nameOf(row)));
}

/** A force as PostgreSQL takes it. */
export function rangeOf({ validFrom, validTo }: InstantPeriod): string {
  return `[${validFrom.toISOString()},${validTo?.toISOString() ?? ''})`;
}

function records(rows: readonly DirectionRow[]): string {
  return JSON.stringify(rows.map((row) => ({ ...row, force: row.force && rangeOf(row.force) })));
}

function nameOf({ code, version, from, to }: Pick<DirectionRow, 'code' | 'version' | 'from' | 'to'>): string {
  return `${code}/${version}/${from}/${to}`;
}
