import { sqlMigration } from './sql-migration.js';

/** When the administrators of the parties were told that a batch waits for their signatures. */
export const BatchesTold = sqlMigration('BatchesTold20261126100200', `
ALTER TABLE publication.batch ADD COLUMN told_at timestamptz;
CREATE INDEX batch_untold ON publication.batch (id) WHERE state = 'proposed' AND told_at IS NULL;
`);
