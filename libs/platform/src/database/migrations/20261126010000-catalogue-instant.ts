import { sqlMigration } from './sql-migration.js';

/** A request is judged under the catalogue as it stood at an instant: that of its receipt, until a clerk moves it to a later version. */
export const CatalogueInstant = sqlMigration('CatalogueInstant20261126010000', `
ALTER TABLE workflow.request ADD COLUMN catalogue_at timestamptz;
UPDATE workflow.request SET catalogue_at = submitted_at;
ALTER TABLE workflow.request ALTER COLUMN catalogue_at SET NOT NULL;
`);
