import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { newId } from '../database/ids.js';
import { FieldCipher } from './field-cipher.js';
import { ensureKeyFile, readKeyFile } from './key-file.js';
import { rotateFieldKey, type RotationPlan, type RotationProgress } from './key-rotation.js';
import { loadKeys } from './keys.js';
import type { PersonalColumn } from './personal-column.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-rotation-'));
const COLUMNS: PersonalColumn[] = [
  { table: 'directory.person', idColumn: 'id', column: 'name', aad: 'person.name' },
  { table: 'directory.person', idColumn: 'id', column: 'phone', aad: 'person.phone' },
  { table: 'platform.log_probe', idColumn: 'id', column: 'note', aad: 'log.note', appendOnly: true },
];
const noBlobs = (): ReturnType<NonNullable<RotationPlan['blobs']>> => ({ rewrap: async () => Promise.resolve({ rewrapped: 0, unreadable: 0 }) });

let database: TestDatabase;
let owner: pg.Client;
let file = '';
let count = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE platform.log_probe (id bigint PRIMARY KEY, note text);
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON platform.log_probe FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
    INSERT INTO directory.jurisdiction (code, name_zh, name_en, pinyin, initials, level, kind) VALUES ('999999', '测试', 'Test', 'ceshi', 'cs', 'province', 'province')`);
});
beforeEach(async () => {
  file = path.join(folder, `set-${++count}`, 'keys.json');
  ensureKeyFile(file);
  await owner.query('DELETE FROM directory.post; DELETE FROM directory.person; TRUNCATE platform.log_probe');
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const plan = (more: Partial<RotationPlan> = {}): RotationPlan => ({ ownerUrl: database.ownerUrl, keysFile: file, columns: COLUMNS, settleMs: 0, ...more });

async function addPersons(number: number, cipher: FieldCipher): Promise<string[]> {
  const rows = Array.from({ length: number }, (_, i) => ({ id: newId(), i }));
  await owner.query(
    `INSERT INTO directory.person (id, name, id_number, id_number_bidx, phone, home_jurisdiction, created_at)
     SELECT id, name, '-', id::text, phone, '999999', now() FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, name text, phone text)`,
    [JSON.stringify(rows.map(({ id, i }) => ({ id, name: cipher.encrypt('person.name', id, `测试${i}`), phone: i % 2 === 0 ? cipher.encrypt('person.phone', id, `138${i}`) : null })))],
  );
  return rows.map((row) => row.id);
}

async function stored(): Promise<{ id: string; name: string; phone: string | null }[]> {
  return (await owner.query<{ id: string; name: string; phone: string | null }>('SELECT id, name, phone FROM directory.person ORDER BY id')).rows;
}

describe('key rotation', () => {
  it('encrypts every value anew, keeps what was written, and reports its progress', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    const ids = await addPersons(1_203, cipher);
    const progress: RotationProgress[] = [];
    const result = await rotateFieldKey(plan({ onProgress: (p) => progress.push(p) }));
    expect(result).toMatchObject({ keyId: 'k2', resumed: false, rewritten: 1_203 + 602, unreadable: [], stillUsed: [], retired: [] });
    expect(progress.at(0)).toEqual({ what: 'directory.person.name', done: 0, total: 1_203 });
    expect(progress.at(-1)).toEqual({ what: 'directory.person.phone', done: 602, total: 602 });
    for (const { id, name, phone } of await stored()) {
      const i = ids.indexOf(id);
      expect(name).toMatch(/^v1\.k2\./);
      expect(cipher.decrypt('person.name', id, name)).toBe(`测试${i}`);
      expect(phone === null ? null : cipher.decrypt('person.phone', id, phone)).toBe(i % 2 === 0 ? `138${i}` : null);
    }
    expect(existsSync(`${file}.before-rotation`)).toBe(false);
    expect(Object.keys(readKeyFile(file).field.keys)).toEqual(['k1', 'k2']);
  });

  it('loses no write of a process that runs meanwhile', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    const ids = await addPersons(900, cipher);
    const written = new Map(ids.map((id, i) => [id, `测试${i}`]));
    let going = true;
    // Each writer has rows of its own, so that it knows what must stand in them.
    const writer = async (own: readonly string[]): Promise<void> => {
      const client = new pg.Client({ connectionString: database.ownerUrl });
      await client.connect();
      for (let n = 0; going; n++) {
        const id = own[(n * 37) % own.length] ?? '';
        const read = await client.query<{ name: string }>('SELECT name FROM directory.person WHERE id = $1', [id]);
        expect(cipher.decrypt('person.name', id, read.rows[0]?.name ?? '')).toBe(written.get(id));
        const fresh = `又写${n}`;
        await client.query('UPDATE directory.person SET name = $2 WHERE id = $1', [id, cipher.encrypt('person.name', id, fresh)]);
        written.set(id, fresh);
      }
      await client.end();
    };
    const writers = [writer(ids.slice(0, 451)), writer(ids.slice(451))];
    const result = await rotateFieldKey(plan({ settleMs: undefined }));
    going = false;
    await Promise.all(writers);
    expect(result.unreadable).toEqual([]);
    for (const { id, name } of await stored()) {
      expect(name).toMatch(/^v1\.k2\./);
      expect(cipher.decrypt('person.name', id, name)).toBe(written.get(id));
    }
  });

  it('carries an interrupted run on with the key that it had made', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    await addPersons(30, cipher);
    await expect(rotateFieldKey(plan({ columns: [COLUMNS[0] as PersonalColumn, { ...(COLUMNS[1] as PersonalColumn), column: 'telephone' }] }))).rejects.toThrow(/telephone/);
    expect(existsSync(`${file}.before-rotation`)).toBe(true);
    const result = await rotateFieldKey(plan());
    expect(result).toMatchObject({ keyId: 'k2', resumed: true, rewritten: 15 });
    expect(existsSync(`${file}.before-rotation`)).toBe(false);
    // killed between keeping the old file and writing the new one: there is no new key to carry on with
    copyFileSync(file, `${file}.before-rotation`);
    expect(await rotateFieldKey(plan())).toMatchObject({ keyId: 'k3', resumed: false, rewritten: 45 });
  });

  it('leaves append-only rows under their key, and that key in the file', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    await addPersons(3, cipher);
    await owner.query('INSERT INTO platform.log_probe VALUES (1, $1)', [cipher.encrypt('log.note', '1', '意见')]);
    const result = await rotateFieldKey(plan({ retire: true, blobs: noBlobs }));
    expect(result.stillUsed).toEqual([{ column: 'platform.log_probe.note', keyId: 'k1', rows: 1 }]);
    expect(result.retired).toEqual([]);
    const { rows } = await owner.query<{ note: string }>('SELECT note FROM platform.log_probe');
    expect(cipher.decrypt('log.note', '1', rows[0]?.note ?? '')).toBe('意见');
  });

  it('retires a key only when nothing in the database uses it, listed or not', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    const [id = ''] = await addPersons(2, cipher);
    const forgotten = await rotateFieldKey(plan({ columns: COLUMNS.slice(0, 1), retire: true, blobs: noBlobs }));
    expect(forgotten.stillUsed).toEqual([{ column: 'directory.person.phone', keyId: 'k1', rows: 1 }]);
    expect(forgotten.retired).toEqual([]);
    const inJson = { items: [{ note: new FieldCipher(loadKeys(file)).encrypt('x', id, '在里面') }] };
    await owner.query('INSERT INTO platform.audit_entry (id, at, actor, act, subject_kind, subject_id, detail, correlation_id) VALUES ($1, now(), $2, $3, $3, $3, $4, $3)', [newId(), '{}', 'test', inJson]);
    const result = await rotateFieldKey(plan({ retire: true, blobs: noBlobs }));
    expect(result.stillUsed).toEqual([{ column: 'platform.audit_entry.detail', keyId: 'k2', rows: 1 }]);
    expect(result.retired).toEqual(['k1']);
    expect(Object.keys(readKeyFile(file).field.keys)).toEqual(['k2', 'k3']);
    expect(await rotateFieldKey(plan({ retire: true }))).toMatchObject({ keyId: 'k4', retired: [] });
  });

  it('goes around values that it cannot read, names them, and is not done', async () => {
    const cipher = new FieldCipher(loadKeys(file));
    const ids = await addPersons(3, cipher);
    await owner.query('UPDATE directory.person SET name = $2 WHERE id = $1', [ids[1], cipher.encrypt('person.name', ids[0] ?? '', '搬来的')]);
    const result = await rotateFieldKey(plan({ retire: true, blobs: noBlobs }));
    expect(result).toMatchObject({ rewritten: 4, unreadable: [{ column: 'directory.person.name', id: ids[1] }], retired: [] });
    expect(await rotateFieldKey(plan())).toMatchObject({ keyId: 'k2', resumed: true, rewritten: 0 });
  });

  it('refuses a login that sees only a part of the rows, and a second run beside the first', async () => {
    await expect(rotateFieldKey(plan({ ownerUrl: database.url }))).rejects.toThrow(/owner/);
    const first = rotateFieldKey(plan({ settleMs: 1_000 }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(rotateFieldKey(plan())).rejects.toThrow(/Another key rotation/);
    await first;
  });
});
