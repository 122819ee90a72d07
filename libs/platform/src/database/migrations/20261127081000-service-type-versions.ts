import { sqlMigration } from './sql-migration.js';

/**
 * Service types become read rows of versions, each held while its version is in force, as those of the catalogue are. The seeds write the versions of the reference data again; the first one says
 * what those of before said, so that requests that named it by a year ('2026.1') stand under number 1.
 */
export const ServiceTypeVersions = sqlMigration('ServiceTypeVersions20261127081000', `
DELETE FROM onestop.service_type;
DELETE FROM platform.schema_info WHERE key = 'seed:reference/service-types.json';
ALTER TABLE onestop.service_type DROP CONSTRAINT service_type_pkey;
ALTER TABLE onestop.service_type
  DROP COLUMN version,
  ALTER COLUMN applies_to DROP NOT NULL,
  ADD COLUMN number integer NOT NULL,
  ADD COLUMN standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'suspended', 'deprecated', 'retired')),
  ADD COLUMN pinyin text NOT NULL,
  ADD COLUMN initials text NOT NULL,
  ADD COLUMN synonyms text[] NOT NULL DEFAULT '{}',
  ADD COLUMN life_events text[] NOT NULL DEFAULT '{}',
  ADD COLUMN family text NOT NULL,
  ADD COLUMN department_code text NOT NULL REFERENCES directory.department (code),
  ADD COLUMN competent_level text NOT NULL CHECK (competent_level IN ('province', 'prefecture', 'county')),
  ADD COLUMN competent_place text NOT NULL,
  ADD COLUMN offers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN parties text[] NOT NULL DEFAULT '{}',
  ADD COLUMN force tstzrange,
  ADD PRIMARY KEY (code, number),
  ADD CHECK (status = 'published' OR force IS NULL),
  ADD CONSTRAINT service_type_one_in_force EXCLUDE USING gist (code WITH =, force WITH &&);
UPDATE workflow.request SET service_type_version = '1' WHERE service_type_version !~ '^[1-9][0-9]*$';

-- The read rows follow what is signed: only who signs writes them, and the platform.
GRANT INSERT, UPDATE, DELETE ON onestop.service_type TO tongban_app;
ALTER TABLE onestop.service_type ENABLE ROW LEVEL SECURITY;
CREATE POLICY service_type_look ON onestop.service_type FOR SELECT TO tongban_app USING (true);
CREATE POLICY service_type_write ON onestop.service_type FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
`);
