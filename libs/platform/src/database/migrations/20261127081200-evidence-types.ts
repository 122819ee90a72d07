import { sqlMigration } from './sql-migration.js';

/** What registers can attest: public reference data, by which a service type is linted before it is signed. */
export const EvidenceTypes = sqlMigration('EvidenceTypes20261127081200', `
CREATE TABLE onestop.evidence_type (
  code text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  -- The kind of register that holds it.
  register text NOT NULL,
  -- [{code, nameZh, nameEn, personal}]: the concepts that fields of a form ask for.
  attributes jsonb NOT NULL,
  provenance jsonb NOT NULL
);
GRANT SELECT ON onestop.evidence_type TO tongban_app;
`);
