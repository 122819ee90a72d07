import { sqlMigration } from './sql-migration.js';

/** How people want to be told, and what is on its way to them outside the app (docs/design/notices.md). */
export const NoticeDeliveries = sqlMigration('NoticeDeliveries20261126100100', `
CREATE TABLE notices.preference (
  person_id uuid PRIMARY KEY,
  language text NOT NULL CHECK (language IN ('zh', 'en')),
  off text[] NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE TABLE notices.mail_address (
  person_id uuid PRIMARY KEY,
  address text NOT NULL,
  confirmed_at timestamptz NOT NULL
);
CREATE TABLE notices.confirmation (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL,
  address text NOT NULL,
  address_bidx text NOT NULL,
  tries integer NOT NULL,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX confirmation_person ON notices.confirmation (person_id, asked_at);
CREATE INDEX confirmation_address ON notices.confirmation (address_bidx, asked_at);
CREATE TABLE notices.endpoint (
  id uuid PRIMARY KEY,
  person_id uuid,
  authority_id uuid,
  jurisdiction text,
  url text NOT NULL,
  secret text NOT NULL,
  earlier_secret text,
  earlier_until timestamptz,
  disabled_at timestamptz,
  disabled_reason text,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (num_nonnulls(person_id, authority_id, jurisdiction) = 1),
  CHECK ((earlier_secret IS NULL) = (earlier_until IS NULL))
);
CREATE INDEX endpoint_person ON notices.endpoint (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX endpoint_authority ON notices.endpoint (authority_id) WHERE authority_id IS NOT NULL;
CREATE INDEX endpoint_jurisdiction ON notices.endpoint (jurisdiction) WHERE jurisdiction IS NOT NULL;
CREATE TABLE notices.delivery (
  id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('email', 'webhook')),
  receiver uuid NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  template text NOT NULL,
  params jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'failed', 'sent', 'dead', 'dropped')),
  attempts integer NOT NULL,
  next_at timestamptz NOT NULL,
  last_error text,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((ended_at IS NULL) = (state IN ('pending', 'failed')))
);
CREATE INDEX delivery_due ON notices.delivery (channel, receiver, next_at, id) WHERE state IN ('pending', 'failed');
CREATE INDEX delivery_dead ON notices.delivery (receiver) WHERE state = 'dead';
CREATE INDEX delivery_receiver ON notices.delivery (receiver, state);
CREATE INDEX delivery_order ON notices.delivery (created_at DESC, id DESC);
CREATE TABLE notices.mailbox (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  language text NOT NULL,
  subject text NOT NULL,
  body_text text NOT NULL,
  body_html text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX mailbox_order ON notices.mailbox (at DESC, id DESC);

ALTER TABLE notices.preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.mail_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices.mailbox ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON notices.preference TO tongban_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON notices.mail_address, notices.confirmation, notices.endpoint, notices.delivery TO tongban_app;
GRANT SELECT, INSERT, DELETE ON notices.mailbox TO tongban_app;
CREATE POLICY preference_own ON notices.preference FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
CREATE POLICY mail_address_own ON notices.mail_address FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
CREATE POLICY confirmation_own ON notices.confirmation FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
CREATE POLICY endpoint_own ON notices.endpoint FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));
-- The webhooks of an office are kept by those who answer for it.
CREATE POLICY endpoint_office ON notices.endpoint FOR ALL TO tongban_app
  USING ((SELECT platform.scope_role()) IN ('supervisor', 'catalogue_admin') AND (authority_id = (SELECT platform.scope_authority()) OR (jurisdiction = current_setting('tongban.jurisdiction', true) AND ((SELECT platform.scope_role()) = 'catalogue_admin' OR (SELECT platform.scope_authority()) IS NULL))));
CREATE POLICY delivery_platform ON notices.delivery FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY delivery_look ON notices.delivery FOR SELECT TO tongban_app USING ((SELECT platform.scope_role()) IN ('platform_admin', 'auditor'));
CREATE POLICY delivery_redrive ON notices.delivery FOR UPDATE TO tongban_app USING ((SELECT platform.scope_role()) = 'platform_admin');
CREATE POLICY mailbox_platform ON notices.mailbox FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');
CREATE POLICY mailbox_look ON notices.mailbox FOR SELECT TO tongban_app USING ((SELECT platform.scope_role()) = 'platform_admin');

-- What is dead raises an item for the platform administrator, one a receiver.
ALTER TABLE platform.attention DROP CONSTRAINT attention_kind_check;
ALTER TABLE platform.attention ADD CONSTRAINT attention_kind_check CHECK (kind IN ('job_failed', 'unroutable', 'delivery_dead'));
`);
