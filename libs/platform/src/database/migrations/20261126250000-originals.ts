import { sqlMigration } from './sql-migration.js';

/** Paper originals and their way: where each is now, and every hand through which it went. */
export const Originals = sqlMigration('Originals20261126250000', `
CREATE TABLE workflow.original (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  -- What it is, in the words of whoever took it in; encrypted, for it may name people.
  description text NOT NULL,
  whereabouts text NOT NULL CHECK (whereabouts IN ('applicant', 'authority', 'post')),
  -- Who holds it, or has posted it.
  authority_id uuid,
  -- In the post: to which authority; null: to the applicant.
  to_authority_id uuid,
  registered_at timestamptz NOT NULL,
  moved_at timestamptz NOT NULL,
  CHECK ((whereabouts = 'applicant') = (authority_id IS NULL)),
  CHECK (whereabouts = 'post' OR to_authority_id IS NULL)
);
CREATE INDEX original_request ON workflow.original (request_id);
CREATE TABLE workflow.original_move (
  id uuid PRIMARY KEY,
  original_id uuid NOT NULL REFERENCES workflow.original (id),
  request_id uuid NOT NULL,
  move text NOT NULL CHECK (move IN ('hand_over', 'post', 'receive', 'return')),
  authority_id uuid,
  to_authority_id uuid,
  carrier text,
  tracking_number text,
  actor_person_id uuid NOT NULL,
  actor_role text NOT NULL,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  UNIQUE (original_id, command_id)
);
CREATE TRIGGER original_move_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workflow.original_move
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
ALTER TABLE workflow.original ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow.original_move ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.original TO tongban_app;
GRANT SELECT, INSERT ON workflow.original_move TO tongban_app;
CREATE POLICY original_by_request ON workflow.original FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
CREATE POLICY original_register ON workflow.original FOR INSERT TO tongban_app WITH CHECK (workflow.may_read_request(request_id) AND authority_id = platform.scope_authority());
-- Whoever holds it, whom it is addressed to, and the applicant to whom it comes back.
CREATE POLICY original_move ON workflow.original FOR UPDATE TO tongban_app USING (workflow.may_read_request(request_id) AND (
  (whereabouts = 'authority' AND authority_id = platform.scope_authority())
  OR (whereabouts = 'post' AND to_authority_id = platform.scope_authority())
  OR (whereabouts = 'applicant' AND platform.scope_role() IN ('window_clerk', 'case_clerk'))
  OR (whereabouts = 'post' AND to_authority_id IS NULL AND platform.scope_reach() = 'none')
)) WITH CHECK (workflow.may_read_request(request_id));
CREATE POLICY original_move_by_request ON workflow.original_move FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
CREATE POLICY original_move_append ON workflow.original_move FOR INSERT TO tongban_app
  WITH CHECK (actor_person_id = platform.scope_person() AND workflow.may_read_request(request_id));
`);
