import { sqlMigration } from './sql-migration.js';

export const Settlement = sqlMigration('Settlement20261122000500', `
CREATE TABLE settlement.institution (
  id uuid PRIMARY KEY,
  register_number text NOT NULL UNIQUE,
  -- Code of the insurance authorities: 12 characters; null until their list is imported.
  code text UNIQUE CHECK (length(code) = 12),
  name_zh text NOT NULL,
  name_en text,
  pinyin text NOT NULL,
  initials text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('hospital', 'specialised_hospital')),
  grade text CHECK (grade IN ('grade_3', 'grade_3a', 'grade_3b', 'grade_3_unclassified')),
  jurisdiction_code text NOT NULL REFERENCES directory.jurisdiction (code),
  address_zh text,
  provenance jsonb NOT NULL,
  search_text text NOT NULL
);
CREATE INDEX institution_jurisdiction ON settlement.institution (jurisdiction_code, register_number);
CREATE INDEX institution_search ON settlement.institution USING gin (search_text gin_trgm_ops);
GRANT SELECT ON settlement.institution TO tongban_app;
`);
