import { sqlMigration } from './sql-migration.js';

/** What nobody has claimed comes from the index of the desk: a claim that has run out is unclaimed too, and of those the index that left out every claim knew nothing. */
export const UnclaimedWorklist = sqlMigration('UnclaimedWorklist20261127010100', `
DROP INDEX workflow.request_worklist_unclaimed;
`);
