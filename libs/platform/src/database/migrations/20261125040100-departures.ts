import { sqlMigration } from './sql-migration.js';

/** A jurisdiction that leaves the agreement: its notice, signed by itself alone, and taken back until it takes effect (docs/adr/0021). */
export const Departures = sqlMigration('Departures20261125040100', `
CREATE TABLE publication.departure (
  id uuid PRIMARY KEY,
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  -- From this instant nothing that it signed before holds between it and the others.
  effective_at timestamptz NOT NULL,
  reason text NOT NULL,
  statement jsonb NOT NULL,
  digest bytea NOT NULL,
  key_id text NOT NULL REFERENCES platform.signing_key (id),
  algorithm text NOT NULL,
  value bytea NOT NULL,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  announced_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid REFERENCES directory.person (id),
  withdrawal_reason text,
  CHECK (effective_at > announced_at),
  CHECK (withdrawn_at < effective_at),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL))
);
CREATE INDEX departure_order ON publication.departure (announced_at DESC, id);

CREATE FUNCTION publication.keep_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.withdrawn_at IS NOT NULL
    OR (to_jsonb(OLD) - ARRAY['withdrawn_at', 'withdrawn_by', 'withdrawal_reason']) IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['withdrawn_at', 'withdrawn_by', 'withdrawal_reason']) THEN
    RAISE EXCEPTION 'a notice of leaving never changes; it is withdrawn once, or it stands' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER departure_keeps_notice BEFORE UPDATE OR DELETE ON publication.departure FOR EACH ROW EXECUTE FUNCTION publication.keep_notice();

ALTER TABLE publication.departure ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON publication.departure TO tongban_app;
-- Whoever relies on the catalogue must know who has left it.
CREATE POLICY departure_look ON publication.departure FOR SELECT TO tongban_app USING ((SELECT platform.scope_kind()) <> '');
-- Nobody announces or takes back for another jurisdiction.
CREATE POLICY departure_announce ON publication.departure FOR INSERT TO tongban_app
  WITH CHECK (platform.scope_role() = 'catalogue_admin' AND person_id = platform.scope_person() AND jurisdiction = current_setting('tongban.jurisdiction', true));
CREATE POLICY departure_withdraw ON publication.departure FOR UPDATE TO tongban_app
  USING (platform.scope_role() = 'catalogue_admin' AND jurisdiction = current_setting('tongban.jurisdiction', true))
  WITH CHECK (withdrawn_by = platform.scope_person() AND jurisdiction = current_setting('tongban.jurisdiction', true));
`);
