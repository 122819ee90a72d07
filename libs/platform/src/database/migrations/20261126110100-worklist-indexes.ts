import { sqlMigration } from './sql-migration.js';

/**
 * An applicant is found by name as by number. The indexes on arrays go: under row-level security PostgreSQL asks nothing of an index by an operator that is not leakproof, and
 * "contains" is none; they cost a write and were never read.
 */
export const WorklistIndexes = sqlMigration('WorklistIndexes20261126110100', `
CREATE INDEX request_applicant_name ON workflow.request (applicant_name_bidx);
DROP INDEX workflow.request_involved;
DROP INDEX workflow.request_involved_jurisdictions;
`);
