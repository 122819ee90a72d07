import { sqlMigration } from './sql-migration.js';

/**
 * A request may be about no qualification: then it names neither one nor its version, and its service type alone says what is asked for. A desk is searched by the name of the service too; the
 * index holds only what no qualification finds.
 */
export const RequestsAboutServices = sqlMigration('RequestsAboutServices20261127082000', `
ALTER TABLE workflow.request
  ALTER COLUMN qualification_code DROP NOT NULL,
  ALTER COLUMN qualification_version DROP NOT NULL,
  ADD CONSTRAINT request_qualification_with_version CHECK ((qualification_code IS NULL) = (qualification_version IS NULL));
CREATE INDEX request_worklist_service ON workflow.request (desk_authority_id, service_type_code, due_at, id) WHERE desk_authority_id IS NOT NULL AND qualification_code IS NULL;
`);
