import { newId } from '#platform';
import type { RecognitionRuleRow } from '../reference-types.js';
import type { OwnerSession } from './owner-session.js';
import { recordset, type JsonRow } from './upsert.js';

const COLUMNS = {
  id: 'uuid', qualification_code: 'text', from_jurisdiction: 'text', to_jurisdiction: 'text', effect: 'text', conditions: 'jsonb', documents: 'jsonb',
  legal_basis: 'jsonb', provenance: 'jsonb', valid: 'daterange',
};
const CHANGING = ['effect', 'conditions', 'documents', 'legal_basis', 'provenance', 'valid'];
const SAME_RULE = `r.qualification_code = x.qualification_code AND r.from_jurisdiction = x.from_jurisdiction AND r.to_jurisdiction = x.to_jurisdiction
  AND lower(r.valid) = lower(x.valid)`;

const UPDATE = `UPDATE catalogue.recognition_rule r SET ${CHANGING.map((column) => `${column} = x.${column}`).join(', ')}, version = r.version + 1
  FROM ${recordset(COLUMNS)} WHERE ${SAME_RULE}
    AND (${CHANGING.map((column) => `r.${column}`).join(', ')}) IS DISTINCT FROM (${CHANGING.map((column) => `x.${column}`).join(', ')})`;
const INSERT = `INSERT INTO catalogue.recognition_rule (${Object.keys(COLUMNS).join(', ')})
  SELECT ${Object.keys(COLUMNS).map((column) => `x.${column}`).join(', ')} FROM ${recordset(COLUMNS)}
  WHERE NOT EXISTS (SELECT FROM catalogue.recognition_rule r WHERE ${SAME_RULE})`;

/**
 * Loads the rules between every ordered pair of their parties. A rule is the same rule as before when qualification, direction and first
 * day agree. Changes come before new rules, so that one file may end a rule and begin its successor. Gives how many were written.
 */
export async function loadRecognitionRules(session: OwnerSession, compact: readonly RecognitionRuleRow[]): Promise<number> {
  const rows = JSON.stringify(compact.flatMap(directed));
  const updated = await session.run(UPDATE, [rows]);
  const inserted = await session.run(INSERT, [rows]);
  return updated.changed + inserted.changed;
}

function directed(rule: RecognitionRuleRow): JsonRow[] {
  const shared = {
    qualification_code: rule.qualificationCode, effect: rule.effect, conditions: rule.conditions, documents: rule.documents,
    legal_basis: rule.legalBasis, provenance: rule.provenance, valid: `[${rule.validFrom},${rule.validTo ?? ''})`,
  };
  return rule.parties.flatMap((from) => rule.parties.filter((to) => to !== from).map((to) => ({ ...shared, id: newId(), from_jurisdiction: from, to_jurisdiction: to })));
}
