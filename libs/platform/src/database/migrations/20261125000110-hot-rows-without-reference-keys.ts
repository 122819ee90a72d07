import { sqlMigration } from './sql-migration.js';

/**
 * A foreign key takes a shared lock on the row that it points at. Every request of a city points at the same two or three rows of the
 * directory, so that each submit made their locks grow (ADR 0017). Rows of the directory are never deleted: the application has no right to, and
 * the seeds only add and change.
 */
export const HotRowsWithoutReferenceKeys = sqlMigration('HotRowsWithoutReferenceKeys20261125000110', `
ALTER TABLE workflow.request
  DROP CONSTRAINT request_from_jurisdiction_fkey,
  DROP CONSTRAINT request_to_jurisdiction_fkey,
  DROP CONSTRAINT request_residence_jurisdiction_fkey,
  DROP CONSTRAINT request_custodian_jurisdiction_fkey,
  DROP CONSTRAINT request_custodian_authority_id_fkey,
  DROP CONSTRAINT request_receiving_authority_id_fkey,
  DROP CONSTRAINT request_receiving_window_id_fkey,
  DROP CONSTRAINT request_competent_authority_id_fkey,
  DROP CONSTRAINT request_suggested_authority_id_fkey,
  DROP CONSTRAINT request_assignee_post_id_fkey,
  DROP CONSTRAINT request_applicant_id_fkey,
  DROP CONSTRAINT request_submitted_by_fkey,
  DROP CONSTRAINT request_assignee_person_id_fkey;

-- Rows are added by prepared statements only: the question is planned once with them, and asked without a function in between.
ALTER POLICY action_append ON workflow.request_action WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, r.custodian_authority_id, r.custodian_jurisdiction, r.receiving_authority_id)));
ALTER POLICY deadline_insert ON workflow.deadline WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, r.custodian_authority_id, r.custodian_jurisdiction, r.receiving_authority_id)));
`);
