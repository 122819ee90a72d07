import { sqlMigration } from './sql-migration.js';

/** What follows a decision is a request of its own about the one that has ended: a person's second look, review, correction. */
export const FollowUps = sqlMigration('FollowUps20261126240000', `
ALTER TABLE workflow.request
  ADD COLUMN about_id uuid REFERENCES workflow.request (id),
  ADD COLUMN about_kind text CHECK (about_kind IN ('person', 'review', 'correction')),
  ADD CONSTRAINT request_about_check CHECK ((about_id IS NULL) = (about_kind IS NULL));
CREATE INDEX request_about ON workflow.request (about_id) WHERE about_id IS NOT NULL;
-- One of a kind at a time.
CREATE UNIQUE INDEX request_one_follow_up ON workflow.request (about_id, about_kind) WHERE about_id IS NOT NULL AND closed_at IS NULL;
ALTER POLICY request_insert ON workflow.request WITH CHECK (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND submitted_by = (SELECT platform.scope_person()) AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) = 'window_clerk' AND receiving_authority_id = (SELECT platform.scope_authority()))
    -- An authority decides anew what it has decided.
    OR ((SELECT platform.scope_role()) = 'case_clerk' AND about_kind = 'correction' AND custodian_authority_id = (SELECT platform.scope_authority()))
  ))
);
`);
