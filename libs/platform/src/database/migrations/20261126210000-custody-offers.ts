import { sqlMigration } from './sql-migration.js';

/**
 * A hand-over is an offer: until the other authority takes it over, whoever offered still holds the request. The desk is where it lies for work: at the authority to which it is
 * offered, else at its custodian. Work lists and the right to write go by the desk.
 */
export const CustodyOffers = sqlMigration('CustodyOffers20261126210000', `
ALTER TABLE workflow.request
  ADD COLUMN offered_authority_id uuid,
  ADD COLUMN offered_jurisdiction text,
  ADD CONSTRAINT request_offer_check CHECK ((offered_authority_id IS NULL) = (offered_jurisdiction IS NULL));
DROP INDEX workflow.request_worklist, workflow.request_worklist_jurisdiction;
CREATE INDEX request_worklist ON workflow.request ((coalesce(offered_authority_id, custodian_authority_id)), due_at, id) WHERE closed_at IS NULL;
CREATE INDEX request_worklist_jurisdiction ON workflow.request ((coalesce(offered_jurisdiction, custodian_jurisdiction)), due_at, id) WHERE closed_at IS NULL;

ALTER POLICY request_update ON workflow.request USING (workflow.may_write(applicant_id, coalesce(offered_authority_id, custodian_authority_id), coalesce(offered_jurisdiction, custodian_jurisdiction), receiving_authority_id)
  AND ((SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()))
    OR ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor') AND (
      ((SELECT platform.scope_reach()) = 'own' AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
      OR ((SELECT platform.scope_reach()) = 'below' AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
      OR ((SELECT platform.scope_reach()) = 'all')
    ))
  ))));
CREATE OR REPLACE FUNCTION workflow.may_write_to(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM workflow.request r WHERE r.id = request
    AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), r.receiving_authority_id));
END $$;
ALTER POLICY action_append ON workflow.request_action WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), r.receiving_authority_id)));
ALTER POLICY deadline_insert ON workflow.deadline WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), r.receiving_authority_id)));
`);
