import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { EVERY_ENTITY } from '../../../../test/support/builders/every-entity.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { createDataSource } from './data-source.js';
import { refuseUnsafeLogin } from './prepare.js';

const CONTEXTS = ['directory', 'catalogue', 'exchange', 'feedback', 'notices', 'onestop', 'publication', 'settlement', 'workflow'];
/** Public reference data: everyone may read it, the application may not change it. A table that is not named here has row-level security. */
const REFERENCE_TABLES = [
  'directory.authority', 'directory.department', 'directory.duty_window',
  'directory.jurisdiction', 'onestop.evidence_type', 'onestop.register', 'platform.schema_info', 'settlement.institution', 'workflow.scoreboard_rule', 'workflow.standard_reason',
];
/** What the application may do to each other table, by the first letters of SELECT, INSERT, UPDATE, DELETE. */
const PRIVILEGES: Readonly<Record<string, string>> = {
  'catalogue.alert': 'SI', 'catalogue.alert_end': 'SI', 'catalogue.import': 'SIU', 'catalogue.import_row': 'SIUD', 'catalogue.jurisdiction_notice': 'SI', 'catalogue.qualification': 'SIUD', 'catalogue.qualification_word': 'SID', 'catalogue.recognition_rule': 'SIUD',
  'directory.calendar_year': 'SIU', 'directory.person': 'SIU', 'directory.post': 'S',
  'exchange.credential': 'SIU', 'exchange.credential_act': 'SI', 'exchange.credential_offer': 'SIUD', 'exchange.status_list': 'SIU',
  'feedback.matter': 'SIU', 'feedback.matter_act': 'SI', 'feedback.matter_clock': 'SIU', 'feedback.rating': 'SI',
  'notices.confirmation': 'SIUD', 'notices.delivery': 'SIUD', 'notices.endpoint': 'SIUD', 'notices.mail_address': 'SIUD', 'notices.mailbox': 'SID', 'notices.notice': 'SIU', 'notices.preference': 'SIU',
  'onestop.ask_avoided': 'SI', 'onestop.consent_receipt': 'SIU', 'onestop.evidence': 'SIU', 'onestop.mandate': 'SIUD', 'onestop.service_type': 'SIUD', 'onestop.service_type_word': 'SID',
  'platform.attention': 'SIU', 'platform.audit_entry': 'SI', 'platform.audit_seal': 'SI', 'platform.inbox': 'SID', 'platform.outbox': 'SIUD', 'platform.session': 'SIUD', 'platform.signing_key': 'SIU',
  'publication.batch': 'SIU', 'publication.change': 'SI', 'publication.departure': 'SIU', 'publication.draft': 'SIU', 'publication.draft_revision': 'SI', 'publication.history': 'SI', 'publication.signature': 'SI', 'publication.version': 'SIU',
  'workflow.absence': 'SIU', 'workflow.attachment': 'SIUD', 'workflow.deadline': 'SIU', 'workflow.decision_figure': 'SID', 'workflow.draft': 'SIUD', 'workflow.escalation': 'SIU', 'workflow.escalation_act': 'SI', 'workflow.figure_day': 'SID', 'workflow.material_state': 'SIU', 'workflow.original': 'SIU', 'workflow.original_move': 'SI', 'workflow.reminder': 'SIU', 'workflow.request': 'SIU', 'workflow.request_action': 'SI',
  'workflow.saved_view': 'SIUD', 'workflow.supplement': 'SIU', 'workflow.timeliness_figure': 'SID', 'workflow.timeliness_rating': 'SI', 'workflow.work_setting': 'SIU',
};
const APPEND_ONLY = ['catalogue.alert', 'catalogue.alert_end', 'catalogue.jurisdiction_notice', 'exchange.credential_act', 'feedback.matter_act', 'feedback.rating', 'onestop.ask_avoided', 'platform.audit_entry', 'platform.audit_seal', 'publication.change', 'publication.draft_revision', 'publication.history', 'publication.signature', 'workflow.escalation_act', 'workflow.original_move', 'workflow.request_action', 'workflow.timeliness_rating'];
const INSUFFICIENT_PRIVILEGE = '42501';

let database: TestDatabase;
let owner: pg.Client;
let login: pg.Client;
let role: string;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
async function texts(client: pg.Client, sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(`SELECT x.text FROM (${sql}) AS x(text) ORDER BY 1`, values);
  return rows.map(({ text }) => text);
}
/** The SQLSTATE with which the statement fails, after which nothing is left of it. */
async function failure(client: pg.Client, sql: string): Promise<string> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('ROLLBACK');
  }
}

beforeAll(async () => {
  database = await cloneDatabase();
  [owner, login] = await Promise.all([connect(database.ownerUrl), connect(database.url)]);
  role = decodeURIComponent(new URL(database.url).username);
});
afterAll(async () => {
  await Promise.all([owner.end(), login.end()]);
  await database.drop();
});

describe('entities and tables', () => {
  const TYPE_NAMES: Readonly<Record<string, string>> = { integer: 'int4', boolean: 'bool', bigint: 'int8' };

  // the desk follows from other columns and is asked in SQL only
  it('agree on every column, its type, whether it may be empty, and the key', async () => {
    const source = await createDataSource(database.url, 1, EVERY_ENTITY).initialize();
    const mapped = source.entityMetadatas.flatMap((entity) => entity.columns.map((column) => {
      const type = String(column.type);
      const name = `${column.isArray ? '_' : ''}${TYPE_NAMES[type] ?? type}`;
      return `${entity.schema ?? ''}.${entity.tableName}.${column.databaseName} ${name}${column.isNullable ? ' null' : ''}${column.isPrimary ? ' key' : ''}`;
    }));
    await source.destroy();
    const stored = await texts(owner, `SELECT format('%s.%s.%s %s%s%s', c.table_schema, c.table_name, c.column_name, c.udt_name, CASE c.is_nullable WHEN 'YES' THEN ' null' ELSE '' END,
        CASE WHEN EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
          WHERE i.indisprimary AND i.indrelid = format('%I.%I', c.table_schema, c.table_name)::regclass AND a.attname = c.column_name) THEN ' key' ELSE '' END)
      FROM information_schema.columns c WHERE c.table_schema = ANY ($1) AND c.column_name NOT IN ('desk_authority_id', 'desk_jurisdiction')`, [CONTEXTS]);
    expect(mapped.sort()).toEqual([...stored].sort());
    expect(mapped.length).toBeGreaterThan(150);
  });
});

describe('row-level security', () => {
  it('is on, with policies, for every table that is not public reference data', async () => {
    const tables = await texts(owner, `SELECT format('%s.%s', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm', 'v') AND n.nspname = ANY ($1)`, [[...CONTEXTS, 'platform']]);
    const secured = await texts(owner, `SELECT format('%s.%s', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relrowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`);
    expect(tables.filter((table) => !secured.includes(table))).toEqual(REFERENCE_TABLES);
    expect(secured).toEqual(Object.keys(PRIVILEGES));
  });

  it('binds the group role of the application and nobody else by name', async () => {
    expect(await texts(owner, `SELECT DISTINCT unnest(roles)::text FROM pg_policies WHERE schemaname = ANY ($1)`, [[...CONTEXTS, 'platform']])).toEqual(['tongban_app']);
    expect(await texts(owner, `SELECT DISTINCT permissive FROM pg_policies`)).toEqual(['PERMISSIVE']);
  });
});

describe('the application login', () => {
  it('is no superuser, passes no policy, owns nothing and makes nothing but queues', async () => {
    const rights = `SELECT format('%s %s %s %s %s %s', rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication) FROM pg_roles WHERE pg_has_role($1, oid, 'MEMBER')`;
    expect(await texts(owner, rights, [role])).toEqual(['tongban_app f f f f f', `${role} f f f f f`].sort());
    for (const [table, column] of [['pg_class', 'relowner'], ['pg_proc', 'proowner'], ['pg_namespace', 'nspowner'], ['pg_type', 'typowner'], ['pg_database', 'datdba']] as const) {
      expect([table, await texts(owner, `SELECT oid::text FROM ${table} WHERE pg_has_role($1, ${column}, 'MEMBER')`, [role])]).toEqual([table, []]);
    }
    // BullMQ makes a sequence for each queue when it is first used
    expect(await texts(owner, `SELECT nspname::text FROM pg_namespace WHERE has_schema_privilege($1, oid, 'CREATE') AND nspname !~ '^pg_temp'`, [role])).toEqual(['bullmq']);
  });

  it('may do to each table what its part needs, and truncate none', async () => {
    const granted = await texts(owner, `SELECT format('%s.%s %s%s%s%s%s', n.nspname, c.relname,
        CASE WHEN has_table_privilege($1, c.oid, 'SELECT') THEN 'S' END, CASE WHEN has_table_privilege($1, c.oid, 'INSERT') THEN 'I' END,
        CASE WHEN has_table_privilege($1, c.oid, 'UPDATE') THEN 'U' END, CASE WHEN has_table_privilege($1, c.oid, 'DELETE') THEN 'D' END,
        CASE WHEN has_table_privilege($1, c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN ' and more' END)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY ($2)`, [role, [...CONTEXTS, 'platform']]);
    const expected = [...REFERENCE_TABLES.map((table) => `${table} S`), ...Object.entries(PRIVILEGES).map(([table, letters]) => `${table} ${letters}`)];
    expect(granted).toEqual(expected.sort());
  });

  it('borrows the owner only to register a person and to ask who is a clerk', async () => {
    const definers = await texts(owner, `SELECT format('%s.%s public=%s path=%s', n.nspname, p.proname, has_function_privilege('public', p.oid, 'EXECUTE'), array_to_string(p.proconfig, ','))
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')`);
    expect(definers).toEqual(['directory.clerk_post public=f path=search_path=pg_catalog', 'directory.register_person public=f path=search_path=pg_catalog']);
  });

  it('is refused at the start when it is the owner, and taken when it is not', async () => {
    const asked = (client: pg.Client) => async (sql: string): Promise<unknown> => (await client.query(sql)).rows;
    await expect(refuseUnsafeLogin(asked(login))).resolves.toBeUndefined();
    await expect(refuseUnsafeLogin(asked(owner))).rejects.toThrow('row-level security does not bind');
  });
});

describe('an append-only table', () => {
  const changes = (table: string): string[] => [
    `UPDATE ${table} SET ${table.endsWith('seal') ? 'sealed_at = now()' : table.endsWith('change') ? 'recorded_at = now()' : 'at = now()'}`, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`,
  ];

  it.each(APPEND_ONLY)('%s refuses change to the application and to the owner', async (table) => {
    for (const sql of changes(table)) {
      expect([sql, await failure(login, sql)]).toEqual([sql, INSUFFICIENT_PRIVILEGE]);
      expect([sql, await failure(owner, sql)]).toEqual([sql, INSUFFICIENT_PRIVILEGE]);
    }
  });

  it('is every table on which the application may insert but not change', () => {
    expect(Object.keys(PRIVILEGES).filter((table) => PRIVILEGES[table] === 'SI')).toEqual(APPEND_ONLY);
  });

  it('cannot be opened by the application', async () => {
    for (const sql of ['SET session_replication_role = replica', 'ALTER TABLE workflow.request_action DISABLE TRIGGER ALL', 'ALTER TABLE workflow.request DISABLE ROW LEVEL SECURITY', `SET ROLE ${new URL(database.ownerUrl).username}`]) {
      expect([sql, await failure(login, sql)]).toEqual([sql, INSUFFICIENT_PRIVILEGE]);
    }
  });
});
