import { sqlMigration } from './sql-migration.js';

/** Certificates know the key that signed the copy that is kept, so that they can be signed anew when it is revoked. */
export const SignedAnew = sqlMigration('SignedAnew20261126050000', `
-- Empty: signed before this column, by a key that only the copy itself names. Such a certificate is signed anew as if its key had been revoked.
ALTER TABLE exchange.credential ADD COLUMN signing_key text NOT NULL DEFAULT '';
ALTER TABLE exchange.credential ALTER COLUMN signing_key DROP DEFAULT;
CREATE INDEX credential_signing_key ON exchange.credential (to_jurisdiction, signing_key);
ALTER TABLE exchange.credential_act DROP CONSTRAINT credential_act_act_check;
ALTER TABLE exchange.credential_act ADD CONSTRAINT credential_act_act_check
  CHECK (act IN ('issued', 'suspended', 'revoked', 'reinstated', 'offered', 'fetched', 'renewal_asked', 'renewed', 'reissued', 'signed_anew'));
`);
