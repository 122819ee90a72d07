import { afterAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCommandLine } from './command-line.js';

type Json = Record<string, unknown>;

const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-lint-'));
cpSync(path.resolve(import.meta.dirname, '../../../seeds/reference'), path.join(folder, 'reference'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lint(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const code = await runCommandLine(['services', 'lint', ...args], { writeOut: (text) => { out += text; }, writeErr: (text) => { out += text; } });
  return { code, out };
}

function change(of: (service: Json) => void): void {
  const file = path.join(folder, 'reference/service-types.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as { items: Json[] };
  const [service] = content.items;
  if (service) of(service);
  writeFileSync(file, JSON.stringify(content));
}

describe('tongban services lint', () => {
  it('finds nothing in the reference data, and says how many there are', async () => {
    const { code, out } = await lint();
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ service types, 0 findings, 0 generic\.\n$/)]);
    const { out: json } = await lint('--json');
    expect(JSON.parse(json)).toMatchObject({ services: expect.any(Number), findings: [], generic: [] });
  });

  it('names service, place and words of what is to be mended, and ends as found', async () => {
    change((service) => { service['summaryZh'] = '按规定办理'; });
    const { code, out } = await lint('--folder', folder);
    expect([code, out]).toEqual([3, expect.stringContaining('recognition.person: placeholder at summaryZh (按规定办理)\n')]);
  });

  it('fails with file and row where a file cannot be read', async () => {
    change((service) => { service['summaryZh'] = ''; });
    const { code, out } = await lint('--folder', folder);
    expect([code, out]).toEqual([1, expect.stringMatching(/^reference\/service-types\.json, row recognition\.person: summaryZh/)]);
  });
});
