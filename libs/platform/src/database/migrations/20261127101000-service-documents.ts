import { sqlMigration } from './sql-migration.js';

/** Certificates of what services bring (proofs, extracts, print-outs) stand beside those of recognitions: they name a service type and no qualification. */
export const ServiceDocuments = sqlMigration('ServiceDocuments20261127101000', `
ALTER TABLE exchange.credential
  ADD COLUMN kind text NOT NULL DEFAULT 'recognition' CHECK (kind IN ('recognition', 'document')),
  ADD COLUMN service_type_code text,
  ADD COLUMN service_type_version integer,
  ALTER COLUMN qualification_code DROP NOT NULL,
  ALTER COLUMN qualification_version DROP NOT NULL,
  ALTER COLUMN rule_code DROP NOT NULL,
  ALTER COLUMN rule_version DROP NOT NULL,
  ALTER COLUMN certificate_bidx DROP NOT NULL;
ALTER TABLE exchange.credential ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE exchange.credential ADD CONSTRAINT credential_kind CHECK (
  CASE kind
    WHEN 'recognition' THEN num_nulls(qualification_code, qualification_version, rule_code, rule_version, certificate_bidx) = 0 AND num_nonnulls(service_type_code, service_type_version) = 0
    ELSE num_nonnulls(qualification_code, qualification_version, rule_code, rule_version, certificate_bidx) = 0 AND num_nulls(service_type_code, service_type_version) = 0 AND valid_until IS NOT NULL
  END);
`);
