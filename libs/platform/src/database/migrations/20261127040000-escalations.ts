import { sqlMigration } from './sql-migration.js';

/** Escalation: what of a request a supervisor must see to, with exactly one owner at any instant, and every act on it. */
export const Escalations = sqlMigration('Escalations20261127040000', `
CREATE TABLE workflow.escalation (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  cause text NOT NULL CHECK (cause IN ('statutory_near', 'overdue', 'ordered')),
  -- Division code of where the request lies: while nobody has taken it, it is its supervisors' by their role.
  jurisdiction text NOT NULL,
  owner_person_id uuid,
  raised_at timestamptz NOT NULL,
  taken_at timestamptz,
  closed_at timestamptz,
  outcome text CHECK (outcome IN ('done', 'moved_on')),
  CHECK ((owner_person_id IS NULL) = (taken_at IS NULL)),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX escalation_one_open ON workflow.escalation (request_id) WHERE closed_at IS NULL;
CREATE INDEX escalation_request ON workflow.escalation (request_id);

CREATE TABLE workflow.escalation_act (
  id uuid PRIMARY KEY,
  escalation_id uuid NOT NULL REFERENCES workflow.escalation (id),
  request_id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('raise', 'take', 'hand_over', 'give_back', 'close', 'move_on', 'move_place')),
  cause text,
  -- raise, overdue: the clock; each is escalated once.
  deadline_id uuid,
  -- Null: the platform.
  actor_person_id uuid,
  to_person_id uuid,
  -- Encrypted.
  note text,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  UNIQUE (escalation_id, command_id)
);
CREATE UNIQUE INDEX escalation_act_deadline ON workflow.escalation_act (deadline_id) WHERE deadline_id IS NOT NULL;
CREATE TRIGGER escalation_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workflow.escalation_act
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

ALTER TABLE workflow.escalation ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow.escalation_act ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.escalation TO tongban_app;
GRANT SELECT, INSERT ON workflow.escalation_act TO tongban_app;
CREATE POLICY escalation_by_request ON workflow.escalation FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
-- Raised by the platform and by who orders supervision; ended by whatever moves the request on.
CREATE POLICY escalation_insert ON workflow.escalation FOR INSERT TO tongban_app
  WITH CHECK ((platform.scope_kind() = 'system' OR platform.scope_role() = 'supervisor') AND workflow.may_write_to(request_id));
CREATE POLICY escalation_update ON workflow.escalation FOR UPDATE TO tongban_app USING (workflow.may_write_to(request_id));
-- What supervisors write to one another is not the applicant's.
CREATE POLICY escalation_act_by_request ON workflow.escalation_act FOR SELECT TO tongban_app
  USING (platform.scope_reach() IS DISTINCT FROM 'none' AND workflow.may_read_request(request_id));
CREATE POLICY escalation_act_append ON workflow.escalation_act FOR INSERT TO tongban_app WITH CHECK (workflow.may_write_to(request_id));
`);
