import { sqlMigration } from './sql-migration.js';

/** A certificate that an alert revoked by mistake is issued anew; the revoked one points to its successor (docs/design/credentials.md, section 4). */
export const ReissuedCertificates = sqlMigration('ReissuedCertificates20261126040000', `
ALTER TABLE exchange.credential
  -- The certificate that takes its place; it is written in the same transaction, behind this row.
  ADD COLUMN reissued_as uuid UNIQUE REFERENCES exchange.credential (id) DEFERRABLE INITIALLY DEFERRED,
  ADD CHECK (reissued_as IS NULL OR state = 'revoked');
ALTER TABLE exchange.credential DROP CONSTRAINT credential_one_a_request;
-- One certificate a request, but for those that were issued anew: issuing twice is issuing once.
CREATE UNIQUE INDEX credential_one_a_request ON exchange.credential (request_id) WHERE reissued_as IS NULL;
CREATE INDEX credential_request ON exchange.credential (request_id);
-- Who was told of it already is not told twice.
CREATE INDEX jurisdiction_notice_subject ON catalogue.jurisdiction_notice (subject_id, kind);
ALTER TABLE exchange.credential_act DROP CONSTRAINT credential_act_act_check;
ALTER TABLE exchange.credential_act ADD CONSTRAINT credential_act_act_check
  CHECK (act IN ('issued', 'suspended', 'revoked', 'reinstated', 'offered', 'fetched', 'renewal_asked', 'renewed', 'reissued'));
`);
