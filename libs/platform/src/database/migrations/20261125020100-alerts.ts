import { sqlMigration } from './sql-migration.js';

/** What issuing authorities say of certificates, whom they told, and the marks by which open requests are found (docs/design/catalogue.md, section 3). */
export const Alerts = sqlMigration('Alerts20261125020100', `
CREATE FUNCTION platform.scope_jurisdiction() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('tongban.jurisdiction', true), '') $$;

CREATE TABLE catalogue.alert (
  id uuid PRIMARY KEY,
  qualification_code text NOT NULL,
  department_code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('suspended', 'revoked', 'cancelled', 'expired')),
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  authority_id uuid NOT NULL REFERENCES directory.authority (id),
  -- Jurisdictions that had a rule for the qualification and were told.
  relying text[] NOT NULL,
  holder_name text NOT NULL,
  holder_number text NOT NULL,
  holder_bidx text NOT NULL,
  -- Null: every certificate of the holder for this qualification.
  certificate_number text,
  certificate_bidx text,
  from_at timestamptz NOT NULL,
  until_at timestamptz,
  reason text NOT NULL,
  marked_by uuid NOT NULL REFERENCES directory.person (id),
  post_id uuid NOT NULL,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  UNIQUE (marked_by, command_id),
  CHECK ((certificate_number IS NULL) = (certificate_bidx IS NULL)),
  -- Only a suspension has an end that is known beforehand.
  CHECK (until_at IS NULL OR (kind = 'suspended' AND until_at > from_at))
);
CREATE INDEX alert_holder ON catalogue.alert (holder_bidx, qualification_code);
CREATE INDEX alert_certificate ON catalogue.alert (certificate_bidx, qualification_code) WHERE certificate_bidx IS NOT NULL;
CREATE INDEX alert_order ON catalogue.alert (at DESC, id);

-- How an alert ended: lifted from then on, or corrected because it never should have stood. The alert itself stays as it was told.
CREATE TABLE catalogue.alert_end (
  alert_id uuid PRIMARY KEY REFERENCES catalogue.alert (id),
  ended text NOT NULL CHECK (ended IN ('lifted', 'corrected')),
  reason text NOT NULL,
  ended_by uuid NOT NULL REFERENCES directory.person (id),
  post_id uuid NOT NULL,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  UNIQUE (ended_by, command_id)
);

-- What the authorities of one jurisdiction are told by those of another; credentials are told of here too.
CREATE TABLE catalogue.jurisdiction_notice (
  id uuid PRIMARY KEY,
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  issuer text NOT NULL REFERENCES directory.jurisdiction (code),
  -- alert_marked, alert_lifted, alert_corrected; other contexts add their own.
  kind text NOT NULL,
  qualification_code text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  params jsonb NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX jurisdiction_notice_order ON catalogue.jurisdiction_notice (jurisdiction, id DESC);

CREATE TRIGGER alert_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue.alert FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER alert_end_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue.alert_end FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER jurisdiction_notice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue.jurisdiction_notice FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
ALTER TABLE catalogue.alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue.alert_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue.jurisdiction_notice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON catalogue.alert, catalogue.alert_end, catalogue.jurisdiction_notice TO tongban_app;

-- Who decides may be shown any certificate and must be able to ask about it; who keeps the catalogue sees what their own jurisdiction said or was told.
CREATE POLICY alert_look ON catalogue.alert FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    (SELECT platform.scope_role()) IN ('case_clerk', 'supervisor', 'auditor')
    OR ((SELECT platform.scope_role()) = 'catalogue_admin' AND ((SELECT platform.scope_jurisdiction()) = jurisdiction OR (SELECT platform.scope_jurisdiction()) = ANY (relying)))
  )));
-- The issuing authority alone speaks: its clerks for it, the supervisors of its jurisdiction for any authority there.
CREATE POLICY alert_mark ON catalogue.alert FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'person' AND marked_by = (SELECT platform.scope_person()) AND jurisdiction = (SELECT platform.scope_jurisdiction())
  AND EXISTS (SELECT FROM directory.authority a WHERE a.id = authority_id AND a.jurisdiction_code = jurisdiction AND a.department_code = alert.department_code)
  AND ((platform.scope_role() = 'supervisor') OR (platform.scope_role() = 'case_clerk' AND authority_id = platform.scope_authority())));
CREATE POLICY alert_end_look ON catalogue.alert_end FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system' OR EXISTS (SELECT FROM catalogue.alert a WHERE a.id = alert_id));
CREATE POLICY alert_end_append ON catalogue.alert_end FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'person' AND ended_by = (SELECT platform.scope_person())
  AND EXISTS (SELECT FROM catalogue.alert a WHERE a.id = alert_id AND a.jurisdiction = platform.scope_jurisdiction()
    AND (platform.scope_role() = 'supervisor' OR (platform.scope_role() = 'case_clerk' AND a.authority_id = platform.scope_authority()))));
CREATE POLICY jurisdiction_notice_look ON catalogue.jurisdiction_notice FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND ((SELECT platform.scope_role()) = 'auditor'
    OR ((SELECT platform.scope_role()) IN ('case_clerk', 'supervisor', 'catalogue_admin') AND jurisdiction = (SELECT platform.scope_jurisdiction())))));
-- Nobody tells in the name of another jurisdiction.
CREATE POLICY jurisdiction_notice_append ON catalogue.jurisdiction_notice FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND platform.scope_role() IN ('case_clerk', 'supervisor') AND issuer = (SELECT platform.scope_jurisdiction())));

-- By what an open request is found when a certificate is stopped; null and empty for those that were filed before.
ALTER TABLE workflow.request ADD COLUMN holder_bidx text, ADD COLUMN certificate_bidxs text[] NOT NULL DEFAULT '{}',
  -- The gravest alert that its clerk must look at; null: none.
  ADD COLUMN alert text CHECK (alert IN ('suspended', 'revoked', 'cancelled', 'expired'));
CREATE INDEX request_open_by_qualification ON workflow.request (qualification_code, qualification_version) WHERE closed_at IS NULL;
`);
