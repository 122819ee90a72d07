import { sqlMigration } from './sql-migration.js';

/** Notices get a context of their own and may be about anything; those that were written take the names that they used to look up with them (docs/adr/0027). */
export const Notices = sqlMigration('Notices20261126100000', `
CREATE SCHEMA notices;
GRANT USAGE ON SCHEMA notices TO tongban_app;

-- No keys to other contexts: a notice is written on the hot path, and what it is about may be anything.
CREATE TABLE notices.notice (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  template text NOT NULL,
  params jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz
);
INSERT INTO notices.notice (id, person_id, subject_kind, subject_id, template, params, created_at, read_at)
  SELECT n.id, n.person_id, CASE WHEN n.params ? 'certificateId' THEN 'certificate' ELSE 'request' END, coalesce((n.params ->> 'certificateId')::uuid, n.request_id), n.event_type,
    (n.params - ARRAY['qualificationCode', 'authorityId']) || jsonb_build_object(
      'requestId', n.request_id,
      'qualification', (SELECT jsonb_build_object('nameZh', q.name_zh, 'nameEn', q.name_en) FROM catalogue.qualification q WHERE q.code = n.params ->> 'qualificationCode'),
      'authority', (SELECT jsonb_build_object('id', a.id, 'nameZh', a.name_zh, 'nameEn', a.name_en) FROM directory.authority a WHERE a.id = (n.params ->> 'authorityId')::uuid)),
    n.created_at, n.read_at
  FROM workflow.notice n;
DROP TABLE workflow.notice;
CREATE INDEX notice_person ON notices.notice (person_id, created_at DESC, id DESC);

ALTER TABLE notices.notice ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON notices.notice TO tongban_app;
-- The platform tells; a person reads, and says that it was read.
CREATE POLICY notice_platform ON notices.notice FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY notice_look ON notices.notice FOR SELECT TO tongban_app USING (person_id = (SELECT platform.scope_person()));
CREATE POLICY notice_mark ON notices.notice FOR UPDATE TO tongban_app USING (person_id = (SELECT platform.scope_person()));
`);
