import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort, launchToEnd } from './launch.js';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-refusal-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A preload that makes this Node look like another. */
const pretending = (statement: string): readonly string[] => ['--import', `data:text/javascript,${encodeURIComponent(statement)}`];

async function refusal(args: readonly string[], options?: Parameters<typeof launchToEnd>[1]): Promise<string> {
  const { code, output } = await launchToEnd(args, options);
  expect(code).toBe(1);
  // after the steps that went well: one line for the user to act on, no stack
  const said = output.trim().split('\n\n').at(-1) ?? '';
  expect(said.split('\n')).toHaveLength(1);
  return said;
}

function write(name: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), content);
}

describe('a start that cannot be', () => {
  it('names a taken port and another one', async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as net.AddressInfo;
    try {
      const said = await refusal(['--port', String(port), '--data', folder]);
      expect(said).toContain(`Port ${port} is taken by another program`);
      expect(said).toContain(`--port ${port + 1}`);
    } finally {
      server.close();
    }
  });

  it('does not touch a folder that is not its own', async () => {
    write('thesis.doc', 'years of work');
    expect(await refusal(['--data', folder])).toContain("holds files that are not Tongban's (thesis.doc)");
    expect(fs.readdirSync(folder)).toEqual(['thesis.doc']);
  });

  it('does not touch another program\'s marker', async () => {
    write('tongban.json', '{"application":"other"}');
    expect(await refusal(['--data', folder])).toContain("is not Tongban's");
  });

  it('does not open data of a newer layout', async () => {
    write('tongban.json', '{"application":"tongban","layout":99,"id":"x"}');
    expect(await refusal(['--data', folder])).toContain('was written by a newer Tongban (layout 99');
  });

  it('does not open data of another PostgreSQL', async () => {
    write('tongban.json', '{"application":"tongban","layout":1,"id":"x"}');
    write('pg/PG_VERSION', '19\n');
    write('secrets.json', '{}');
    expect(await refusal(['--data', folder])).toContain('holds data of PostgreSQL 19');
  });

  it('does not go on without the secrets of its database', async () => {
    write('tongban.json', '{"application":"tongban","layout":1,"id":"x"}');
    write('pg/PG_VERSION', '18\n');
    expect(await refusal(['--data', folder])).toContain('secrets.json is missing');
  });

  it('names a damaged marker', async () => {
    write('tongban.json', '{"applic');
    expect(await refusal(['--data', folder])).toContain('tongban.json is damaged');
  });

  it('names a file where the folder should be', async () => {
    write('file', '');
    expect(await refusal(['--data', path.join(folder, 'file')])).toContain('is not a folder');
  });

  it.each([
    ['an old Node', "Object.defineProperty(process.versions, 'node', { value: '18.20.4' })", 'needs Node 20.19 or newer'],
    ['a platform without binaries', "Object.defineProperty(process, 'arch', { value: 'mips' })", 'no embedded PostgreSQL for linux-mips'],
  ])('names %s', async (_what, statement, text) => {
    expect(await refusal(['--data', folder], { node: pretending(statement) })).toContain(text);
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', 'abc'], '"abc" is not a port'],
    [['--port', '70000'], '"70000" is not a port'],
    [['extra'], "Unexpected argument 'extra'"],
  ])('explains %j', async (args, text) => {
    expect(await refusal([...args, '--data', folder])).toContain(text);
  });

  it('tells help apart', async () => {
    const { code, output } = await launchToEnd(['--help']);
    expect(code).toBe(0);
    for (const option of ['--port', '--no-demo', '--reset', 'DATABASE_URL', 'QUEUE_URL']) expect(output).toContain(option);
  });
});

describe("a start on the user's own PostgreSQL", () => {
  it('names a server that does not answer, without its password', async () => {
    const port = await freePort();
    const said = await refusal(['--port', String(await freePort()), '--data', folder], { env: { DATABASE_URL: `postgres://me:s3cret@127.0.0.1:${port}/tongban` } });
    expect(said).toContain(`The PostgreSQL of DATABASE_URL (127.0.0.1:${port}/tongban) cannot be used`);
    expect(said).not.toContain('s3cret');
  });

  it('explains an address that is none, without repeating it', async () => {
    const said = await refusal(['--port', String(await freePort()), '--data', folder], { env: { DATABASE_URL: 'me:s3cret@host' } });
    expect(said).toContain('DATABASE_URL is not a PostgreSQL address');
    expect(said).not.toContain('s3cret');
  });

  it('never deletes it', async () => {
    const said = await refusal(['--reset', '--yes', '--data', folder], { env: { DATABASE_URL: 'postgres://me@127.0.0.1/tongban' } });
    expect(said).toContain('--reset deletes embedded data only');
  });
});
