import { sqlMigration } from './sql-migration.js';

/** Recognition certificates, their status lists and the offers by which wallets fetch them (docs/design/credentials.md). */
export const Exchange = sqlMigration('Exchange20261125060100', `
CREATE SCHEMA exchange;
GRANT USAGE ON SCHEMA exchange TO tongban_app;

CREATE TABLE exchange.status_list (
  id uuid PRIMARY KEY,
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  size integer NOT NULL,
  taken integer NOT NULL,
  -- New certificates go into the open one; a list that is half full is closed.
  is_open boolean NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (taken >= 0 AND taken <= size)
);
CREATE UNIQUE INDEX status_list_open ON exchange.status_list (jurisdiction) WHERE is_open;

CREATE TABLE exchange.credential (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  -- One certificate a request: issuing twice is issuing once.
  request_id uuid NOT NULL CONSTRAINT credential_one_a_request UNIQUE REFERENCES workflow.request (id),
  person_id uuid NOT NULL,
  authority_id uuid NOT NULL,
  from_jurisdiction text NOT NULL,
  to_jurisdiction text NOT NULL,
  qualification_code text NOT NULL,
  qualification_version integer NOT NULL,
  rule_code text NOT NULL,
  rule_version integer NOT NULL,
  -- What everyone may read of the certificate; nothing in it is personal.
  claims jsonb NOT NULL,
  holder text NOT NULL,
  id_number_bidx text NOT NULL,
  certificate_bidx text NOT NULL,
  compact text NOT NULL,
  state text NOT NULL CHECK (state IN ('valid', 'suspended', 'revoked')),
  state_at timestamptz NOT NULL,
  state_source text CHECK (state_source IN ('authority', 'alert')),
  state_reason text,
  issued_at timestamptz NOT NULL,
  -- First day and last day, both included; no last day: it holds until something is said of it.
  valid_from date NOT NULL,
  valid_until date,
  expires_at timestamptz,
  deemed boolean NOT NULL,
  status_list uuid NOT NULL REFERENCES exchange.status_list (id),
  status_index integer NOT NULL,
  renews uuid REFERENCES exchange.credential (id),
  renewal_request uuid REFERENCES workflow.request (id),
  renewal_asked_at timestamptz,
  renewal_opens_on date,
  renewal_told_at timestamptz,
  CONSTRAINT credential_one_place UNIQUE (status_list, status_index),
  CHECK ((state = 'valid') = (state_source IS NULL))
);
CREATE INDEX credential_person ON exchange.credential (person_id, issued_at DESC, id);
CREATE INDEX credential_authority ON exchange.credential (authority_id, issued_at DESC, id);
CREATE INDEX credential_not_valid ON exchange.credential (status_list) WHERE state <> 'valid';
CREATE INDEX credential_certificate ON exchange.credential (certificate_bidx, qualification_code);
CREATE INDEX credential_qualification ON exchange.credential (qualification_code) WHERE state <> 'revoked';
CREATE INDEX credential_to_tell ON exchange.credential (renewal_opens_on) WHERE renewal_told_at IS NULL AND renewal_opens_on IS NOT NULL;
CREATE INDEX credential_renewal ON exchange.credential (expires_at) WHERE renewal_request IS NOT NULL;

CREATE TABLE exchange.credential_act (
  id uuid PRIMARY KEY,
  credential_id uuid NOT NULL REFERENCES exchange.credential (id),
  act text NOT NULL CHECK (act IN ('issued', 'suspended', 'revoked', 'reinstated', 'offered', 'fetched', 'renewal_asked', 'renewed')),
  at timestamptz NOT NULL,
  person_id uuid,
  reason text
);
CREATE INDEX credential_act_order ON exchange.credential_act (credential_id, id);
CREATE TRIGGER credential_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON exchange.credential_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- An offer to a wallet. Its code and its token are kept as digests: who reads the table fetches nothing.
CREATE TABLE exchange.credential_offer (
  id uuid PRIMARY KEY,
  credential_id uuid NOT NULL REFERENCES exchange.credential (id),
  code_digest bytea NOT NULL UNIQUE,
  tx_code_digest bytea,
  tries integer NOT NULL,
  expires_at timestamptz NOT NULL,
  code_used_at timestamptz,
  token_digest bytea UNIQUE,
  token_expires_at timestamptz,
  fetched_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX credential_offer_credential ON exchange.credential_offer (credential_id);
CREATE INDEX credential_offer_old ON exchange.credential_offer (expires_at);

-- The holder; the issuing authority; whoever sees everything under a jurisdiction; auditors.
CREATE FUNCTION exchange.may_look(holder uuid, authority uuid, place text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'system' OR (platform.scope_kind() = 'person' AND (
    (platform.scope_reach() = 'none' AND holder = platform.scope_person())
    OR (platform.scope_role() IN ('case_clerk', 'supervisor') AND (
      (platform.scope_reach() = 'own' AND authority = platform.scope_authority())
      OR (platform.scope_reach() = 'below' AND place = ANY (platform.scope_jurisdictions()))
      OR platform.scope_reach() = 'all'))
    OR platform.scope_role() = 'auditor'))
$$;
ALTER TABLE exchange.status_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange.credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange.credential_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange.credential_offer ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON exchange.status_list, exchange.credential TO tongban_app;
GRANT SELECT, INSERT ON exchange.credential_act TO tongban_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON exchange.credential_offer TO tongban_app;
CREATE POLICY status_list_system ON exchange.status_list FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY credential_look ON exchange.credential FOR SELECT TO tongban_app USING (exchange.may_look(person_id, authority_id, to_jurisdiction));
CREATE POLICY credential_issue ON exchange.credential FOR INSERT TO tongban_app WITH CHECK ((SELECT platform.scope_kind()) = 'system');
-- A supervisor says what becomes of it, a holder asks for its renewal; both only of what they may see.
CREATE POLICY credential_change ON exchange.credential FOR UPDATE TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR (exchange.may_look(person_id, authority_id, to_jurisdiction) AND (SELECT platform.scope_role()) IN ('supervisor', 'resident')));
CREATE POLICY credential_act_look ON exchange.credential_act FOR SELECT TO tongban_app USING (EXISTS (SELECT FROM exchange.credential c WHERE c.id = credential_id));
CREATE POLICY credential_act_append ON exchange.credential_act FOR INSERT TO tongban_app WITH CHECK (EXISTS (SELECT FROM exchange.credential c WHERE c.id = credential_id));
CREATE POLICY offer_system ON exchange.credential_offer FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY offer_make ON exchange.credential_offer FOR INSERT TO tongban_app
  WITH CHECK (EXISTS (SELECT FROM exchange.credential c WHERE c.id = credential_id AND c.person_id = (SELECT platform.scope_person())));
`);
