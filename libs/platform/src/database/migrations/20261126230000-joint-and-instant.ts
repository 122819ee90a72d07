import { sqlMigration } from './sql-migration.js';

/**
 * Joint and instant handling. A leg is a request of its own with a parent, so that life cycle, clocks, custody, work lists and isolation are the same for it; the whole keeps how its
 * legs stand, under its own lock.
 */
export const JointAndInstant = sqlMigration('JointAndInstant20261126230000', `
ALTER TABLE onestop.service_type
  -- How several jurisdictions handle it together; null: one does.
  ADD COLUMN joint jsonb,
  -- The rule by which it may be decided at once; null: people decide.
  ADD COLUMN instant jsonb;
ALTER TABLE workflow.request DROP CONSTRAINT request_mode_check;
ALTER TABLE workflow.request
  ADD CONSTRAINT request_mode_check CHECK (mode IN ('online', 'collect_and_forward', 'joint', 'instant')),
  ADD COLUMN parent_id uuid REFERENCES workflow.request (id),
  ADD COLUMN leg_code text,
  ADD COLUMN join_rule text CHECK (join_rule IN ('all', 'lead')),
  ADD COLUMN legs jsonb NOT NULL DEFAULT '[]',
  -- What was decided; null: nothing yet. The state says where the request is, not how it ended.
  ADD COLUMN outcome text CHECK (outcome IN ('approved', 'refused', 'declined')),
  -- Why no rule decided it; null: one did, or may still.
  ADD COLUMN left_to_person text,
  -- The rule that decided, its version and the evidence that it rests on; null: people decided.
  ADD COLUMN decided_by_rule jsonb,
  ADD CONSTRAINT request_leg_check CHECK ((parent_id IS NULL) = (leg_code IS NULL));
CREATE UNIQUE INDEX request_leg ON workflow.request (parent_id, leg_code) WHERE parent_id IS NOT NULL;
UPDATE workflow.request r SET outcome = (SELECT CASE a.verb WHEN 'approve' THEN 'approved' WHEN 'refuse' THEN 'refused' ELSE 'declined' END
  FROM workflow.request_action a WHERE a.request_id = r.id AND a.verb IN ('approve', 'refuse', 'decline') ORDER BY a.version DESC LIMIT 1);
`);
