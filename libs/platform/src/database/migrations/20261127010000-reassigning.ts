import { sqlMigration } from './sql-migration.js';

/**
 * A request is given to a clerk of the authority where it lies: whoever gives it may ask whether somebody is one, and learns nothing else about the posts of others.
 * The claims of a person are found by an index of their own.
 */
export const Reassigning = sqlMigration('Reassigning20261127010000', `
CREATE FUNCTION directory.clerk_post(person uuid, authority uuid, at timestamptz) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF platform.scope_kind() <> 'system' AND coalesce(platform.scope_role(), '') NOT IN ('window_clerk', 'case_clerk', 'supervisor') THEN
    RAISE EXCEPTION 'only those who give work to others ask for it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN (SELECT p.id FROM directory.post p WHERE p.person_id = person AND p.authority_id = authority AND p.role IN ('window_clerk', 'case_clerk')
    AND p.valid @> (at AT TIME ZONE 'Asia/Shanghai')::date ORDER BY p.role, p.id LIMIT 1);
END $$;
REVOKE ALL ON FUNCTION directory.clerk_post FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.clerk_post TO tongban_app;

CREATE INDEX request_claims ON workflow.request (assignee_person_id, due_at, id) WHERE closed_at IS NULL AND assignee_person_id IS NOT NULL;
`);
