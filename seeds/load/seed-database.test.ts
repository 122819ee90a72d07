import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { BlindIndex, FieldCipher, loadKeys } from '#platform';
import { ReferenceError, seedDatabase, type SeededFile } from '#seeds';
import { cloneDatabase, type TestDatabase } from '../../test/support/database.js';
import { SEED_FOLDER } from '../read-reference.js';

type Row = Record<string, unknown>;

const TABLES = [
  'directory.jurisdiction', 'directory.department', 'directory.authority', 'directory.duty_window', 'directory.calendar_year', 'directory.person', 'directory.post',
  'catalogue.qualification', 'catalogue.recognition_rule', 'publication.version', 'publication.batch', 'onestop.service_type', 'workflow.standard_reason', 'settlement.institution', 'platform.schema_info',
];

let database: TestDatabase;
let client: pg.Client;
const folders: string[] = [];

beforeEach(async () => {
  database = await cloneDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function rows(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(sql, values)).rows;
}

/** Every row of every table that seeds fill, as its digest with the transaction that wrote it: a row that was touched differs. */
async function everything(): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) all[table] = (await rows(`SELECT t.xmin::text || md5(t::text) AS row FROM ${table} t ORDER BY t::text`)).map(({ row }) => row);
  return all;
}

/** How many rows of each table are not what they were. */
function differences(before: Record<string, unknown[]>, after: Record<string, unknown[]>): Record<string, number> {
  const counts = TABLES.map((table) => [table, after[table]?.filter((row) => !before[table]?.includes(row)).length ?? 0] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function personalKeys(): { cipher: FieldCipher; index: BlindIndex } {
  const keys = loadKeys(process.env['TEST_KEYS'] ?? '');
  return { cipher: new FieldCipher(keys), index: new BlindIndex(keys) };
}

/** A copy of the seed files in which the first row that `matches` is changed. */
function changed(file: string, matches: (row: Row) => boolean, change: (row: Row) => void): URL {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-seeds-'));
  folders.push(folder);
  for (const part of ['reference', 'demo']) cpSync(new URL(part, SEED_FOLDER), path.join(folder, part), { recursive: true });
  const target = path.join(folder, file);
  const content = JSON.parse(readFileSync(target, 'utf8')) as { items: Row[] };
  const row = content.items.find(matches);
  if (!row) throw new Error(`no such row in ${file}`);
  change(row);
  writeFileSync(target, JSON.stringify(content));
  return pathToFileURL(`${folder}${path.sep}`);
}

async function reload(folder: URL): Promise<readonly SeededFile[]> {
  const { loaded } = await seedDatabase(database.ownerUrl, { people: personalKeys(), folder });
  return loaded.filter((file) => file.written > 0);
}

describe('loading the seeds', () => {
  it('has published 165 qualifications, each with a rule in every direction', async () => {
    expect(await rows(`SELECT status, count(*)::int AS n FROM catalogue.qualification GROUP BY status ORDER BY status`)).toEqual([
      { status: 'proposed', n: 125 }, { status: 'published', n: 165 },
    ]);
    const [counted] = await rows(`SELECT count(*)::int AS rules, count(DISTINCT (qualification_code, from_jurisdiction, to_jurisdiction))::int AS directed FROM catalogue.recognition_rule`);
    expect(counted).toEqual({ rules: 165 * 6, directed: 165 * 6 });
    expect(await rows(`SELECT valid::text FROM catalogue.recognition_rule WHERE qualification_code = 'P01' AND from_jurisdiction = '110000' AND to_jurisdiction = '120000'`))
      .toEqual([{ valid: '[2024-01-01,)' }]);
  });

  it('gives every column its value', async () => {
    expect(await rows(`SELECT name_zh, search_text, legal_basis ->> 'law' AS law, renewal_lead, version FROM catalogue.qualification WHERE code = 'P01'`)).toEqual([{
      name_zh: '教师资格', search_text: '教师资格 teacher qualification jiaoshizige jszg p01 教师资格证书', law: '教师资格条例', renewal_lead: null, version: 1,
    }]);
    const [xiongan] = await rows(`SELECT kind, note_zh, note_en FROM directory.jurisdiction WHERE code = '133100'`);
    expect(xiongan).toMatchObject({ kind: 'virtual', note_zh: expect.stringMatching(/雄安/), note_en: expect.any(String) });
    const [year] = await rows(`SELECT days, source FROM directory.calendar_year WHERE year = 2026`);
    expect(year).toMatchObject({ days: { makeUpWorkdays: expect.arrayContaining([expect.objectContaining({ on: '2026-02-14' })]) }, source: expect.stringMatching(/国务院/) });
    expect(await rows(`SELECT a.code FROM directory.duty_window w JOIN directory.authority a ON a.id = w.authority_id WHERE w.code = 'W-110101'`)).toEqual([{ code: '110101-government' }]);
    expect(await rows(`SELECT count(*)::int AS n, count(code)::int AS coded, count(DISTINCT id)::int AS ids FROM settlement.institution`)).toEqual([{ n: 316, coded: 0, ids: 316 }]);
  });

  it('seals the personal fields of the demonstration people', async () => {
    const { cipher, index } = personalKeys();
    const [nurse] = await rows(`SELECT * FROM directory.person WHERE subject = 'nurse'`);
    const { id, name, id_number: idNumber, phone } = nurse as { id: string; name: string; id_number: string; phone: string };
    expect([cipher.decrypt('person.name', id, name), cipher.decrypt('person.id_number', id, idNumber), cipher.decrypt('person.phone', id, phone)])
      .toEqual(['示例甲', '999011199205120020', '00000000001']);
    expect(nurse).toMatchObject({ demo: true, id_number_bidx: index.of('id_number', '999011199205120020'), card_name_en: 'Demo Anna' });
    const posts = await rows(`SELECT p.role, a.code AS authority, w.code AS "window" FROM directory.post p JOIN directory.person o ON o.id = p.person_id
      LEFT JOIN directory.authority a ON a.id = p.authority_id LEFT JOIN directory.duty_window w ON w.id = p.window_id WHERE o.subject = 'several' ORDER BY p.role DESC`);
    expect(posts).toMatchObject([{ role: 'window_clerk', authority: expect.any(String), window: expect.any(String) }, { role: 'case_clerk', authority: expect.any(String), window: null }]);
  });

  it('does nothing the second time', async () => {
    const before = await everything();
    const { loaded, unchanged } = await seedDatabase(database.ownerUrl, { people: personalKeys() });
    expect({ loaded, unchanged: unchanged.length }).toEqual({ loaded: [], unchanged: 11 });
    expect(await everything()).toEqual(before);
  });

  it('touches no row and keeps every id when all files are loaded again', async () => {
    const before = await everything();
    const { loaded } = await seedDatabase(database.ownerUrl, { people: personalKeys(), again: true });
    expect(loaded.map((file) => file.written)).toEqual(Array.from({ length: 11 }, () => 0));
    expect(await everything()).toEqual(before);
  });

  it('fills an empty database, and not the people when nobody asks for them', async () => {
    // Without triggers: the references between the emptied tables are not checked.
    const emptied = [...TABLES, 'catalogue.qualification_word', 'onestop.service_type_word'];
    await client.query(`SET session_replication_role = replica; ${emptied.map((table) => `DELETE FROM ${table}`).join('; ')}`);
    const { loaded } = await seedDatabase(database.ownerUrl);
    expect(loaded).toContainEqual({ file: 'reference/qualifications.json', rows: 290, written: 290 });
    expect(loaded.map((file) => file.file)).not.toContain('demo/people.json');
    expect(await rows('SELECT count(*)::int AS n FROM directory.person')).toEqual([{ n: 0 }]);
    expect(await rows(`SELECT count(*)::int AS n FROM catalogue.qualification WHERE status = 'published'`)).toEqual([{ n: 165 }]);
  });
});

describe('a file that changed', () => {
  it('changes its row and no other, and counts the version', async () => {
    const before = await everything();
    const folder = changed('reference/qualifications.json', (row) => row['code'] === 'P01', (row) => { row['nameEn'] = 'Teaching qualification'; });
    expect(await reload(folder)).toEqual([{ file: 'reference/qualifications.json', rows: 290, written: 1 }]);
    expect(differences(before, await everything())).toEqual({ 'catalogue.qualification': 2, 'publication.version': 2, 'publication.batch': 1, 'platform.schema_info': 1 });
    expect(await rows(`SELECT name_en, version, upper(force) IS NULL AS holds, search_text LIKE '%teaching qualification%' AS found FROM catalogue.qualification WHERE code = 'P01' ORDER BY version`)).toEqual([
      { name_en: 'Teacher qualification', version: 1, holds: false, found: false }, { name_en: 'Teaching qualification', version: 2, holds: true, found: true },
    ]);
  });

  it('keeps the ids of authorities and windows', async () => {
    const before = await rows(`SELECT id FROM directory.authority WHERE code = '120000-health'`);
    await reload(changed('reference/authorities.json', (row) => row['code'] === '120000-health', (row) => { row['nameZh'] = '天津市卫健委'; }));
    expect(await rows(`SELECT id, name_zh FROM directory.authority WHERE code = '120000-health'`)).toEqual([{ ...before[0], name_zh: '天津市卫健委' }]);
  });

  it('changes what a rule says in a new version; a successor begins where it ends', async () => {
    const direction = `SELECT version, valid::text, effect, upper(force) IS NULL AS holds FROM catalogue.recognition_rule WHERE qualification_code = 'P02' AND from_jurisdiction = '110000' AND to_jurisdiction = '130000' ORDER BY rule_code, version`;
    const [before] = await rows(direction);
    const folder = changed('reference/recognition-rules.json', (row) => row['qualificationCode'] === 'P02', (row) => { row['validTo'] = '2027-01-01'; });
    const target = new URL('reference/recognition-rules.json', folder);
    const content = JSON.parse(readFileSync(target, 'utf8')) as { items: Row[] };
    const ended = content.items.find((row) => row['qualificationCode'] === 'P02');
    content.items.push({ ...ended, code: 'JJJ-P02-2027', effect: 'accept_as_proof', validFrom: '2027-01-01', validTo: null });
    writeFileSync(target, JSON.stringify(content));
    expect(await reload(folder)).toContainEqual({ file: 'reference/recognition-rules.json', rows: 166, written: 12 });
    expect(await rows(direction)).toEqual([
      { ...before, holds: false },
      { ...before, version: 2, valid: '[2024-01-01,2027-01-01)' },
      { version: 1, valid: '[2027-01-01,)', effect: 'accept_as_proof', holds: true },
    ]);
  });

  it('gives a person a new telephone and leaves the sealed name as it is', async () => {
    const [before] = await rows(`SELECT id, name, phone, created_at FROM directory.person WHERE subject = 'elder'`);
    const loaded = await reload(changed('demo/people.json', (row) => row['subject'] === 'elder', (row) => { row['phone'] = '00000000099'; }));
    expect(loaded).toContainEqual({ file: 'demo/people.json', rows: 26, written: 1 });
    const [after] = await rows(`SELECT id, name, phone, created_at FROM directory.person WHERE subject = 'elder'`);
    expect(after).toEqual({ ...before, phone: expect.not.stringMatching(String(before?.['phone'])) });
    expect(personalKeys().cipher.decrypt('person.phone', String(after?.['id']), String(after?.['phone']))).toBe('00000000099');
  });
});

describe('a file that is wrong', () => {
  it.each<[string, string, Row, string]>([
    ['reference/windows.json', 'W-110101', { authorityCode: '110101-magic' }, 'reference/windows.json, row W-110101: authorityCode 110101-magic is not in reference/authorities.json'],
    ['reference/recognition-rules.json', 'JJJ-P01', { parties: ['110000', '990000'] }, 'reference/recognition-rules.json, row JJJ-P01: parties 990000 is not in reference/jurisdictions.json'],
    ['reference/institutions.json', 'HS001', { jurisdictionCode: '990000' }, 'reference/institutions.json, row HS001: jurisdictionCode 990000 is not in reference/jurisdictions.json'],
    ['reference/institutions.json', 'HS001', { grade: '三级甲等' }, 'reference/institutions.json, row HS001: grade is "三级甲等", not one of grade_3'],
  ])('%s, row %s: is named, and nothing is loaded', async (file, code, change, message) => {
    const before = await everything();
    const folder = changed(file, (row) => row['code'] === code, (row) => { Object.assign(row, change); });
    await expect(reload(folder)).rejects.toThrow(ReferenceError);
    await expect(reload(folder)).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
  });

  it('names the file and the row that the database refuses, and keeps nothing of the load', async () => {
    const before = await everything();
    const folder = changed('reference/recognition-rules.json', (row) => row['qualificationCode'] === 'P03', (row) => { row['code'] = 'JJJ-P03-B'; });
    await expect(reload(folder)).rejects.toThrow(/^reference\/recognition-rules\.json: .*no_overlap.*\(P03, 1[123]0000, 1[123]0000, /);
    expect(await everything()).toEqual(before);
  });
});
