import { sqlMigration } from './sql-migration.js';

/** Certificates follow the alerts of whoever issued what they recognise, and a renewal that nobody decided is judged once. */
export const CertificatesUnderAlert = sqlMigration('CertificatesUnderAlert20261125060200', `
ALTER TABLE exchange.credential
  -- The next instant at which an alert begins or ends; the sweep looks at the certificate again then.
  ADD COLUMN alert_turns_at timestamptz,
  -- When it was found whether silence renews it (行政许可法 50); found once, so that those whom it does not renew keep no other waiting.
  ADD COLUMN silence_judged_at timestamptz;
CREATE INDEX credential_holder ON exchange.credential (id_number_bidx, qualification_code);
CREATE INDEX credential_alert_turns ON exchange.credential (alert_turns_at) WHERE alert_turns_at IS NOT NULL;
DROP INDEX exchange.credential_renewal;
CREATE INDEX credential_renewal ON exchange.credential (expires_at) WHERE renewal_request IS NOT NULL AND silence_judged_at IS NULL;
`);
