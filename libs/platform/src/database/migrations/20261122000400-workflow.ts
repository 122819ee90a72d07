import { sqlMigration } from './sql-migration.js';

/** Rows of `workflow.request` that the running scope may read: its own as applicant, or those in which its authority or jurisdictions had a part. */
const READABLE = `  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'supervisor', 'auditor') AND (
      ((SELECT platform.scope_reach()) = 'own' AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
      OR ((SELECT platform.scope_reach()) = 'below' AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
      OR ((SELECT platform.scope_reach()) = 'all')
    ))
  ))`;

export const Workflow = sqlMigration('Workflow20261122000400', `
CREATE TABLE workflow.request (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  version integer NOT NULL,
  state text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('online', 'collect_and_forward')),
  service_type_code text NOT NULL,
  service_type_version text NOT NULL,
  qualification_code text NOT NULL,
  qualification_version integer NOT NULL,
  from_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  to_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  residence_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  applicant_id uuid NOT NULL REFERENCES directory.person (id),
  submitted_by uuid NOT NULL REFERENCES directory.person (id),
  applicant_name text NOT NULL,
  applicant_name_bidx text NOT NULL,
  applicant_id_number text NOT NULL,
  applicant_id_number_bidx text NOT NULL,
  applicant_phone text,
  form text NOT NULL,
  idempotency_key text NOT NULL,
  input_digest bytea NOT NULL,
  custodian text NOT NULL CHECK (custodian IN ('applicant', 'authority', 'platform', 'none')),
  custodian_authority_id uuid REFERENCES directory.authority (id),
  custodian_jurisdiction text REFERENCES directory.jurisdiction (code),
  receiving_authority_id uuid REFERENCES directory.authority (id),
  receiving_window_id uuid REFERENCES directory.duty_window (id),
  competent_authority_id uuid REFERENCES directory.authority (id),
  suggested_authority_id uuid REFERENCES directory.authority (id),
  -- Every authority and jurisdiction that has ever held the request: they may read its course, only the custodian may write.
  involved_authorities uuid[] NOT NULL,
  involved_jurisdictions text[] NOT NULL,
  assignee_person_id uuid REFERENCES directory.person (id),
  assignee_post_id uuid REFERENCES directory.post (id),
  claimed_at timestamptz,
  supplement_rounds integer NOT NULL DEFAULT 0,
  deemed_accepted boolean NOT NULL DEFAULT false,
  attention text,
  due_at timestamptz,
  submitted_at timestamptz NOT NULL,
  received_at timestamptz,
  accepted_at timestamptz,
  decided_at timestamptz,
  closed_at timestamptz,
  updated_at timestamptz NOT NULL,
  UNIQUE (submitted_by, idempotency_key),
  -- Promise 3: exactly one custodian.
  CHECK ((custodian = 'authority') = (custodian_authority_id IS NOT NULL)),
  CHECK ((custodian_authority_id IS NULL) = (custodian_jurisdiction IS NULL))
);
CREATE INDEX request_applicant ON workflow.request (applicant_id, submitted_at DESC);
CREATE INDEX request_worklist ON workflow.request (custodian_authority_id, due_at, id) WHERE custodian = 'authority';
CREATE INDEX request_worklist_jurisdiction ON workflow.request (custodian_jurisdiction, due_at, id) WHERE custodian = 'authority';
CREATE INDEX request_assignee ON workflow.request (assignee_person_id, due_at) WHERE assignee_person_id IS NOT NULL;
CREATE INDEX request_id_number ON workflow.request (applicant_id_number_bidx);
CREATE INDEX request_involved ON workflow.request USING gin (involved_authorities);
CREATE INDEX request_involved_jurisdictions ON workflow.request USING gin (involved_jurisdictions);

ALTER TABLE workflow.request ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.request TO tongban_app;
CREATE POLICY request_read ON workflow.request FOR SELECT TO tongban_app USING (
${READABLE}
);
CREATE POLICY request_insert ON workflow.request FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND submitted_by = (SELECT platform.scope_person()) AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) = 'window_clerk' AND receiving_authority_id = (SELECT platform.scope_authority()))
  ))
);
-- Who may write to a request and to what hangs on it. Rows that hang on it are written before custody moves on.
CREATE FUNCTION workflow.may_write(applicant uuid, custodian_authority uuid, custodian_place text, receiving_authority uuid)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'system'
    OR (platform.scope_kind() = 'person' AND (
      (platform.scope_reach() = 'none' AND applicant = platform.scope_person())
      OR (platform.scope_role() IN ('window_clerk', 'case_clerk', 'supervisor') AND (
        (platform.scope_reach() = 'own' AND custodian_authority = platform.scope_authority())
        OR (platform.scope_role() = 'window_clerk' AND receiving_authority = platform.scope_authority())
        OR (platform.scope_reach() = 'below' AND custodian_place = ANY (platform.scope_jurisdictions()))
      ))
    ))
$$;
CREATE POLICY request_update ON workflow.request FOR UPDATE TO tongban_app
  USING (workflow.may_write(applicant_id, custodian_authority_id, custodian_jurisdiction, receiving_authority_id)
    -- An UPDATE that reads nothing is not bound by the policy for reading: nobody writes what they may not see.
    AND (
${READABLE}
)) WITH CHECK (true);

-- Parents of the rows that hang on a request: true when the running scope may write to it.
CREATE FUNCTION workflow.may_write_to(request uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (SELECT FROM workflow.request r WHERE r.id = request
    AND workflow.may_write(r.applicant_id, r.custodian_authority_id, r.custodian_jurisdiction, r.receiving_authority_id))
$$;

CREATE TABLE workflow.request_action (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  version integer NOT NULL,
  verb text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('system', 'person')),
  actor_role text NOT NULL,
  actor_person_id uuid,
  actor_post_id uuid,
  authority_id uuid,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  -- What the applicant and the other authorities may read of the act; free text that may name people is encrypted.
  public_detail jsonb NOT NULL,
  note text,
  UNIQUE (request_id, command_id),
  UNIQUE (request_id, version)
);
ALTER TABLE workflow.request_action ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON workflow.request_action TO tongban_app;
CREATE POLICY action_by_request ON workflow.request_action FOR SELECT TO tongban_app
  USING (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id));
CREATE POLICY action_append ON workflow.request_action FOR INSERT TO tongban_app WITH CHECK (workflow.may_write_to(request_id));
CREATE TRIGGER request_action_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workflow.request_action
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE workflow.deadline (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  kind text NOT NULL CHECK (kind IN ('acceptance', 'supplement_answer', 'decision', 'delivery')),
  status text NOT NULL CHECK (status IN ('running', 'met', 'missed', 'stopped')),
  starts_on date NOT NULL,
  due_on date NOT NULL,
  due_at timestamptz NOT NULL,
  promised_on date,
  provisional boolean NOT NULL,
  silence text NOT NULL CHECK (silence IN ('deemed_accepted', 'lapse', 'overdue')),
  derivation jsonb NOT NULL,
  ended_at timestamptz
);
CREATE INDEX deadline_request ON workflow.deadline (request_id);
CREATE INDEX deadline_due ON workflow.deadline (due_at) WHERE status = 'running';
CREATE UNIQUE INDEX deadline_one_running ON workflow.deadline (request_id, kind) WHERE status = 'running';
ALTER TABLE workflow.deadline ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.deadline TO tongban_app;
CREATE POLICY deadline_by_request ON workflow.deadline FOR SELECT TO tongban_app
  USING (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id));
CREATE POLICY deadline_insert ON workflow.deadline FOR INSERT TO tongban_app WITH CHECK (workflow.may_write_to(request_id));
CREATE POLICY deadline_update ON workflow.deadline FOR UPDATE TO tongban_app USING (workflow.may_write_to(request_id));

CREATE TABLE workflow.supplement (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  round integer NOT NULL,
  items jsonb NOT NULL,
  note text,
  requested_at timestamptz NOT NULL,
  answers text,
  answered_at timestamptz,
  UNIQUE (request_id, round)
);
ALTER TABLE workflow.supplement ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.supplement TO tongban_app;
CREATE POLICY supplement_by_request ON workflow.supplement FOR SELECT TO tongban_app
  USING (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id));
CREATE POLICY supplement_insert ON workflow.supplement FOR INSERT TO tongban_app WITH CHECK (workflow.may_write_to(request_id));
CREATE POLICY supplement_update ON workflow.supplement FOR UPDATE TO tongban_app USING (workflow.may_write_to(request_id));

CREATE TABLE workflow.draft (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES directory.person (id),
  version integer NOT NULL,
  service_type_code text NOT NULL,
  qualification_code text,
  content text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX draft_owner ON workflow.draft (owner_id, updated_at DESC);
ALTER TABLE workflow.draft ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workflow.draft TO tongban_app;
CREATE POLICY draft_owner ON workflow.draft FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR owner_id = (SELECT platform.scope_person()));

CREATE TABLE workflow.attachment (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES directory.person (id),
  request_id uuid REFERENCES workflow.request (id),
  material_code text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  blob_key text NOT NULL,
  supplement_round integer NOT NULL DEFAULT 0,
  uploaded_at timestamptz NOT NULL,
  -- Taken back; the sweep deletes row and bytes later, for equal bytes may just be on their way in.
  removed_at timestamptz
);
CREATE INDEX attachment_blob ON workflow.attachment (blob_key);
CREATE INDEX attachment_request ON workflow.attachment (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX attachment_loose ON workflow.attachment (uploaded_at) WHERE request_id IS NULL;
ALTER TABLE workflow.attachment ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workflow.attachment TO tongban_app;
CREATE POLICY attachment_owner ON workflow.attachment FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR owner_id = (SELECT platform.scope_person()));
CREATE POLICY attachment_by_request ON workflow.attachment FOR SELECT TO tongban_app
  USING (request_id IS NOT NULL AND EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id));

CREATE TABLE workflow.standard_reason (
  code text PRIMARY KEY,
  verb text NOT NULL,
  zh text NOT NULL,
  en text NOT NULL,
  law_ref jsonb,
  provenance jsonb NOT NULL
);
GRANT SELECT ON workflow.standard_reason TO tongban_app;

CREATE TABLE workflow.notice (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  request_id uuid NOT NULL REFERENCES workflow.request (id),
  event_type text NOT NULL,
  params jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX notice_person ON workflow.notice (person_id, created_at DESC);
ALTER TABLE workflow.notice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.notice TO tongban_app;
CREATE POLICY notice_own ON workflow.notice FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
`);
