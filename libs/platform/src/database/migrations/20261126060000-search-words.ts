import { sqlMigration } from './sql-migration.js';

/**
 * The words of every entry, so that what is typed with a mistake is held against words of ten signs and not against whole texts of a hundred. They belong to their row:
 * no two transactions write the same one, and what is deleted takes its words with it.
 */
export const SearchWords = sqlMigration('SearchWords20261126060000', `
CREATE TABLE catalogue.qualification_word (
  code text NOT NULL,
  version integer NOT NULL,
  word text NOT NULL,
  PRIMARY KEY (code, version, word),
  FOREIGN KEY (code, version) REFERENCES catalogue.qualification (code, version) ON DELETE CASCADE
);
CREATE INDEX qualification_word_alike ON catalogue.qualification_word USING gin (word gin_trgm_ops);
ALTER TABLE catalogue.qualification_word ENABLE ROW LEVEL SECURITY;
CREATE POLICY word_look ON catalogue.qualification_word FOR SELECT TO tongban_app USING (true);
CREATE POLICY word_write ON catalogue.qualification_word FOR ALL TO tongban_app USING ((SELECT publication.is_admin()));
GRANT SELECT, INSERT, DELETE ON catalogue.qualification_word TO tongban_app;

-- The words follow whatever is written of the entry, by whoever may write it.
CREATE FUNCTION catalogue.words_of(searched text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE BEGIN ATOMIC
  SELECT DISTINCT word FROM regexp_split_to_table(searched, '[\\s,;/()（）、，；]+') AS word WHERE length(word) > 1;
END;
CREATE FUNCTION catalogue.keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN DELETE FROM catalogue.qualification_word WHERE code = OLD.code AND version = OLD.version; END IF;
  INSERT INTO catalogue.qualification_word (code, version, word) SELECT NEW.code, NEW.version, word FROM catalogue.words_of(NEW.search_text) AS word;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION catalogue.words_of(text) TO tongban_app;
CREATE TRIGGER qualification_words AFTER INSERT ON catalogue.qualification FOR EACH ROW EXECUTE FUNCTION catalogue.keep_words();
CREATE TRIGGER qualification_words_anew AFTER UPDATE ON catalogue.qualification FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION catalogue.keep_words();
INSERT INTO catalogue.qualification_word (code, version, word) SELECT q.code, q.version, word FROM catalogue.qualification q, catalogue.words_of(q.search_text) AS word;
`);
