import { sqlMigration } from './sql-migration.js';

/** Work lists as people keep them for themselves: named views, the columns that they look at, and whether single keys do something. */
export const SavedViews = sqlMigration('SavedViews20261127020000', `
CREATE TABLE workflow.saved_view (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  -- Another post looks at another list.
  post_id uuid NOT NULL,
  -- Name and filters as a whole; encrypted, for what is searched may name people.
  content text NOT NULL,
  position integer NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX saved_view_owner ON workflow.saved_view (owner_id, post_id, position);
CREATE UNIQUE INDEX saved_view_default ON workflow.saved_view (owner_id, post_id) WHERE is_default;
CREATE TABLE workflow.work_setting (
  person_id uuid PRIMARY KEY,
  -- The columns of the work list in their order; empty: as delivered.
  columns text[] NOT NULL DEFAULT '{}',
  shortcuts boolean NOT NULL DEFAULT true,
  changed_at timestamptz NOT NULL
);
ALTER TABLE workflow.saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow.work_setting ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workflow.saved_view TO tongban_app;
GRANT SELECT, INSERT, UPDATE ON workflow.work_setting TO tongban_app;
CREATE POLICY saved_view_owner ON workflow.saved_view FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR owner_id = (SELECT platform.scope_person()));
CREATE POLICY work_setting_owner ON workflow.work_setting FOR ALL TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
`);
