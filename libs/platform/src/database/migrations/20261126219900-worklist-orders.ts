import { sqlMigration } from './sql-migration.js';

const DESK = 'CASE WHEN offered_authority_id IS NULL THEN custodian_authority_id ELSE offered_authority_id END';
const DESK_PLACE = 'CASE WHEN offered_jurisdiction IS NULL THEN custodian_jurisdiction ELSE offered_jurisdiction END';

/**
 * What a desk asks for must not grow with the table, nor with what lies there: the soonest due, the latest and what nobody has claimed come from an index. The desk is written as CASE,
 * for PostgreSQL does not know COALESCE to be leakproof and asks nothing of an index by it under row-level security. The policy for reading is the same, asked as yes or no: of a
 * comparison with the scope PostgreSQL assumes that it holds once in two hundred times, took a desk of thousands for a single row, and sorted it all for a page.
 */
export const WorklistOrders = sqlMigration('WorklistOrders20261126219900', `
DROP INDEX workflow.request_worklist, workflow.request_worklist_jurisdiction;
CREATE INDEX request_worklist ON workflow.request ((${DESK}), due_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_worklist_jurisdiction ON workflow.request ((${DESK_PLACE}), due_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_worklist_latest ON workflow.request ((${DESK}), submitted_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_worklist_unclaimed ON workflow.request ((${DESK}), due_at, id) WHERE closed_at IS NULL AND assignee_person_id IS NULL;

CREATE FUNCTION workflow.scope_reads_by(reach text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'person' AND platform.scope_reach() = reach
    AND (reach = 'none' OR platform.scope_role() IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor'))
$$;
ALTER POLICY request_read ON workflow.request USING (
  (SELECT platform.scope_kind() = 'system')
  OR ((SELECT workflow.scope_reads_by('none')) AND applicant_id = (SELECT platform.scope_person()))
  OR ((SELECT workflow.scope_reads_by('own')) AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
  OR ((SELECT workflow.scope_reads_by('below')) AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
  OR (SELECT workflow.scope_reads_by('all'))
);
`);
