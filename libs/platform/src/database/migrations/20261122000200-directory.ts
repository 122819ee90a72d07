import { sqlMigration } from './sql-migration.js';

export const Directory = sqlMigration('Directory20261122000200', `
CREATE TABLE directory.jurisdiction (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  pinyin text NOT NULL,
  initials text NOT NULL,
  level text NOT NULL CHECK (level IN ('province', 'city', 'county')),
  kind text NOT NULL,
  parent_code text REFERENCES directory.jurisdiction (code),
  -- A virtual jurisdiction such as Xiong'an owns counties that the national code places elsewhere.
  owner_code text REFERENCES directory.jurisdiction (code),
  note_zh text,
  note_en text
);
CREATE INDEX jurisdiction_parent ON directory.jurisdiction (parent_code);
CREATE INDEX jurisdiction_owner ON directory.jurisdiction (owner_code) WHERE owner_code IS NOT NULL;

CREATE TABLE directory.department (
  code text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL
);

CREATE TABLE directory.authority (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  jurisdiction_code text NOT NULL REFERENCES directory.jurisdiction (code),
  department_code text NOT NULL REFERENCES directory.department (code),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  provenance text NOT NULL,
  UNIQUE (jurisdiction_code, department_code)
);

CREATE TABLE directory.duty_window (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  authority_id uuid NOT NULL REFERENCES directory.authority (id),
  jurisdiction_code text NOT NULL REFERENCES directory.jurisdiction (code),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  address_zh text NOT NULL,
  address_en text NOT NULL,
  provenance text NOT NULL
);
CREATE INDEX duty_window_jurisdiction ON directory.duty_window (jurisdiction_code);

CREATE TABLE directory.calendar_year (
  year integer PRIMARY KEY,
  version text NOT NULL,
  days jsonb NOT NULL,
  source text NOT NULL
);
GRANT SELECT ON directory.jurisdiction, directory.department, directory.authority, directory.duty_window, directory.calendar_year TO tongban_app;

CREATE TABLE directory.person (
  id uuid PRIMARY KEY,
  -- Subject at the OpenID provider; null for someone whom a window registered and who has never signed in.
  subject text UNIQUE,
  name text NOT NULL,
  id_number text NOT NULL,
  id_number_bidx text NOT NULL UNIQUE,
  phone text,
  home_jurisdiction text NOT NULL REFERENCES directory.jurisdiction (code),
  demo boolean NOT NULL DEFAULT false,
  -- Role card of an invented person; null for everybody else.
  card_name_en text,
  card_zh text,
  card_en text,
  created_at timestamptz NOT NULL
);
ALTER TABLE directory.person ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON directory.person TO tongban_app;
CREATE POLICY person_self ON directory.person FOR SELECT TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR id = (SELECT platform.scope_person()));
CREATE POLICY person_system ON directory.person FOR ALL TO tongban_app USING ((SELECT platform.scope_kind()) = 'system');

CREATE TABLE directory.post (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES directory.person (id),
  role text NOT NULL CHECK (role IN ('window_clerk', 'case_clerk', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor')),
  jurisdiction_code text NOT NULL REFERENCES directory.jurisdiction (code),
  reach text NOT NULL CHECK (reach IN ('own', 'below', 'all')),
  authority_id uuid REFERENCES directory.authority (id),
  window_id uuid REFERENCES directory.duty_window (id),
  valid daterange NOT NULL DEFAULT daterange(NULL, NULL),
  CHECK (reach <> 'own' OR authority_id IS NOT NULL),
  CHECK (role <> 'window_clerk' OR window_id IS NOT NULL)
);
CREATE INDEX post_person ON directory.post (person_id);
CREATE UNIQUE INDEX post_natural_key ON directory.post (person_id, role, jurisdiction_code, coalesce(authority_id, '00000000-0000-0000-0000-000000000000'), coalesce(window_id, '00000000-0000-0000-0000-000000000000'));
ALTER TABLE directory.post ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON directory.post TO tongban_app;
CREATE POLICY post_self ON directory.post FOR SELECT TO tongban_app
  USING ((SELECT platform.scope_kind()) = 'system' OR person_id = (SELECT platform.scope_person()));

-- A window registers whoever stands before it: it learns the id and nothing else about a person already known.
CREATE FUNCTION directory.register_person(new_id uuid, enc_name text, enc_id_number text, bidx text, enc_phone text, home text, at timestamptz)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE found_id uuid;
BEGIN
  IF platform.scope_kind() <> 'system' AND platform.scope_role() <> 'window_clerk' THEN
    RAISE EXCEPTION 'only a window registers persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO directory.person (id, name, id_number, id_number_bidx, phone, home_jurisdiction, created_at)
    VALUES (new_id, enc_name, enc_id_number, bidx, enc_phone, home, at)
    ON CONFLICT (id_number_bidx) DO NOTHING;
  SELECT p.id INTO found_id FROM directory.person p WHERE p.id_number_bidx = bidx;
  RETURN found_id;
END $$;
REVOKE ALL ON FUNCTION directory.register_person FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directory.register_person TO tongban_app;
`);
