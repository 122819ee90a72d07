import { sqlMigration } from './sql-migration.js';

/** The mark of an alert on an open request follows the clock: a sweep looks at the request again when an alert begins or ends. */
export const AlertTurnsOfRequests = sqlMigration('AlertTurnsOfRequests20261126030000', `
ALTER TABLE workflow.request
  -- The next instant at which an alert that touches its certificate begins or ends; null: nothing is known to change.
  ADD COLUMN alert_turns_at timestamptz;
CREATE INDEX request_alert_turns ON workflow.request (alert_turns_at) WHERE alert_turns_at IS NOT NULL AND closed_at IS NULL;
-- When the marks of the open ones turn is not known yet: the first round looks at each that an alert may touch.
UPDATE workflow.request r SET alert_turns_at = r.submitted_at
  WHERE r.closed_at IS NULL AND (r.alert IS NOT NULL OR r.holder_bidx IS NULL OR EXISTS (
    SELECT FROM catalogue.alert a WHERE a.qualification_code = r.qualification_code AND (a.holder_bidx = r.holder_bidx OR a.certificate_bidx = ANY (r.certificate_bidxs))));
`);
