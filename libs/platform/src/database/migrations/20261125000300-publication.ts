import { sqlMigration } from './sql-migration.js';

/** Documents that are drafted, signed by every party and in force from an instant (docs/design/catalogue.md). */
export const Publication = sqlMigration('Publication20261125000300', `
CREATE SCHEMA publication;
GRANT USAGE ON SCHEMA publication TO tongban_app;

CREATE FUNCTION publication.is_admin() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT platform.scope_kind() = 'system' OR (platform.scope_kind() = 'person' AND platform.scope_role() = 'catalogue_admin') $$;
CREATE FUNCTION publication.may_look() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT publication.is_admin() OR (platform.scope_kind() = 'person' AND platform.scope_role() IN ('auditor', 'platform_admin')) $$;

CREATE TABLE publication.draft (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  code text NOT NULL,
  -- The version that it was made from; null for a document that is new.
  base_number integer,
  content jsonb NOT NULL,
  standing text NOT NULL CHECK (standing IN ('active', 'suspended', 'deprecated', 'retired')),
  revision integer NOT NULL,
  authors uuid[] NOT NULL,
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  state text NOT NULL CHECK (state IN ('open', 'proposed', 'done', 'discarded')),
  batch_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX draft_open ON publication.draft (updated_at DESC, id) WHERE state = 'open';
CREATE INDEX draft_document ON publication.draft (kind, code);
CREATE INDEX draft_batch ON publication.draft (batch_id) WHERE batch_id IS NOT NULL;

-- Every state that a draft was saved in: the common ancestor of a merge, and nothing typed is lost.
CREATE TABLE publication.draft_revision (
  draft_id uuid NOT NULL REFERENCES publication.draft (id),
  revision integer NOT NULL,
  content jsonb NOT NULL,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (draft_id, revision)
);

CREATE TABLE publication.batch (
  id uuid PRIMARY KEY,
  title_zh text NOT NULL,
  title_en text NOT NULL,
  -- baseline: reference data as the project ships it, signed by no jurisdiction and shown as such.
  purpose text NOT NULL CHECK (purpose IN ('baseline', 'publish', 'rollback')),
  state text NOT NULL CHECK (state IN ('proposed', 'objected', 'cancelled', 'signed')),
  parties text[] NOT NULL,
  authors uuid[] NOT NULL,
  -- The instant asked for; null: from the last signature. in_force_at is what came of it.
  effective_at timestamptz,
  in_force_at timestamptz,
  rolls_back uuid REFERENCES publication.batch (id),
  statement jsonb NOT NULL,
  digest bytea NOT NULL,
  proposed_by uuid REFERENCES directory.person (id),
  proposed_in text REFERENCES directory.jurisdiction (code),
  proposed_at timestamptz NOT NULL,
  signed_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  CHECK ((state = 'signed') = (in_force_at IS NOT NULL)),
  CHECK (purpose = 'baseline' OR cardinality(parties) > 0)
);
CREATE INDEX batch_order ON publication.batch (proposed_at DESC, id);
CREATE INDEX batch_rolls_back ON publication.batch (rolls_back) WHERE rolls_back IS NOT NULL;

CREATE TABLE publication.version (
  kind text NOT NULL,
  code text NOT NULL,
  number integer NOT NULL,
  content jsonb NOT NULL,
  standing text NOT NULL CHECK (standing IN ('active', 'suspended', 'deprecated', 'retired')),
  digest bytea NOT NULL,
  base_number integer,
  batch_id uuid NOT NULL REFERENCES publication.batch (id),
  draft_id uuid REFERENCES publication.draft (id),
  -- When it holds, half-open; null until the last party has signed, and again when it is cancelled before it begins.
  force tstzrange,
  PRIMARY KEY (kind, code, number),
  CHECK (NOT isempty(force)),
  CONSTRAINT version_one_in_force EXCLUDE USING gist (kind WITH =, code WITH =, force WITH &&)
);
CREATE INDEX version_batch ON publication.version (batch_id);
CREATE INDEX version_begins ON publication.version (lower(force)) WHERE force IS NOT NULL;

CREATE FUNCTION publication.keep_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR (to_jsonb(OLD) - 'force') IS DISTINCT FROM (to_jsonb(NEW) - 'force') THEN
    RAISE EXCEPTION 'a version never changes, but for when it holds' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER version_keeps_content BEFORE UPDATE OR DELETE ON publication.version FOR EACH ROW EXECUTE FUNCTION publication.keep_content();

CREATE TABLE publication.signature (
  batch_id uuid NOT NULL REFERENCES publication.batch (id),
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  person_id uuid NOT NULL REFERENCES directory.person (id),
  post_id uuid NOT NULL,
  key_id text NOT NULL REFERENCES platform.signing_key (id),
  algorithm text NOT NULL,
  value bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (batch_id, jurisdiction),
  UNIQUE (batch_id, person_id)
);
CREATE TRIGGER draft_revision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.draft_revision FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.signature FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

-- Who did what when, for everyone who may look; objections with their reasons among it.
CREATE TABLE publication.history (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  act text NOT NULL,
  kind text,
  code text,
  number integer,
  batch_id uuid REFERENCES publication.batch (id),
  draft_id uuid REFERENCES publication.draft (id),
  person_id uuid REFERENCES directory.person (id),
  jurisdiction text REFERENCES directory.jurisdiction (code),
  reason text,
  detail jsonb NOT NULL
);
CREATE INDEX history_order ON publication.history (id DESC);
CREATE INDEX history_document ON publication.history (kind, code, id);
CREATE INDEX history_batch ON publication.history (batch_id, id) WHERE batch_id IS NOT NULL;
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.history FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

ALTER TABLE publication.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication.draft_revision ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication.batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication.version ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication.signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE publication.history ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON publication.draft, publication.batch, publication.version TO tongban_app;
GRANT SELECT, INSERT ON publication.draft_revision, publication.signature, publication.history TO tongban_app;

CREATE POLICY draft_look ON publication.draft FOR SELECT TO tongban_app USING ((SELECT publication.may_look()));
CREATE POLICY draft_write ON publication.draft FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
CREATE POLICY revision_look ON publication.draft_revision FOR SELECT TO tongban_app USING ((SELECT publication.may_look()));
CREATE POLICY revision_append ON publication.draft_revision FOR INSERT TO tongban_app WITH CHECK ((SELECT publication.is_admin()) AND person_id = (SELECT platform.scope_person()));
-- A signed batch is public with its signatures: anyone may verify it.
CREATE POLICY batch_look ON publication.batch FOR SELECT TO tongban_app USING ((state = 'signed' AND (SELECT platform.scope_kind()) <> '') OR (SELECT publication.may_look()));
CREATE POLICY batch_write ON publication.batch FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
CREATE POLICY version_look ON publication.version FOR SELECT TO tongban_app USING ((force IS NOT NULL AND (SELECT platform.scope_kind()) <> '') OR (SELECT publication.may_look()));
CREATE POLICY version_write ON publication.version FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
CREATE POLICY signature_look ON publication.signature FOR SELECT TO tongban_app
  USING ((SELECT publication.may_look()) OR EXISTS (SELECT FROM publication.batch b WHERE b.id = batch_id AND b.state = 'signed'));
-- Nobody signs for another jurisdiction, nor as another person.
CREATE POLICY signature_append ON publication.signature FOR INSERT TO tongban_app
  WITH CHECK (platform.scope_role() = 'catalogue_admin' AND person_id = platform.scope_person() AND jurisdiction = current_setting('tongban.jurisdiction', true));
CREATE POLICY history_look ON publication.history FOR SELECT TO tongban_app USING ((SELECT publication.may_look()));
CREATE POLICY history_append ON publication.history FOR INSERT TO tongban_app WITH CHECK ((SELECT publication.is_admin()));
`);
