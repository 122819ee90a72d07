import { sqlMigration } from './sql-migration.js';

/**
 * Who may act for whom, in what and until when; and requests that somebody filed for another. A mandate is read by its two sides, and by a window while it waits for somebody to look at the
 * papers. The agent of a request stands beside its applicant for reading and writing; whether the mandate still holds is asked with every act.
 */
export const Mandates = sqlMigration('Mandates20261127093000', `
CREATE TABLE onestop.mandate (
  id uuid PRIMARY KEY,
  -- For whom one acts; null until a window has looked at the papers of somebody who has no account of their own.
  principal_id uuid,
  agent_id uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('parent', 'guardian', 'child', 'authorised', 'organisation')),
  -- Names and identity numbers of both sides, and the organisation; encrypted.
  parties text NOT NULL,
  -- 'all', or families and service types: 'family:…', 'service:…'.
  scope text[] NOT NULL CHECK (cardinality(scope) > 0),
  from_day date NOT NULL,
  until_day date NOT NULL,
  state text NOT NULL CHECK (state IN ('stated', 'granted', 'declined', 'ended')),
  -- Place whose windows are nearest to whoever stated it.
  jurisdiction text NOT NULL,
  stated_by uuid NOT NULL,
  stated_by_bidx text NOT NULL,
  stated_at timestamptz NOT NULL,
  input_digest bytea NOT NULL,
  granted_at timestamptz,
  -- The clerk who looked at the papers, for which authority, and which papers.
  looked_at_by uuid,
  looked_at_authority_id uuid,
  papers text[] NOT NULL DEFAULT '{}',
  decline_reason text,
  ended_at timestamptz,
  ended_by uuid,
  CHECK (from_day <= until_day),
  CHECK (state <> 'granted' OR (principal_id IS NOT NULL AND granted_at IS NOT NULL)),
  CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
  CHECK (principal_id <> agent_id)
);
CREATE INDEX mandate_principal ON onestop.mandate (principal_id, stated_at DESC) WHERE principal_id IS NOT NULL;
CREATE INDEX mandate_agent ON onestop.mandate (agent_id, stated_at DESC);
CREATE INDEX mandate_waiting ON onestop.mandate (stated_by_bidx) WHERE state = 'stated';
ALTER TABLE onestop.mandate ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON onestop.mandate TO tongban_app;
CREATE FUNCTION onestop.is_side_of_mandate(principal uuid, agent uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'person' AND platform.scope_reach() = 'none' AND (agent = platform.scope_person() OR coalesce(principal = platform.scope_person(), false))
$$;
CREATE FUNCTION onestop.is_window() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT platform.scope_kind() = 'person' AND platform.scope_role() = 'window_clerk'
$$;
CREATE POLICY mandate_read ON onestop.mandate FOR SELECT TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system' OR onestop.is_side_of_mandate(principal_id, agent_id)
  OR ((SELECT onestop.is_window()) AND (state = 'stated' OR looked_at_authority_id = (SELECT platform.scope_authority())))
);
-- In one's own account one gives what is one's own to give; the rest waits for a window.
CREATE POLICY mandate_state ON onestop.mandate FOR INSERT TO tongban_app WITH CHECK (
  (SELECT platform.scope_kind()) = 'system' OR (onestop.is_side_of_mandate(principal_id, agent_id) AND stated_by = (SELECT platform.scope_person()) AND looked_at_by IS NULL AND (
    (state = 'granted' AND basis IN ('child', 'authorised') AND principal_id = stated_by)
    OR (state = 'stated' AND basis IN ('parent', 'guardian') AND agent_id = stated_by)
    OR (state = 'stated' AND basis = 'organisation' AND principal_id = stated_by)))
);
CREATE POLICY mandate_change ON onestop.mandate FOR UPDATE TO tongban_app USING (
  (SELECT platform.scope_kind()) = 'system' OR (state IN ('stated', 'granted') AND onestop.is_side_of_mandate(principal_id, agent_id))
  OR ((SELECT onestop.is_window()) AND state = 'stated' AND agent_id <> (SELECT platform.scope_person()) AND stated_by <> (SELECT platform.scope_person()))
) WITH CHECK (
  (SELECT platform.scope_kind()) = 'system' OR (state = 'ended' AND ended_by = (SELECT platform.scope_person()) AND onestop.is_side_of_mandate(principal_id, agent_id))
  OR ((SELECT onestop.is_window()) AND state IN ('granted', 'declined') AND looked_at_by = (SELECT platform.scope_person()) AND looked_at_authority_id = (SELECT platform.scope_authority()))
);
-- What has ended may be deleted by whoever stated it or was acted for; requests keep what they say of it, and the audit that it was.
CREATE POLICY mandate_forget ON onestop.mandate FOR DELETE TO tongban_app USING ((SELECT platform.scope_kind()) = 'system'
  OR (state IN ('ended', 'declined') AND onestop.is_side_of_mandate(principal_id, agent_id) AND (stated_by = (SELECT platform.scope_person()) OR coalesce(principal_id = (SELECT platform.scope_person()), false))));

ALTER TABLE workflow.request
  ADD COLUMN mandate_id uuid,
  ADD COLUMN agent_id uuid,
  -- Name, basis and organisation, as they were when it was filed; encrypted.
  ADD COLUMN agent text,
  ADD CONSTRAINT request_agent_check CHECK ((mandate_id IS NULL) = (agent_id IS NULL) AND (mandate_id IS NULL) = (agent IS NULL) AND agent_id <> applicant_id);
CREATE INDEX request_agent ON workflow.request (agent_id, submitted_at DESC) WHERE agent_id IS NOT NULL;
-- Whose hand counts as the applicant's.
CREATE FUNCTION workflow.party_of(applicant uuid, agent uuid) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN agent = platform.scope_person() THEN agent ELSE applicant END
$$;
ALTER POLICY request_read ON workflow.request USING (
  (SELECT platform.scope_kind() = 'system')
  OR ((SELECT workflow.scope_reads_by('none')) AND (applicant_id = (SELECT platform.scope_person()) OR agent_id = (SELECT platform.scope_person())))
  OR ((SELECT workflow.scope_reads_by('own')) AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
  OR ((SELECT workflow.scope_reads_by('below')) AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
  OR (SELECT workflow.scope_reads_by('all'))
);
ALTER POLICY request_insert ON workflow.request WITH CHECK (
  (SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND submitted_by = (SELECT platform.scope_person()) AND (
    ((SELECT platform.scope_reach()) = 'none' AND applicant_id = (SELECT platform.scope_person()) AND agent_id IS NULL)
    -- Under a mandate, which its agent may read.
    OR ((SELECT platform.scope_reach()) = 'none' AND agent_id = (SELECT platform.scope_person())
      AND EXISTS (SELECT FROM onestop.mandate m WHERE m.id = mandate_id AND m.state = 'granted' AND m.agent_id = request.agent_id AND m.principal_id = request.applicant_id))
    OR ((SELECT platform.scope_role()) = 'window_clerk' AND receiving_authority_id = (SELECT platform.scope_authority()) AND agent_id IS NULL)
    -- An authority decides anew what it has decided.
    OR ((SELECT platform.scope_role()) = 'case_clerk' AND about_kind = 'correction' AND custodian_authority_id = (SELECT platform.scope_authority()))
  ))
);
ALTER POLICY request_update ON workflow.request USING (workflow.may_write(workflow.party_of(applicant_id, agent_id), coalesce(offered_authority_id, custodian_authority_id), coalesce(offered_jurisdiction, custodian_jurisdiction), coalesce(pickup_authority_id, receiving_authority_id))
  AND ((SELECT platform.scope_kind()) = 'system'
  OR ((SELECT platform.scope_kind()) = 'person' AND (
    ((SELECT platform.scope_reach()) = 'none' AND (applicant_id = (SELECT platform.scope_person()) OR agent_id = (SELECT platform.scope_person())))
    OR ((SELECT platform.scope_role()) IN ('window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor') AND (
      ((SELECT platform.scope_reach()) = 'own' AND (SELECT platform.scope_authority()) = ANY (involved_authorities))
      OR ((SELECT platform.scope_reach()) = 'below' AND involved_jurisdictions && (SELECT platform.scope_jurisdictions()))
      OR ((SELECT platform.scope_reach()) = 'all')
    ))
  ))));
CREATE OR REPLACE FUNCTION workflow.may_write_to(request uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM workflow.request r WHERE r.id = request
    AND workflow.may_write(workflow.party_of(r.applicant_id, r.agent_id), coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id)));
END $$;
ALTER POLICY action_append ON workflow.request_action WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(workflow.party_of(r.applicant_id, r.agent_id), coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id))));
ALTER POLICY deadline_insert ON workflow.deadline WITH CHECK (EXISTS (SELECT FROM workflow.request r WHERE r.id = request_id
  AND workflow.may_write(workflow.party_of(r.applicant_id, r.agent_id), coalesce(r.offered_authority_id, r.custodian_authority_id), coalesce(r.offered_jurisdiction, r.custodian_jurisdiction), coalesce(r.pickup_authority_id, r.receiving_authority_id))));
`);
