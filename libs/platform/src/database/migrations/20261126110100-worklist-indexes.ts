import { sqlMigration } from './sql-migration.js';

/**
 * What a work list asks for must not grow with the table: its orders, what nobody has claimed, and an applicant by name come from an index. Those on arrays go: under
 * row-level security PostgreSQL asks nothing of an index by an operator that is not leakproof, and "contains" is none; they cost a write and were never read.
 */
export const WorklistIndexes = sqlMigration('WorklistIndexes20261126110100', `
CREATE INDEX request_worklist_latest ON workflow.request (custodian_authority_id, submitted_at, id) WHERE custodian = 'authority';
CREATE INDEX request_worklist_unclaimed ON workflow.request (custodian_authority_id, due_at, id) WHERE custodian = 'authority' AND assignee_person_id IS NULL;
CREATE INDEX request_applicant_name ON workflow.request (applicant_name_bidx);
DROP INDEX workflow.request_involved;
DROP INDEX workflow.request_involved_jurisdictions;
`);
