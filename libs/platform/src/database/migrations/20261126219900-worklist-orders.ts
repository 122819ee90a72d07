import { sqlMigration } from './sql-migration.js';

/**
 * What a desk asks for must not grow with what lies there: the latest, and what nobody has claimed, come from an index as the soonest due do. The policy for reading is the same, asked
 * as yes or no: of a comparison with the scope PostgreSQL assumes that it holds once in two hundred times, took a desk of thousands for a single row, and sorted it all for a page.
 */
export const WorklistOrders = sqlMigration('WorklistOrders20261126219900', `
CREATE INDEX request_worklist_latest ON workflow.request ((coalesce(offered_authority_id, custodian_authority_id)), submitted_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_worklist_unclaimed ON workflow.request ((coalesce(offered_authority_id, custodian_authority_id)), due_at, id) WHERE closed_at IS NULL AND assignee_person_id IS NULL;

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
