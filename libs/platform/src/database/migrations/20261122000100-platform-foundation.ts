import { sqlMigration } from './sql-migration.js';

/** Schemas, the application's group role, the scope functions that every policy reads, and the platform's own tables. */
export const PlatformFoundation = sqlMigration('PlatformFoundation20261122000100', `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tongban_app') THEN
    CREATE ROLE tongban_app NOLOGIN NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

CREATE SCHEMA platform;
CREATE SCHEMA directory;
CREATE SCHEMA catalogue;
CREATE SCHEMA onestop;
CREATE SCHEMA settlement;
CREATE SCHEMA workflow;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
GRANT USAGE ON SCHEMA platform, directory, catalogue, onestop, settlement, workflow TO tongban_app;

-- The scope of the running transaction, set by the unit of work with SET LOCAL. Without it nobody is anybody.
CREATE FUNCTION platform.scope_kind() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('tongban.kind', true), '') $$;
CREATE FUNCTION platform.scope_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('tongban.person', true), '')::uuid $$;
CREATE FUNCTION platform.scope_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('tongban.role', true), '') $$;
CREATE FUNCTION platform.scope_reach() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('tongban.reach', true), '') $$;
CREATE FUNCTION platform.scope_authority() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('tongban.authority', true), '')::uuid $$;
CREATE FUNCTION platform.scope_jurisdictions() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(nullif(current_setting('tongban.jurisdictions', true), ''), '{}')::text[] $$;

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE platform.outbox (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  aggregate_id uuid NOT NULL,
  jurisdiction text NOT NULL,
  payload jsonb NOT NULL,
  audience jsonb NOT NULL,
  correlation_id text NOT NULL,
  traceparent text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX outbox_unsent ON platform.outbox (jurisdiction, id) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON platform.outbox (sent_at) WHERE sent_at IS NOT NULL;
ALTER TABLE platform.outbox ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox TO tongban_app;
CREATE POLICY outbox_append ON platform.outbox FOR INSERT TO tongban_app WITH CHECK (true);
CREATE POLICY outbox_relay ON platform.outbox FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

CREATE TABLE platform.inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  done_at timestamptz NOT NULL,
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_done ON platform.inbox (done_at);
ALTER TABLE platform.inbox ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON platform.inbox TO tongban_app;
CREATE POLICY inbox_system ON platform.inbox FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

CREATE TABLE platform.attention (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('job_failed', 'unroutable')),
  queue text NOT NULL,
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  jurisdiction text NOT NULL,
  reason text NOT NULL,
  attempts integer NOT NULL,
  correlation_id text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  resolved_at timestamptz,
  resolution text,
  UNIQUE (consumer, event_id)
);
CREATE INDEX attention_open ON platform.attention (last_at DESC) WHERE resolved_at IS NULL;
ALTER TABLE platform.attention ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON platform.attention TO tongban_app;
CREATE POLICY attention_read ON platform.attention FOR SELECT TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR (SELECT platform.scope_role()) IN ('platform_admin', 'auditor'));
CREATE POLICY attention_write ON platform.attention FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR (SELECT platform.scope_role()) = 'platform_admin');

CREATE TABLE platform.audit_entry (
  id uuid PRIMARY KEY,
  tx_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL,
  actor jsonb NOT NULL,
  act text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  jurisdiction text,
  detail jsonb NOT NULL,
  correlation_id text NOT NULL
);
CREATE INDEX audit_entry_order ON platform.audit_entry (tx_id, id);
CREATE INDEX audit_entry_subject ON platform.audit_entry (subject_kind, subject_id, at);
ALTER TABLE platform.audit_entry ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON platform.audit_entry TO tongban_app;
CREATE POLICY audit_append ON platform.audit_entry FOR INSERT TO tongban_app WITH CHECK (true);
CREATE POLICY audit_read ON platform.audit_entry FOR SELECT TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR (SELECT platform.scope_role()) IN ('platform_admin', 'auditor'));
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE platform.audit_seal (
  seq bigint PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE REFERENCES platform.audit_entry (id),
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL UNIQUE,
  sealed_at timestamptz NOT NULL
);
ALTER TABLE platform.audit_seal ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON platform.audit_seal TO tongban_app;
CREATE POLICY seal_append ON platform.audit_seal FOR INSERT TO tongban_app WITH CHECK ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY seal_read ON platform.audit_seal FOR SELECT TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR (SELECT platform.scope_role()) IN ('platform_admin', 'auditor'));
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE platform.session (
  id_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL,
  post_id uuid,
  provider_session text,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX session_person ON platform.session (person_id) WHERE ended_at IS NULL;
CREATE INDEX session_expiry ON platform.session (expires_at);
ALTER TABLE platform.session ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.session TO tongban_app;
CREATE POLICY session_system ON platform.session FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

CREATE TABLE platform.schema_info (key text PRIMARY KEY, value text NOT NULL);
GRANT SELECT ON platform.schema_info TO tongban_app;
`);
