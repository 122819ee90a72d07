import { sqlMigration } from './sql-migration.js';

/**
 * Where an open request lies for work, as columns. PostgreSQL keeps no statistics that it uses of the expression of a partial index: it took a desk of ten thousand for one of five
 * hundred, read it all for a page, and found what was searched by looking at each. Null in what has ended, so that these indexes hold open work only. Among them the qualification,
 * by which a desk is searched; the other indexes were a part of one of these. The table is written anew once (a minute for a million).
 */
export const DeskColumns = sqlMigration('DeskColumns20261127000200', `
ALTER TABLE workflow.request
  ADD COLUMN desk_authority_id uuid GENERATED ALWAYS AS
    (CASE WHEN closed_at IS NULL THEN CASE WHEN offered_authority_id IS NULL THEN custodian_authority_id ELSE offered_authority_id END END) STORED,
  ADD COLUMN desk_jurisdiction text GENERATED ALWAYS AS
    (CASE WHEN closed_at IS NULL THEN CASE WHEN offered_jurisdiction IS NULL THEN custodian_jurisdiction ELSE offered_jurisdiction END END) STORED;
DROP INDEX workflow.request_worklist, workflow.request_worklist_jurisdiction, workflow.request_worklist_latest, workflow.request_worklist_unclaimed, workflow.request_open_qualification;
CREATE INDEX request_worklist ON workflow.request (desk_authority_id, due_at, id) WHERE desk_authority_id IS NOT NULL;
CREATE INDEX request_worklist_latest ON workflow.request (desk_authority_id, submitted_at, id) WHERE desk_authority_id IS NOT NULL;
CREATE INDEX request_worklist_qualification ON workflow.request (desk_authority_id, qualification_code, due_at, id) WHERE desk_authority_id IS NOT NULL;
CREATE INDEX request_worklist_jurisdiction ON workflow.request (desk_jurisdiction, due_at, id) WHERE desk_jurisdiction IS NOT NULL;
`);
