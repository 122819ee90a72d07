import { sqlMigration } from './sql-migration.js';

/**
 * Everybody may read the catalogue. A policy that says so plainly lets the planner use the trigram index: behind any other condition of a policy an operator
 * that is not leakproof, as LIKE is, reads every row. A text of one or two characters has no trigram; its grams have an index of their own.
 * The index of `force` alone is gone: nearly every row holds at an instant, and it was read whole.
 */
export const CatalogueSearch = sqlMigration('CatalogueSearch20261125080000', `
ALTER POLICY qualification_look ON catalogue.qualification USING (true);
ALTER POLICY rule_look ON catalogue.recognition_rule USING (true);
DROP INDEX catalogue.qualification_force;

CREATE FUNCTION catalogue.grams(searched text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (SELECT coalesce(array_agg(DISTINCT substr(searched, i, n)), '{}') FROM generate_series(1, length(searched)) i, generate_series(1, 2) n WHERE i + n - 1 <= length(searched));
CREATE FUNCTION catalogue.names_of(name_zh text, name_en text, code text, synonyms text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  '|' || lower(name_zh || '|' || name_en || '|' || code || '|' || array_to_string(synonyms, '|')) || '|';
GRANT EXECUTE ON FUNCTION catalogue.grams(text), catalogue.names_of(text, text, text, text[]) TO tongban_app;
ALTER TABLE catalogue.qualification ADD COLUMN names text GENERATED ALWAYS AS (catalogue.names_of(name_zh, name_en, code, synonyms)) STORED NOT NULL;
CREATE INDEX qualification_grams ON catalogue.qualification USING gin (catalogue.grams(search_text));
`);
