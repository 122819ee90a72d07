import { sqlMigration } from './sql-migration.js';

/**
 * Clocks that stand still, are made longer and are counted anew. A clock is never edited: the row ends as `recounted` and another starts. The head of an authority is a role of
 * its own, for only the head may make a limit longer (行政许可法 42).
 */
export const LawClocks = sqlMigration('LawClocks20261126200000', `
ALTER TABLE directory.post DROP CONSTRAINT post_role_check;
ALTER TABLE directory.post ADD CONSTRAINT post_role_check
  CHECK (role IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor'));

ALTER TABLE workflow.request
  -- How often a supplement may be asked for: once (行政许可法 32(4)), and once more where a supervisor allowed it.
  ADD COLUMN supplement_allowance integer NOT NULL DEFAULT 1,
  -- Whether acceptance by silence is contested; null: never was.
  ADD COLUMN acceptance_contest text CHECK (acceptance_contest IN ('open', 'settled'));

ALTER TABLE workflow.deadline DROP CONSTRAINT deadline_kind_check, DROP CONSTRAINT deadline_status_check, DROP CONSTRAINT deadline_silence_check;
ALTER TABLE workflow.deadline
  ADD CONSTRAINT deadline_kind_check CHECK (kind IN ('acceptance', 'supplement_answer', 'decision', 'suspension', 'delivery')),
  ADD CONSTRAINT deadline_status_check CHECK (status IN ('running', 'met', 'missed', 'stopped', 'suspended', 'recounted')),
  ADD CONSTRAINT deadline_silence_check CHECK (silence IN ('deemed_accepted', 'lapse', 'overdue', 'resumes'));
DROP INDEX workflow.deadline_one_running;
CREATE UNIQUE INDEX deadline_one_running ON workflow.deadline (request_id, kind) WHERE status IN ('running', 'suspended');
CREATE INDEX deadline_provisional ON workflow.deadline (due_on, id) WHERE status = 'running' AND provisional;
UPDATE workflow.deadline SET derivation = (derivation - 'workingDays') || jsonb_build_object(
  'rule', CASE kind WHEN 'acceptance' THEN 'licence.acceptance' WHEN 'supplement_answer' THEN 'licence.supplement_answer' WHEN 'decision' THEN 'licence.decision' ELSE 'licence.delivery' END,
  'value', derivation -> 'workingDays', 'unit', 'working_day', 'movedFrom', null, 'promised', null, 'stopped', '[]'::jsonb, 'extension', null, 'keptAgainst', null);

ALTER POLICY request_read ON workflow.request USING (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor') AND (
      ((SELECT platform.scope_reach()) = 'own' AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
      OR ((SELECT platform.scope_reach()) = 'below' AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
      OR ((SELECT platform.scope_reach()) = 'all')
    ))
  ))
);
ALTER POLICY request_update ON workflow.request USING (workflow.may_write(applicant_id, custodian_authority_id, custodian_jurisdiction, receiving_authority_id)
  AND ((SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor') AND (
      ((SELECT platform.scope_reach()) = 'own' AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
      OR ((SELECT platform.scope_reach()) = 'below' AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
      OR ((SELECT platform.scope_reach()) = 'all')
    ))
  ))));
CREATE OR REPLACE FUNCTION workflow.may_write(applicant uuid, custodian_authority uuid, custodian_place text, receiving_authority uuid)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'system'
    OR (platform.scope_kind() = 'person' AND (
      (platform.scope_reach() = 'none' AND applicant = platform.scope_person())
      OR (platform.scope_role() IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor') AND (
        (platform.scope_reach() = 'own' AND custodian_authority = platform.scope_authority())
        OR (platform.scope_role() = 'window_clerk' AND receiving_authority = platform.scope_authority())
        OR (platform.scope_reach() = 'below' AND custodian_place = ANY (platform.scope_jurisdictions()))
      ))
    ))
$$;
`);
