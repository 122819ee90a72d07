import { newId } from '#platform';
import type { RecognitionRuleRow } from '../reference-types.js';
import { layBaseline, type BaselineVersion } from './baseline.js';
import type { OwnerSession } from './owner-session.js';
import { recordset, type JsonRow } from './upsert.js';

const COLUMNS = {
  id: 'uuid', rule_code: 'text', version: 'integer', qualification_code: 'text', from_jurisdiction: 'text', to_jurisdiction: 'text', effect: 'text', conditions: 'jsonb', documents: 'jsonb',
  legal_basis: 'jsonb', provenance: 'jsonb', valid: 'daterange', force: 'tstzrange',
};
const INSERT = `INSERT INTO catalogue.recognition_rule (${Object.keys(COLUMNS).join(', ')})
  SELECT ${Object.keys(COLUMNS).map((column) => `x.${column}`).join(', ')} FROM ${recordset(COLUMNS)}`;
const FOLLOW = `UPDATE catalogue.recognition_rule r SET force = v.force FROM publication.version v
  WHERE v.kind = 'recognition_rule' AND v.code = r.rule_code AND v.number = r.version AND r.force IS DISTINCT FROM v.force`;

/** Loads the rules as versions of a baseline, each with a read row for every direction in which it runs. Gives how many rows were written. */
export async function loadRecognitionRules(session: OwnerSession, rows: readonly RecognitionRuleRow[]): Promise<number> {
  const versions = await layBaseline(session, 'recognition_rule', rows.map((row) => ({ code: row.code, content: contentOf(row) })));
  if (versions.length === 0) return 0;
  await session.run(FOLLOW);
  // A clash is the fault of this file: it shows here, not at the commit of everything.
  await session.run('SET CONSTRAINTS catalogue.recognition_rule_no_overlap IMMEDIATE');
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const { changed } = await session.run(INSERT, [JSON.stringify(versions.flatMap((version) => directed(byCode.get(version.code), version)))]);
  return changed;
}

/** What the parties would sign of it. */
function contentOf(row: RecognitionRuleRow): Readonly<Record<string, unknown>> {
  const { code: _code, ...content } = row;
  return { ...content, requiredToPractise: false, fees: [], hostDocuments: [], timeLimits: [] };
}

function directed(rule: RecognitionRuleRow | undefined, { number, force }: BaselineVersion): JsonRow[] {
  if (!rule) return [];
  const shared = {
    rule_code: rule.code, version: number, qualification_code: rule.qualificationCode, effect: rule.effect, conditions: rule.conditions, documents: rule.documents,
    legal_basis: rule.legalBasis, provenance: rule.provenance, valid: `[${rule.validFrom},${rule.validTo ?? ''})`, force,
  };
  return rule.parties.flatMap((from) => rule.parties.filter((to) => to !== from).map((to) => ({ ...shared, id: newId(), from_jurisdiction: from, to_jurisdiction: to })));
}
