import { sqlMigration } from './sql-migration.js';

/**
 * The same policies for rows that hang on a request, asked through functions whose plans are kept for the session: written out in a policy, the
 * question "may this scope see the request" is planned anew, with the request's own policy, for every statement that touches such a row.
 */
export const QuickPolicies = sqlMigration('QuickPolicies20261125000100', `
CREATE FUNCTION workflow.may_read_request(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN platform.scope_kind() = 'system' OR EXISTS (SELECT FROM workflow.request r WHERE r.id = request);
END $$;

CREATE OR REPLACE FUNCTION workflow.may_write_to(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM workflow.request r WHERE r.id = request
    AND workflow.may_write(r.applicant_id, r.custodian_authority_id, r.custodian_jurisdiction, r.receiving_authority_id));
END $$;

ALTER POLICY action_by_request ON workflow.request_action USING (workflow.may_read_request(request_id));
ALTER POLICY deadline_by_request ON workflow.deadline USING (workflow.may_read_request(request_id));
ALTER POLICY supplement_by_request ON workflow.supplement USING (workflow.may_read_request(request_id));
ALTER POLICY attachment_by_request ON workflow.attachment USING (request_id IS NOT NULL AND workflow.may_read_request(request_id));
`);
