import { sqlMigration } from './sql-migration.js';

/** Ratings, complaints, consultations, and what follows a bad rating (docs/design/feedback.md). */
export const Feedback = sqlMigration('Feedback20261127030000', `
CREATE SCHEMA feedback;
GRANT USAGE ON SCHEMA feedback TO tongban_app;

-- No keys to other contexts: they may be looked at and cleared apart.
CREATE TABLE feedback.rating (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  request_number text NOT NULL,
  person_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied')),
  reasons text[] NOT NULL,
  -- Encrypted.
  comment text,
  authority_id uuid NOT NULL,
  jurisdiction text NOT NULL,
  service_type_code text NOT NULL,
  -- Everyone who had the request in hand: they see it only when what followed it has closed.
  handlers uuid[] NOT NULL,
  input_digest bytea NOT NULL,
  at timestamptz NOT NULL,
  -- Once per occasion (国办发〔2019〕51号).
  CONSTRAINT rating_once UNIQUE (request_id)
);
CREATE INDEX rating_figures ON feedback.rating (at, authority_id);
CREATE TRIGGER rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON feedback.rating FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE feedback.matter (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  version integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('complaint', 'consultation', 'rectification')),
  state text NOT NULL CHECK (state IN ('opened', 'answered', 'second_look', 'verified', 'repaired', 'called_back', 'closed', 'withdrawn')),
  person_id uuid NOT NULL,
  -- Encrypted, with a blind index to find it exactly.
  person_name text NOT NULL,
  person_name_bidx text NOT NULL,
  phone text,
  content text NOT NULL,
  rating_id uuid UNIQUE REFERENCES feedback.rating (id),
  request_id uuid,
  request_number text,
  about_authority_id uuid,
  service_type_code text,
  -- Where the writer is.
  at_jurisdiction text NOT NULL,
  handlers uuid[] NOT NULL,
  -- Exactly one authority holds it, open or closed.
  holder_authority_id uuid NOT NULL,
  holder_jurisdiction text NOT NULL,
  involved_authorities uuid[] NOT NULL,
  involved_jurisdictions text[] NOT NULL,
  forwarded_by uuid[] NOT NULL,
  owner_person_id uuid,
  -- rectification: what was found, and what the last call back brought.
  founded boolean,
  accepted boolean,
  asked_again boolean NOT NULL,
  input_digest bytea NOT NULL,
  due_at timestamptz,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  updated_at timestamptz NOT NULL,
  CHECK ((kind = 'rectification') = (rating_id IS NOT NULL)),
  CHECK ((state IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL)),
  CHECK (holder_authority_id = ANY (involved_authorities))
);
CREATE INDEX matter_person ON feedback.matter (person_id, opened_at DESC, id DESC);
CREATE INDEX matter_work ON feedback.matter (holder_authority_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX matter_work_jurisdiction ON feedback.matter (holder_jurisdiction, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX matter_involved ON feedback.matter USING gin (involved_authorities);
CREATE INDEX matter_involved_jurisdictions ON feedback.matter USING gin (involved_jurisdictions);
CREATE INDEX matter_request ON feedback.matter (request_id) WHERE request_id IS NOT NULL;

CREATE TABLE feedback.matter_act (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES feedback.matter (id),
  version integer NOT NULL,
  verb text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  actor_role text NOT NULL,
  actor_person_id uuid,
  authority_id uuid,
  to_authority_id uuid,
  detail jsonb NOT NULL,
  -- Encrypted.
  text text,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL,
  input_digest bytea NOT NULL,
  CONSTRAINT matter_act_command UNIQUE (matter_id, command_id),
  UNIQUE (matter_id, version)
);
CREATE TRIGGER matter_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON feedback.matter_act FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

CREATE TABLE feedback.matter_clock (
  id uuid PRIMARY KEY,
  matter_id uuid NOT NULL REFERENCES feedback.matter (id),
  rule text NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'met', 'missed', 'stopped')),
  starts_on date NOT NULL,
  due_on date NOT NULL,
  due_at timestamptz NOT NULL,
  provisional boolean NOT NULL,
  derivation jsonb NOT NULL,
  ended_at timestamptz,
  -- When those who answer for it were told that it had run out.
  overdue_told_at timestamptz
);
CREATE UNIQUE INDEX matter_clock_one_running ON feedback.matter_clock (matter_id, rule) WHERE status = 'running';
CREATE INDEX matter_clock_matter ON feedback.matter_clock (matter_id);
CREATE INDEX matter_clock_due ON feedback.matter_clock (due_at) WHERE status = 'running' AND overdue_told_at IS NULL;

-- Whether the post's office is among these.
CREATE FUNCTION feedback.in_office(authorities uuid[], jurisdictions text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (platform.scope_reach() = 'own' AND platform.scope_authority() = ANY (authorities))
    OR (platform.scope_reach() = 'below' AND jurisdictions && platform.scope_jurisdictions())
    OR platform.scope_reach() = 'all'
$$;
-- What a bad rating has opened is kept from those who handled the request, and from all but supervisors and auditors, until it has closed.
CREATE FUNCTION feedback.may_know(matter_kind text, handled_by uuid[], closed timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN matter_kind = 'rectification' AND closed IS NULL THEN platform.scope_role() IN ('supervisor', 'auditor') AND platform.scope_person() <> ALL (handled_by)
    ELSE platform.scope_role() IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor') END
$$;
CREATE FUNCTION feedback.may_move(matter_kind text, person uuid, authority uuid, jurisdiction text, handled_by uuid[], closed timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'system' OR (platform.scope_kind() = 'person' AND (
    (platform.scope_reach() = 'none' AND person = platform.scope_person() AND matter_kind <> 'rectification')
    OR (platform.scope_role() IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor') AND platform.scope_reach() <> 'all'
      AND feedback.in_office(ARRAY[authority], ARRAY[jurisdiction]) AND feedback.may_know(matter_kind, handled_by, closed))
  ))
$$;

ALTER TABLE feedback.rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback.matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback.matter_act ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback.matter_clock ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON feedback.rating, feedback.matter_act TO tongban_app;
GRANT SELECT, INSERT, UPDATE ON feedback.matter, feedback.matter_clock TO tongban_app;

CREATE POLICY matter_read ON feedback.matter FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND person_id = (SELECT platform.scope_person()))
    OR (feedback.in_office(involved_authorities, involved_jurisdictions) AND feedback.may_know(kind, handlers, closed_at))
  )));
CREATE POLICY matter_write ON feedback.matter FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'person' AND (SELECT platform.scope_reach()) = 'none' AND person_id = (SELECT platform.scope_person()));
CREATE POLICY matter_move ON feedback.matter FOR UPDATE TO tongban_app
  USING (feedback.may_move(kind, person_id, holder_authority_id, holder_jurisdiction, handlers, closed_at)) WITH CHECK (true);

CREATE FUNCTION feedback.may_read_matter(matter uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM feedback.matter m WHERE m.id = matter);
END $$;
-- The writer of a matter writes the first rows that hang on it, those of a rectification too.
CREATE FUNCTION feedback.may_write_to_matter(matter uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM feedback.matter m WHERE m.id = matter
    AND (feedback.may_move(m.kind, m.person_id, m.holder_authority_id, m.holder_jurisdiction, m.handlers, m.closed_at) OR (m.version = 1 AND m.person_id = platform.scope_person() AND platform.scope_reach() = 'none')));
END $$;
CREATE POLICY matter_act_read ON feedback.matter_act FOR SELECT TO tongban_app USING (feedback.may_read_matter(matter_id));
CREATE POLICY matter_act_append ON feedback.matter_act FOR INSERT TO tongban_app
  WITH CHECK (actor_person_id IS NOT DISTINCT FROM (SELECT platform.scope_person()) AND feedback.may_write_to_matter(matter_id));
CREATE POLICY matter_clock_read ON feedback.matter_clock FOR SELECT TO tongban_app USING (feedback.may_read_matter(matter_id));
CREATE POLICY matter_clock_start ON feedback.matter_clock FOR INSERT TO tongban_app WITH CHECK (feedback.may_write_to_matter(matter_id));
CREATE POLICY matter_clock_end ON feedback.matter_clock FOR UPDATE TO tongban_app USING (feedback.may_write_to_matter(matter_id));

CREATE POLICY rating_read ON feedback.rating FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND person_id = (SELECT platform.scope_person()))
    OR (feedback.in_office(ARRAY[authority_id], ARRAY[jurisdiction]) AND (
      feedback.may_know('rectification', handlers, NULL)
      OR EXISTS (SELECT FROM feedback.matter m WHERE m.rating_id = rating.id AND m.closed_at IS NOT NULL)
    ))
  )));
-- Only by the applicant, of a request that is theirs to see.
CREATE POLICY rating_give ON feedback.rating FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'person' AND (SELECT platform.scope_reach()) = 'none' AND person_id = (SELECT platform.scope_person()) AND workflow.may_read_request(request_id));
`);
