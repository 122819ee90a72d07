import { sqlMigration } from './sql-migration.js';

/** A claim is a lease: it runs out, and its number tells an act of whoever has lost it. */
export const Leases = sqlMigration('Leases20261126260000', `
ALTER TABLE workflow.request
  -- Until when the claim holds without a sign of life; null: unclaimed, or claimed before there were leases.
  ADD COLUMN lease_until timestamptz,
  -- Raised by every claim, never lowered.
  ADD COLUMN fence integer NOT NULL DEFAULT 0;
`);
