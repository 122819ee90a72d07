import { sqlMigration } from './sql-migration.js';

/**
 * Asking once: registers and what they answered about one person, under which consent, and what the applicant was therefore not asked. Answers are sealed; they belong to the person, and whoever
 * may read a request reads what it rests on. Requests are named without a reference key, as everywhere outside their own schema.
 */
export const AskOnce = sqlMigration('AskOnce20261127091000', `
CREATE TABLE onestop.register (
  code text PRIMARY KEY,
  kind text NOT NULL,
  jurisdiction_code text NOT NULL REFERENCES directory.jurisdiction (code),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  provenance jsonb NOT NULL,
  UNIQUE (kind, jurisdiction_code)
);
GRANT SELECT ON onestop.register TO tongban_app;

CREATE TABLE onestop.consent_receipt (
  id uuid PRIMARY KEY,
  command_id uuid NOT NULL,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  -- Whom the evidence is about.
  subject_person_id uuid NOT NULL REFERENCES directory.person (id),
  service_type_code text NOT NULL,
  service_type_number integer NOT NULL,
  evidence_types text[] NOT NULL CHECK (cardinality(evidence_types) > 0),
  -- {zh, en}: what the person read, and its digest.
  shown jsonb NOT NULL,
  text_digest bytea NOT NULL,
  given_at timestamptz NOT NULL,
  revoked_at timestamptz,
  UNIQUE (person_id, command_id)
);
CREATE INDEX consent_receipt_of ON onestop.consent_receipt (person_id, given_at DESC);

CREATE TABLE onestop.evidence (
  id uuid PRIMARY KEY,
  command_id uuid NOT NULL,
  consent_id uuid NOT NULL REFERENCES onestop.consent_receipt (id),
  person_id uuid NOT NULL REFERENCES directory.person (id),
  evidence_type text NOT NULL,
  register_code text NOT NULL REFERENCES onestop.register (code),
  asked_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('matched', 'none', 'several', 'unavailable')),
  -- When the register gave the answer that stands; null while it has given none.
  answered_at timestamptz,
  -- Attributes, or the question by which several are told apart; sealed, and erased when the consent is revoked before use.
  content_sealed text,
  request_id uuid,
  accepted_at timestamptz,
  -- Asked again: how often, and when next.
  tries integer NOT NULL DEFAULT 0,
  next_ask_at timestamptz,
  UNIQUE (person_id, command_id),
  CHECK ((request_id IS NULL) = (accepted_at IS NULL)),
  CHECK ((outcome = 'unavailable') = (answered_at IS NULL))
);
CREATE INDEX evidence_of_consent ON onestop.evidence (consent_id);
CREATE INDEX evidence_of_request ON onestop.evidence (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX evidence_due ON onestop.evidence (next_ask_at) WHERE next_ask_at IS NOT NULL;
CREATE INDEX evidence_unused ON onestop.evidence (asked_at) WHERE request_id IS NULL AND content_sealed IS NOT NULL;

CREATE TABLE onestop.ask_avoided (
  request_id uuid NOT NULL,
  service_type_code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('field', 'material')),
  name text NOT NULL,
  evidence_id uuid NOT NULL REFERENCES onestop.evidence (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (request_id, kind, name)
);
CREATE INDEX ask_avoided_by_service ON onestop.ask_avoided (service_type_code);

CREATE TRIGGER ask_avoided_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON onestop.ask_avoided FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE FUNCTION onestop.is_own(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN platform.scope_kind() = 'system' OR (platform.scope_kind() = 'person' AND platform.scope_reach() = 'none' AND person = platform.scope_person());
END $$;

ALTER TABLE onestop.consent_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE onestop.evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE onestop.ask_avoided ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON onestop.consent_receipt TO tongban_app;
GRANT SELECT, INSERT, UPDATE ON onestop.evidence TO tongban_app;
GRANT SELECT, INSERT ON onestop.ask_avoided TO tongban_app;
CREATE POLICY consent_receipt_own ON onestop.consent_receipt FOR ALL TO tongban_app USING (onestop.is_own(person_id)) WITH CHECK (onestop.is_own(person_id));
CREATE POLICY evidence_own ON onestop.evidence FOR ALL TO tongban_app USING (onestop.is_own(person_id)) WITH CHECK (onestop.is_own(person_id));
CREATE POLICY evidence_by_request ON onestop.evidence FOR SELECT TO tongban_app USING (request_id IS NOT NULL AND workflow.may_read_request(request_id));
CREATE POLICY ask_avoided_by_request ON onestop.ask_avoided FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
CREATE POLICY ask_avoided_note ON onestop.ask_avoided FOR INSERT TO tongban_app
  WITH CHECK (platform.scope_kind() = 'system' OR EXISTS (SELECT FROM onestop.evidence e WHERE e.id = evidence_id AND e.request_id = ask_avoided.request_id AND onestop.is_own(e.person_id)));
`);
