import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cloneDatabase, type TestDatabase } from '../../../test/support/database.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(async () => {
  await database.drop();
});

function mounted(file: string): string[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return [...source.matchAll(/\b([A-Z]\w+Module|[A-Z]+_ENTITIES)\b/g)].map(([name]) => name).filter((name, index, all) => all.indexOf(name) === index).sort();
}

describe('the contexts of the command line', () => {
  it('are those of the portal', () => {
    expect(mounted('apps/cli/src/every-context.ts')).toEqual(mounted('apps/portal/src/portal-app.module.ts'));
    expect(mounted('apps/portal/src/portal-app.module.ts')).toContain('SettlementModule');
  });

  it('offer the HTTP API of the snapshot; after a change of the API: npm run tongban -- openapi --out test/contract/openapi.json', async () => {
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: database.url, TONGBAN_MODE: 'demo', TONGBAN_KEYS: process.env['TEST_KEYS'] };
    const { stdout } = await run(process.execPath, [path.join(ROOT, 'dist/apps/cli/src/main.js'), 'openapi'], { env, maxBuffer: 8 << 20 });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(path.join(ROOT, 'test/contract/openapi.json'), 'utf8')));
  });
});
