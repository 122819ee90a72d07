import { sqlMigration } from './sql-migration.js';

export const CatalogueAndOnestop = sqlMigration('CatalogueAndOnestop20261122000300', `
CREATE TABLE catalogue.qualification (
  code text PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  status text NOT NULL CHECK (status IN ('proposed', 'published')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  pinyin text NOT NULL,
  initials text NOT NULL,
  holder_type text NOT NULL CHECK (holder_type IN ('person', 'enterprise', 'institution')),
  sector text NOT NULL,
  class text NOT NULL,
  department_code text NOT NULL REFERENCES directory.department (code),
  authority_zh text NOT NULL,
  legal_basis jsonb,
  certificate_zh text NOT NULL,
  validity jsonb NOT NULL,
  renewal_lead jsonb,
  recognition_effect text NOT NULL,
  provenance jsonb NOT NULL,
  search_text text NOT NULL
);
CREATE INDEX qualification_search ON catalogue.qualification USING gin (search_text gin_trgm_ops);
CREATE INDEX qualification_status ON catalogue.qualification (status, code);

CREATE TABLE catalogue.recognition_rule (
  id uuid PRIMARY KEY,
  qualification_code text NOT NULL REFERENCES catalogue.qualification (code),
  from_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  to_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  version integer NOT NULL DEFAULT 1,
  effect text NOT NULL CHECK (effect IN ('use_directly', 'premises_bound', 'reuse_result', 'accept_grade', 'accept_as_proof')),
  conditions jsonb NOT NULL,
  documents jsonb NOT NULL,
  legal_basis jsonb NOT NULL,
  provenance jsonb NOT NULL,
  valid daterange NOT NULL,
  CHECK (from_jurisdiction <> to_jurisdiction),
  CONSTRAINT recognition_rule_no_overlap EXCLUDE USING gist (qualification_code WITH =, from_jurisdiction WITH =, to_jurisdiction WITH =, valid WITH &&)
);
GRANT SELECT ON catalogue.qualification, catalogue.recognition_rule TO tongban_app;

CREATE TABLE onestop.service_type (
  code text PRIMARY KEY,
  version text NOT NULL,
  status text NOT NULL CHECK (status IN ('proposed', 'published')),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  summary_zh text NOT NULL,
  summary_en text NOT NULL,
  audience text[] NOT NULL,
  applies_to jsonb NOT NULL,
  modes text[] NOT NULL,
  form jsonb NOT NULL,
  materials jsonb NOT NULL,
  limits jsonb NOT NULL,
  guide jsonb NOT NULL,
  results jsonb NOT NULL,
  provenance jsonb NOT NULL,
  search_text text NOT NULL
);
GRANT SELECT ON onestop.service_type TO tongban_app;
`);
