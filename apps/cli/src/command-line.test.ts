import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newId } from '#platform';
import { cloneDatabase, type TestDatabase } from '../../../test/support/database.js';
import { runCommandLine } from './command-line.js';

let database: TestDatabase;
let owner: pg.Client;
let folder: string;
const environment = { ...process.env };

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-cli-'));
  Object.assign(process.env, {
    DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, TONGBAN_MODE: 'demo', TONGBAN_DATA: folder, TONGBAN_KEYS: environment['TEST_KEYS'],
  });
});

afterAll(async () => {
  process.env = environment;
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommandLine(args, { writeOut: (text) => { said.out += text; }, writeErr: (text) => { said.err += text; } });
  return { code, ...said };
}

async function runJson(...args: string[]): Promise<{ code: number; answer: Record<string, unknown> }> {
  const { code, out } = await run(...args, '--json');
  return { code, answer: JSON.parse(out) as Record<string, unknown> };
}

async function raiseItem(): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO platform.attention (id, kind, queue, consumer, event_id, event_type, subject_kind, subject_id, jurisdiction, reason, attempts, correlation_id, first_at, last_at)
     VALUES ($1, 'job_failed', 'routing', 'routing', $2, 'request.submitted', 'request', $2, '120000', 'Error: broken on purpose', 5, 'test-correlation', now(), now())`,
    [id, newId()],
  );
  return id;
}

describe('the command line', () => {
  it('exports the catalogue and verifies the file without a database', async () => {
    const file = path.join(folder, 'catalogue.jsonl');
    expect(await runJson('catalogue', 'export', '--out', file)).toMatchObject({ code: 0, answer: { out: file, records: expect.any(Number) } });
    const whole = await runJson('catalogue', 'verify', file);
    expect([whole.code, whole.answer['ok'], whole.answer['unsigned']]).toEqual([0, true, whole.answer['versions']]);
    // the catalogue, and the service types beside it
    expect(whole.answer['versions']).toBeGreaterThan(330);
    writeFileSync(file, readFileSync(file, 'utf8').replace('教师资格证书', '教师资格证'));
    const changed = await run('catalogue', 'verify', file);
    expect([changed.code, changed.out]).toEqual([3, expect.stringMatching(/^qualification\/P01 1: content changed/)]);
    writeFileSync(file, 'not an export');
    expect(await run('catalogue', 'verify', file)).toMatchObject({ code: 1, err: expect.stringContaining('line 1 is not JSON') });
    expect((await run('catalogue', 'export', '--at', 'tomorrow')).code).toBe(1);
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const command of ['start', 'prepare', 'migrate', 'seed', 'audit', 'calendar', 'catalogue', 'credential', 'keys', 'attention', 'openapi']) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect((await run('audit', 'verify', '--help')).out).toContain('--head <number:hash>');
  });

  it.each([[['nonsense']], [['seed', '--nonsense']], [['audit', 'verify', '--head', 'x']], [['attention', 'redrive']], [['attention', 'redrive', '17']], [['attention', 'list', '--limit', '0']]])(
    'answers %j with exit code 2 and a hint',
    async (args) => {
      const { code, out, err } = await run(...args);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(/^error: .+\n/);
    },
  );

  it('points to npm start', async () => {
    expect(await run('start', '--port', '3001')).toMatchObject({ code: 2, out: expect.stringContaining('npm start') });
  });

  it('fails with exit code 1 and one line when the database is not there', async () => {
    const { DATABASE_OWNER_URL: before } = process.env;
    process.env['DATABASE_OWNER_URL'] = 'postgres://nobody:nothing@127.0.0.1:1/none';
    try {
      expect(await run('seed')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^\S.*\n$/) });
      expect(await runJson('seed')).toMatchObject({ code: 1, answer: { error: { message: expect.any(String) } } });
    } finally {
      process.env['DATABASE_OWNER_URL'] = before;
    }
  });
});

describe('the commands', () => {
  it('migrate and prepare find everything current', async () => {
    expect(await runJson('migrate')).toMatchObject({ code: 0, answer: { migrations: [] } });
    const { code, answer } = await runJson('prepare', '--demo');
    expect({ code, ...answer }).toMatchObject({ code: 0, migrations: [], keysMade: false, loaded: [] });
  });

  it('seed loads what is asked for', async () => {
    expect(await runJson('seed')).toMatchObject({ code: 0, answer: { loaded: [] } });
    expect((await run('seed', '--demo', '--again')).out).toContain('demo/people.json: 26 rows, 0 written');
  });

  it('keys make leaves a file alone and never replaces one that is lost', async () => {
    expect(await runJson('keys', 'make')).toMatchObject({ code: 0, answer: { made: false } });
    const { TONGBAN_KEYS: before } = process.env;
    process.env['TONGBAN_KEYS'] = path.join(folder, 'keys.json');
    try {
      expect(await run('keys', 'make')).toMatchObject({ code: 1, err: expect.stringContaining('restore the file from your backup') });
      expect(await run('prepare', '--demo')).toMatchObject({ code: 1, err: expect.stringContaining('restore the file from your backup') });
    } finally {
      process.env['TONGBAN_KEYS'] = before;
    }
  });

  it('keys rotate gives all personal data a new key', async () => {
    const { TONGBAN_KEYS: before = '' } = process.env;
    const copy = path.join(folder, 'rotated.json');
    copyFileSync(before, copy);
    process.env['TONGBAN_KEYS'] = copy;
    try {
      expect(await runJson('keys', 'rotate', '--retire')).toMatchObject({ code: 0, answer: { keyId: 'k2', rewritten: 26 * 3, unreadable: [], stillUsed: [], retired: ['k1'] } });
      const { rows } = await owner.query('SELECT count(*)::int AS n FROM directory.person WHERE name LIKE $1 AND id_number LIKE $1 AND phone LIKE $1', ['v1.k2.%']);
      expect(rows).toEqual([{ n: 26 }]);
    } finally {
      process.env['TONGBAN_KEYS'] = before;
    }
  });

  it('attention lists an item, sends it once more, and not twice', async () => {
    const id = await raiseItem();
    expect(await run('attention', 'list')).toMatchObject({ code: 0, out: expect.stringContaining(`${id}  `) });
    expect(await runJson('attention', 'redrive', id)).toMatchObject({ code: 0, answer: { redriven: id } });
    expect(await run('attention', 'redrive', id)).toMatchObject({ code: 1, err: `Item ${id} is already resolved.\n` });
    expect(await run('attention', 'redrive', newId())).toMatchObject({ code: 1, err: expect.stringContaining('There is no item') });
    const { answer } = await runJson('attention', 'list', '--resolved');
    expect(answer).toMatchObject({ total: 1, items: [{ id, resolution: 'redriven' }] });
  });

  it('audit verify finds the chain whole, and exits with 3 when a link is broken', async () => {
    const { code, answer } = await runJson('audit', 'verify');
    expect({ code, ...answer }).toMatchObject({ code: 0, ok: true, firstBroken: null });
    const entry = newId();
    await owner.query(
      `INSERT INTO platform.audit_entry (id, at, actor, act, subject_kind, subject_id, detail, correlation_id) VALUES ($1, now(), '{"kind":"system"}', 'test.act', 'test', '1', '{}', 'test')`,
      [entry],
    );
    await owner.query(`INSERT INTO platform.audit_seal (seq, entry_id, prev_hash, hash, sealed_at) VALUES (1, $1, '\\x00', '\\x01', now())`, [entry]);
    expect(await run('audit', 'verify')).toMatchObject({ code: 3, out: expect.stringContaining('broken at link 1') });
  });
});
