import { sqlMigration } from './sql-migration.js';

/** Files that an administrator brings in: their rows as they were read, what came of each, and how far the work is, so that it goes on after anything. */
export const CatalogueImport = sqlMigration('CatalogueImport20261125050200', `
CREATE TABLE catalogue.import (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  post_id uuid NOT NULL,
  jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  file_name text NOT NULL,
  format text NOT NULL CHECK (format IN ('jsonl', 'json', 'csv', 'xlsx')),
  sha256 bytea NOT NULL,
  size integer NOT NULL,
  -- merge: what is not in the file stays; replace: the file is the whole list, and what is not in it is withdrawn.
  mode text NOT NULL CHECK (mode IN ('merge', 'replace')),
  state text NOT NULL CHECK (state IN ('checking', 'checked', 'drafting', 'proposed', 'stopped', 'discarded')),
  -- Where a stopped one goes on.
  resumes text CHECK (resumes IN ('checking', 'drafting')),
  rows integer NOT NULL,
  file_issues jsonb NOT NULL,
  problem jsonb,
  title_zh text,
  title_en text,
  effective_at timestamptz,
  batch_id uuid REFERENCES publication.batch (id),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((state = 'stopped') = (resumes IS NOT NULL)),
  CHECK ((state = 'proposed') = (batch_id IS NOT NULL))
);
CREATE INDEX import_order ON catalogue.import (created_at DESC, id);

CREATE TABLE catalogue.import_row (
  import_id uuid NOT NULL REFERENCES catalogue.import (id),
  position integer NOT NULL,
  -- Line of the file; null for what is withdrawn because the file does not have it.
  line integer,
  sheet text,
  kind text,
  code text NOT NULL,
  standing text,
  cells jsonb,
  content jsonb,
  -- What was wrong while reading, and with that everything that is wrong.
  reading jsonb NOT NULL,
  issues jsonb NOT NULL,
  -- null: not looked at yet.
  verdict text CHECK (verdict IN ('added', 'changed', 'unchanged', 'wrong', 'withdrawn')),
  matched_by text CHECK (matched_by IN ('code', 'name')),
  base_number integer,
  changes text[] NOT NULL,
  draft_id uuid REFERENCES publication.draft (id),
  PRIMARY KEY (import_id, position)
);
CREATE INDEX import_row_verdict ON catalogue.import_row (import_id, verdict, position);
CREATE INDEX import_row_document ON catalogue.import_row (import_id, code, kind);

ALTER TABLE catalogue.import ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue.import_row ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON catalogue.import TO tongban_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue.import_row TO tongban_app;
CREATE POLICY import_admin ON catalogue.import FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
CREATE POLICY import_row_admin ON catalogue.import_row FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
`);
