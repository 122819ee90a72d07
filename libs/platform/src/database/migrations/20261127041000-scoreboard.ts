import { sqlMigration } from './sql-migration.js';

/**
 * What the public scoreboard is made of: figures by day, filled once a day is over, and how the counterpart jurisdiction rates the timeliness of what another one handled. The figures
 * are the platform's alone: what is shown of them is decided where small counts are hidden.
 */
export const Scoreboard = sqlMigration('Scoreboard20261127041000', `
CREATE TABLE workflow.timeliness_rating (
  request_id uuid PRIMARY KEY REFERENCES workflow.request (id),
  -- Who handled it.
  authority_id uuid NOT NULL,
  stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
  -- Encrypted.
  note text,
  rater_person_id uuid NOT NULL,
  rater_role text NOT NULL,
  at timestamptz NOT NULL,
  command_id uuid NOT NULL UNIQUE,
  input_digest bytea NOT NULL
);
CREATE INDEX timeliness_rating_at ON workflow.timeliness_rating (at);
CREATE TRIGGER timeliness_rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON workflow.timeliness_rating
  FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
ALTER TABLE workflow.timeliness_rating ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON workflow.timeliness_rating TO tongban_app;
CREATE POLICY timeliness_rating_by_request ON workflow.timeliness_rating FOR SELECT TO tongban_app
  USING (platform.scope_reach() IS DISTINCT FROM 'none' AND workflow.may_read_request(request_id));
CREATE POLICY timeliness_rating_give ON workflow.timeliness_rating FOR INSERT TO tongban_app
  WITH CHECK (rater_person_id = platform.scope_person() AND platform.scope_role() IN ('window_clerk', 'supervisor') AND workflow.may_read_request(request_id));

-- Decisions of a day by authority and by the calendar days that they took.
CREATE TABLE workflow.decision_figure (
  day date NOT NULL,
  authority_id uuid NOT NULL,
  days integer NOT NULL,
  decided integer NOT NULL,
  on_time integer NOT NULL,
  supplemented integer NOT NULL,
  PRIMARY KEY (day, authority_id, days)
);
CREATE TABLE workflow.timeliness_figure (
  day date NOT NULL,
  authority_id uuid NOT NULL,
  stars integer NOT NULL,
  ratings integer NOT NULL,
  PRIMARY KEY (day, authority_id, stars)
);
-- The days whose figures are there.
CREATE TABLE workflow.figure_day (day date PRIMARY KEY, filled_at timestamptz NOT NULL);
ALTER TABLE workflow.decision_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow.timeliness_figure ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow.figure_day ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON workflow.decision_figure, workflow.timeliness_figure, workflow.figure_day TO tongban_app;
CREATE POLICY decision_figure_platform ON workflow.decision_figure FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY timeliness_figure_platform ON workflow.timeliness_figure FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY figure_day_platform ON workflow.figure_day FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

-- A count below it is not shown. To be raised, not lowered: what was hidden once would be told.
CREATE TABLE workflow.scoreboard_rule (code text PRIMARY KEY CHECK (code = 'least_count'), value integer NOT NULL CHECK (value >= 2));
INSERT INTO workflow.scoreboard_rule (code, value) VALUES ('least_count', 10);
GRANT SELECT ON workflow.scoreboard_rule TO tongban_app;

CREATE INDEX request_decided ON workflow.request (decided_at) WHERE decided_at IS NOT NULL;
`);
