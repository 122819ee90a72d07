import { sqlMigration } from './sql-migration.js';

/** What the catalogue is found by is what service types are found by: its functions go where both can use them, and service types get the same columns, indexes and words. */
export const ServiceSearch = sqlMigration('ServiceSearch20261127081100', `
ALTER FUNCTION catalogue.grams(text) SET SCHEMA platform;
ALTER FUNCTION catalogue.names_of(text, text, text, text[]) SET SCHEMA platform;
ALTER FUNCTION catalogue.words_of(text) SET SCHEMA platform;
DROP TRIGGER qualification_words ON catalogue.qualification;
DROP TRIGGER qualification_words_anew ON catalogue.qualification;
DROP FUNCTION catalogue.keep_words();

-- The words follow whatever is written of a row, by whoever may write it, into the table beside it. Its argument is the column that tells the versions apart.
CREATE FUNCTION platform.keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beside text := format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME || '_word');
  version text := quote_ident(TG_ARGV[0]);
BEGIN
  IF TG_OP = 'UPDATE' THEN EXECUTE format('DELETE FROM %s WHERE code = ($1).code AND %s = ($1).%s', beside, version, version) USING OLD; END IF;
  EXECUTE format('INSERT INTO %s (code, %s, word) SELECT ($1).code, ($1).%s, word FROM platform.words_of(($1).search_text) AS word', beside, version, version) USING NEW;
  RETURN NULL;
END $$;
CREATE TRIGGER qualification_words AFTER INSERT ON catalogue.qualification FOR EACH ROW EXECUTE FUNCTION platform.keep_words('version');
CREATE TRIGGER qualification_words_anew AFTER UPDATE ON catalogue.qualification FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION platform.keep_words('version');

ALTER TABLE onestop.service_type ADD COLUMN names text GENERATED ALWAYS AS (platform.names_of(name_zh, name_en, code, synonyms)) STORED NOT NULL;
CREATE INDEX service_type_search ON onestop.service_type USING gin (search_text gin_trgm_ops);
CREATE INDEX service_type_grams ON onestop.service_type USING gin (platform.grams(search_text));
CREATE TABLE onestop.service_type_word (
  code text NOT NULL,
  number integer NOT NULL,
  word text NOT NULL,
  PRIMARY KEY (code, number, word),
  FOREIGN KEY (code, number) REFERENCES onestop.service_type (code, number) ON DELETE CASCADE
);
CREATE INDEX service_type_word_alike ON onestop.service_type_word USING gin (word gin_trgm_ops);
ALTER TABLE onestop.service_type_word ENABLE ROW LEVEL SECURITY;
CREATE POLICY word_look ON onestop.service_type_word FOR SELECT TO tongban_app USING (true);
CREATE POLICY word_write ON onestop.service_type_word FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
GRANT SELECT, INSERT, DELETE ON onestop.service_type_word TO tongban_app;
CREATE TRIGGER service_type_words AFTER INSERT ON onestop.service_type FOR EACH ROW EXECUTE FUNCTION platform.keep_words('number');
CREATE TRIGGER service_type_words_anew AFTER UPDATE ON onestop.service_type FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION platform.keep_words('number');
INSERT INTO onestop.service_type_word (code, number, word) SELECT s.code, s.number, word FROM onestop.service_type s, platform.words_of(s.search_text) AS word;
`);
