import { sqlMigration } from './sql-migration.js';

const WATCHED = `(SELECT platform.scope_role()) = 'supervisor' AND (((SELECT platform.scope_reach()) = 'own' AND authority_id = (SELECT platform.scope_authority()))
    OR ((SELECT platform.scope_reach()) = 'below' AND jurisdiction = ANY ((SELECT platform.scope_jurisdictions())::text[])) OR (SELECT platform.scope_reach()) = 'all')`;
const OWN = `(SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk') AND person_id = (SELECT platform.scope_person()) AND authority_id = (SELECT platform.scope_authority())`;

/** Who is away from an authority on which days (Asia/Shanghai), and who of the same authority stands in. Colleagues see it; only whoever is away and the supervisors of the place set and end it. */
export const Absences = sqlMigration('Absences20261127010200', `
CREATE TABLE workflow.absence (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  stand_in_id uuid NOT NULL REFERENCES directory.person (id),
  authority_id uuid NOT NULL REFERENCES directory.authority (id),
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  days daterange NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  ended_by uuid,
  ended_at timestamptz,
  CHECK (person_id <> stand_in_id),
  CHECK (NOT isempty(days) AND upper(days) - lower(days) <= 366),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT absence_once EXCLUDE USING gist (person_id WITH =, authority_id WITH =, days WITH &&) WHERE (ended_at IS NULL)
);
CREATE INDEX absence_of_authority ON workflow.absence (authority_id, set_at);
ALTER TABLE workflow.absence ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.absence TO tongban_app;
CREATE POLICY absence_read ON workflow.absence FOR SELECT TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR ((SELECT platform.scope_kind()) = 'person' AND (
  ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'authority_head') AND authority_id = (SELECT platform.scope_authority())) OR (${WATCHED}))));
CREATE POLICY absence_set ON workflow.absence FOR INSERT TO tongban_app WITH CHECK ((SELECT platform.scope_kind()) = 'system' OR ((SELECT platform.scope_kind()) = 'person' AND ((${OWN}) OR (${WATCHED}))));
CREATE POLICY absence_end ON workflow.absence FOR UPDATE TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR ((SELECT platform.scope_kind()) = 'person' AND ((${OWN}) OR (${WATCHED}))));
`);
