import { sqlMigration } from './sql-migration.js';

/** Keys that jurisdictions and issuers sign with. The private part is sealed by the key file; only the platform itself reads the table. */
export const SigningKeysTable = sqlMigration('SigningKeys20261125000200', `
CREATE TABLE platform.signing_key (
  id text PRIMARY KEY,
  owner text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('publication', 'credential', 'exchange')),
  algorithm text NOT NULL CHECK (algorithm IN ('Ed25519', 'ES256', 'SM2')),
  public_jwk jsonb NOT NULL,
  private_sealed text NOT NULL,
  made_at timestamptz NOT NULL,
  -- After a rotation the older key verifies what it signed and signs nothing more.
  retired_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX signing_key_current ON platform.signing_key (owner, purpose) WHERE retired_at IS NULL AND revoked_at IS NULL;
ALTER TABLE platform.signing_key ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON platform.signing_key TO tongban_app;
CREATE POLICY signing_key_system ON platform.signing_key FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
`);
