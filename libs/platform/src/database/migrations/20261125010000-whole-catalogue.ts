import { sqlMigration } from './sql-migration.js';

/**
 * Entries name their parties, the authority of each and what is particular to results, grades and standards; rules what each host asks. The seeds make
 * new versions of the reference data, whose terms are counted in months now.
 */
export const WholeCatalogue = sqlMigration('WholeCatalogue20261125010000', `
ALTER TABLE catalogue.qualification
  ADD COLUMN parties text[] NOT NULL DEFAULT '{}',
  ADD COLUMN authorities jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN particulars jsonb;
ALTER TABLE catalogue.recognition_rule
  DROP COLUMN fees,
  ADD COLUMN fee jsonb,
  ADD COLUMN time_limit jsonb,
  -- Rules that change places within one batch clash only for a moment: asked at the commit.
  DROP CONSTRAINT recognition_rule_no_overlap,
  ADD CONSTRAINT recognition_rule_no_overlap EXCLUDE USING gist (qualification_code WITH =, from_jurisdiction WITH =, to_jurisdiction WITH =, valid WITH &&, force WITH &&)
    WHERE (standing IN ('active', 'deprecated')) DEFERRABLE INITIALLY DEFERRED;
DELETE FROM platform.schema_info WHERE key IN ('seed:reference/qualifications.json', 'seed:reference/recognition-rules.json');
`);
