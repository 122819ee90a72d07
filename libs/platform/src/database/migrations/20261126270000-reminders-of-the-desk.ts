import { sqlMigration } from './sql-migration.js';

/** A reminder is written by whoever may write the clock it belongs to: where the request lies for work (ADR 0025). Whoever has handed it over writes none. */
export const RemindersOfTheDesk = sqlMigration('RemindersOfTheDesk20261126270000', `
ALTER POLICY reminder_insert ON workflow.reminder WITH CHECK (workflow.may_write_to(request_id));
`);
