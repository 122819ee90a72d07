import { sqlMigration } from './sql-migration.js';

/** A feed of what begins and ceases to hold, and keys that stand for the bytes of the public data (not for what the jurisdictions agreed: ADR 0022). */
export const OpenData = sqlMigration('OpenData20261125050100', `
ALTER TABLE platform.signing_key DROP CONSTRAINT signing_key_purpose_check;
ALTER TABLE platform.signing_key ADD CONSTRAINT signing_key_purpose_check CHECK (purpose IN ('publication', 'credential', 'exchange', 'open_data'));

CREATE TABLE publication.change (
  position bigint PRIMARY KEY,
  recorded_at timestamptz NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  number integer NOT NULL,
  -- When the version holds from this change on; null: it was taken off before it began.
  force tstzrange,
  FOREIGN KEY (kind, code, number) REFERENCES publication.version (kind, code, number)
);

-- Positions are given under a lock that is kept until the commit: they follow one another in the order of the commits, so that whoever has read up to a
-- position misses nothing. Signing is rare enough to wait for its turn.
CREATE FUNCTION publication.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.force IS NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' AND NEW.force IS NOT DISTINCT FROM OLD.force THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('tongban.publication.change', 0));
  INSERT INTO publication.change (position, recorded_at, kind, code, number, force)
    SELECT coalesce(max(position), 0) + 1, statement_timestamp(), NEW.kind, NEW.code, NEW.number, NEW.force FROM publication.change;
  RETURN NULL;
END $$;
CREATE TRIGGER version_tells_change AFTER INSERT OR UPDATE ON publication.version FOR EACH ROW EXECUTE FUNCTION publication.tell_change();
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.change FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

INSERT INTO publication.change (position, recorded_at, kind, code, number, force)
  SELECT row_number() OVER (ORDER BY lower(force), kind COLLATE "C", code COLLATE "C", number), now(), kind, code, number, force FROM publication.version WHERE force IS NOT NULL;

ALTER TABLE publication.change ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON publication.change TO tongban_app;
CREATE POLICY change_look ON publication.change FOR SELECT TO tongban_app USING ((SELECT platform.scope_kind()) <> '');
CREATE POLICY change_append ON publication.change FOR INSERT TO tongban_app WITH CHECK ((SELECT publication.is_admin()));
`);
