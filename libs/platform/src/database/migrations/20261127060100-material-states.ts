import { sqlMigration } from './sql-migration.js';

/** Papers that may follow later: by promise (告知承诺) or tolerated (容缺受理), each with its date and what became of it. */
export const MaterialStates = sqlMigration('MaterialStates20261127060100', `
CREATE TABLE workflow.material_state (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  material_code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('promised', 'tolerated')),
  status text NOT NULL CHECK (status IN ('owed', 'supplied', 'waived', 'overdue')),
  declared_at timestamptz NOT NULL,
  due_on date NOT NULL,
  due_at timestamptz NOT NULL,
  provisional boolean NOT NULL,
  derivation jsonb NOT NULL,
  -- Dates that were counted anew, the earliest first, each with its derivation.
  earlier jsonb NOT NULL DEFAULT '[]',
  remind_at timestamptz NOT NULL,
  reminded_at timestamptz,
  overdue_at timestamptz,
  -- When it was supplied or waived, by which command, and why it was waived; the reason is encrypted.
  settled_at timestamptz,
  command_id uuid,
  input_digest bytea,
  reason text,
  UNIQUE (request_id, material_code),
  CHECK ((status IN ('supplied', 'waived')) = (settled_at IS NOT NULL)),
  CHECK ((status = 'waived') = (reason IS NOT NULL))
);
CREATE INDEX material_state_due ON workflow.material_state (due_at) WHERE status = 'owed';
CREATE INDEX material_state_remind ON workflow.material_state (remind_at) WHERE status = 'owed' AND reminded_at IS NULL;

-- The applicant, the window that took the papers in, and the authority that decides or has decided: also when the request is closed, for a promise outlives the decision.
CREATE FUNCTION workflow.may_settle_material(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN platform.scope_kind() = 'system' OR EXISTS (SELECT FROM workflow.request r WHERE r.id = request AND platform.scope_kind() = 'person' AND (
    (platform.scope_reach() = 'none' AND r.applicant_id = platform.scope_person())
    OR (platform.scope_role() = 'window_clerk' AND r.receiving_authority_id = platform.scope_authority())
    OR (platform.scope_role() = 'case_clerk' AND r.competent_authority_id = platform.scope_authority())));
END $$;

ALTER TABLE workflow.material_state ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.material_state TO tongban_app;
CREATE POLICY material_state_by_request ON workflow.material_state FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
CREATE POLICY material_state_declare ON workflow.material_state FOR INSERT TO tongban_app WITH CHECK (workflow.may_write_to(request_id));
CREATE POLICY material_state_settle ON workflow.material_state FOR UPDATE TO tongban_app USING (workflow.may_settle_material(request_id)) WITH CHECK (workflow.may_settle_material(request_id));
`);
