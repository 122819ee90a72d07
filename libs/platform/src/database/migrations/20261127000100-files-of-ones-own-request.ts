import { sqlMigration } from './sql-migration.js';

/** Whoever uploads a file hangs it on no request that they may not read. Reading one's own file asks no more than before. */
export const FilesOfOnesOwnRequest = sqlMigration('FilesOfOnesOwnRequest20261127000100', `
ALTER POLICY attachment_owner ON workflow.attachment WITH CHECK ((SELECT platform.scope_kind()) = 'system'
  OR (owner_id = (SELECT platform.scope_person()) AND (request_id IS NULL OR workflow.may_read_request(request_id))));
`);
