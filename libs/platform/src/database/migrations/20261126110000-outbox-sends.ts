import { sqlMigration } from './sql-migration.js';

/** How often an event was handed to the queues: each time under a job id of its own, for a queue may hold on to a job that it never gives out again. */
export const OutboxSends = sqlMigration('OutboxSends20261126110000', `
ALTER TABLE platform.outbox ADD COLUMN sends integer NOT NULL DEFAULT 0;
`);
