/**
 * The outbox forgets an event when everyone has worked on it. A trigger of the test's own keeps a copy, written in the transaction of the act, so that the checker can count what was
 * announced against what was done. Runs as the database's owner, before the load.
 */
export const WITNESS = `
CREATE SCHEMA chaos;
CREATE TABLE chaos.announced (id uuid PRIMARY KEY, type text NOT NULL, aggregate_id uuid NOT NULL, jurisdiction text NOT NULL, payload jsonb NOT NULL, correlation_id text NOT NULL);
CREATE FUNCTION chaos.witness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO chaos.announced VALUES (NEW.id, NEW.type, NEW.aggregate_id, NEW.jurisdiction, NEW.payload, NEW.correlation_id);
  RETURN NULL;
END $$;
CREATE TRIGGER witness AFTER INSERT ON platform.outbox FOR EACH ROW EXECUTE FUNCTION chaos.witness();
`;
