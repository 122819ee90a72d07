import { sqlMigration } from './sql-migration.js';

/**
 * Read rows of the catalogue become rows of versions: each holds while its version is in force. A candidate (`proposed`) has no force.
 * What was loaded before is kept as of the day that the project set for it; the seeds write the versions that belong to it.
 */
export const SignedCatalogue = sqlMigration('SignedCatalogue20261125000400', `
ALTER TABLE catalogue.recognition_rule DROP CONSTRAINT recognition_rule_qualification_code_fkey, DROP CONSTRAINT recognition_rule_no_overlap;
ALTER TABLE catalogue.qualification DROP CONSTRAINT qualification_pkey;
ALTER TABLE catalogue.qualification
  ADD COLUMN standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'suspended', 'deprecated', 'retired')),
  ADD COLUMN synonyms text[] NOT NULL DEFAULT '{}',
  ADD COLUMN force tstzrange;
DELETE FROM catalogue.recognition_rule;
DELETE FROM catalogue.qualification;
DELETE FROM platform.schema_info WHERE key IN ('seed:reference/qualifications.json', 'seed:reference/recognition-rules.json');
ALTER TABLE catalogue.qualification
  ADD PRIMARY KEY (code, version),
  ADD CHECK (status = 'published' OR force IS NULL),
  ADD CONSTRAINT qualification_one_in_force EXCLUDE USING gist (code WITH =, force WITH &&);
CREATE INDEX qualification_force ON catalogue.qualification USING gist (force);

ALTER TABLE catalogue.recognition_rule
  ADD COLUMN rule_code text NOT NULL,
  ADD COLUMN standing text NOT NULL DEFAULT 'active' CHECK (standing IN ('active', 'suspended', 'deprecated', 'retired')),
  ADD COLUMN required_to_practise boolean NOT NULL DEFAULT false,
  ADD COLUMN fees jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN force tstzrange,
  ADD CONSTRAINT recognition_rule_one_a_version UNIQUE (rule_code, version, from_jurisdiction, to_jurisdiction),
  -- Two rules for one direction never hold at once, whatever documents they stand in.
  ADD CONSTRAINT recognition_rule_no_overlap EXCLUDE USING gist (qualification_code WITH =, from_jurisdiction WITH =, to_jurisdiction WITH =, valid WITH &&, force WITH &&)
    WHERE (standing IN ('active', 'deprecated'));
ALTER TABLE catalogue.recognition_rule DROP CONSTRAINT recognition_rule_effect_check;
ALTER TABLE catalogue.recognition_rule ADD CONSTRAINT recognition_rule_effect_check
  CHECK (effect IN ('use_directly', 'premises_bound', 'reuse_result', 'accept_grade', 'accept_as_proof', 'compensation_measure'));
CREATE INDEX recognition_rule_direction ON catalogue.recognition_rule (qualification_code, from_jurisdiction, to_jurisdiction);

-- What would a change of an entry touch: only what is open counts, and that stays few.
CREATE INDEX request_open_qualification ON workflow.request (qualification_code) WHERE closed_at IS NULL;

-- The read rows follow what is signed: only who signs writes them, and the platform.
GRANT INSERT, UPDATE, DELETE ON catalogue.qualification, catalogue.recognition_rule TO tongban_app;
ALTER TABLE catalogue.qualification ENABLE ROW LEVEL SECURITY;
ALTER TABLE catalogue.recognition_rule ENABLE ROW LEVEL SECURITY;
CREATE POLICY qualification_look ON catalogue.qualification FOR SELECT TO tongban_app USING ((SELECT platform.scope_kind()) <> '');
CREATE POLICY qualification_write ON catalogue.qualification FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
CREATE POLICY rule_look ON catalogue.recognition_rule FOR SELECT TO tongban_app USING ((SELECT platform.scope_kind()) <> '');
CREATE POLICY rule_write ON catalogue.recognition_rule FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
`);
