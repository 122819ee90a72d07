import { sqlMigration } from './sql-migration.js';

/**
 * How a result comes to its applicant, and where it is until then. The window at which it lies ready may hand it out like the one that took the papers in, whose place it takes. What was
 * decided before keeps the way of its mode.
 */
export const Deliveries = sqlMigration('Deliveries20261127050000', `
ALTER TABLE workflow.request
  ADD COLUMN delivery_method text NOT NULL DEFAULT 'online' CHECK (delivery_method IN ('online', 'window', 'post')),
  -- Recipient, telephone and address; encrypted.
  ADD COLUMN delivery_address text,
  ADD COLUMN pickup_window_id uuid,
  ADD COLUMN pickup_authority_id uuid,
  ADD COLUMN ready_at timestamptz,
  ADD COLUMN dispatched_at timestamptz,
  ADD CONSTRAINT request_pickup_check CHECK ((pickup_window_id IS NULL) = (pickup_authority_id IS NULL));
UPDATE workflow.request SET delivery_method = 'window' WHERE mode = 'collect_and_forward';
CREATE INDEX request_pickup ON workflow.request (pickup_authority_id, ready_at, id) WHERE state = 'ready' AND pickup_authority_id IS NOT NULL;

ALTER POLICY request_update ON workflow.request USING (workflow.may_write(applicant_id, coalesce(offered_authority_id, custodian_authority_id), coalesce(offered_jurisdiction, custodian_jurisdiction), coalesce(pickup_authority_id, receiving_authority_id))
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
    AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id)));
END $$;
ALTER POLICY action_append ON workflow.request_action WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id))));
ALTER POLICY deadline_insert ON workflow.deadline WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(r.applicant_id, coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id))));
`);
