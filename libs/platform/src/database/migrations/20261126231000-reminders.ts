import { sqlMigration } from './sql-migration.js';

/**
 * Reminders of the limit for a decision: rows with an instant, written with the clock. Clocks that run already are reminded on the promised day and two calendar days before the
 * last one: the calendar that counts working days is not at hand here.
 */
export const Reminders = sqlMigration('Reminders20261126231000', `
CREATE TABLE workflow.reminder (
  id uuid PRIMARY KEY,
  deadline_id uuid NOT NULL REFERENCES workflow.deadline (id),
  -- That of the clock, copied: who is reminded is found without it. No reference key, for the clock has one.
  request_id uuid NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 3),
  due_at timestamptz NOT NULL,
  done_at timestamptz,
  outcome text CHECK (outcome IN ('reminded', 'void')),
  UNIQUE (deadline_id, level),
  CHECK ((done_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX reminder_due ON workflow.reminder (due_at) WHERE done_at IS NULL;
ALTER TABLE workflow.reminder ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workflow.reminder TO tongban_app;
CREATE POLICY reminder_by_request ON workflow.reminder FOR SELECT TO tongban_app USING (workflow.may_read_request(request_id));
CREATE POLICY reminder_insert ON workflow.reminder FOR INSERT TO tongban_app WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, r.custodian_authority_id, r.custodian_jurisdiction, r.receiving_authority_id)));
-- Only the platform reminds.
CREATE POLICY reminder_update ON workflow.reminder FOR UPDATE TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

INSERT INTO workflow.reminder (id, deadline_id, request_id, level, due_at)
SELECT gen_random_uuid(), d.id, d.request_id, l.level, (CASE l.level WHEN 2 THEN coalesce(d.promised_on, d.due_on) ELSE greatest(d.due_on - 2, d.starts_on + 1) END + time '09:00') AT TIME ZONE 'Asia/Shanghai'
FROM workflow.deadline d CROSS JOIN (VALUES (2), (3)) l (level) WHERE d.kind = 'decision' AND d.status IN ('running', 'suspended');
`);
