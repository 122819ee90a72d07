import { sqlMigration } from './sql-migration.js';

/** Calendars that an operator publishes: with their document, and with every version that a later one replaced. */
export const PublishedCalendars = sqlMigration('PublishedCalendars20261127060000', `
ALTER TABLE directory.calendar_year
  -- Day of the document, where it was found, and when an operator published it here; null: it came with the reference data.
  ADD COLUMN document_on date,
  ADD COLUMN provenance text,
  ADD COLUMN published_at timestamptz,
  -- What held before, the earliest first: dates that were counted by it name its version.
  ADD COLUMN earlier jsonb NOT NULL DEFAULT '[]',
  ADD CHECK (published_at IS NULL OR (document_on IS NOT NULL AND provenance IS NOT NULL));
ALTER TABLE directory.calendar_year ENABLE ROW LEVEL SECURITY;
GRANT INSERT, UPDATE ON directory.calendar_year TO tongban_app;
CREATE POLICY calendar_read ON directory.calendar_year FOR SELECT TO tongban_app USING (true);
CREATE POLICY calendar_publish ON directory.calendar_year FOR INSERT TO tongban_app WITH CHECK (platform.scope_kind() = 'system');
CREATE POLICY calendar_correct ON directory.calendar_year FOR UPDATE TO tongban_app USING (platform.scope_kind() = 'system') WITH CHECK (platform.scope_kind() = 'system');
`);
