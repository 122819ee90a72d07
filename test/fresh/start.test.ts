import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Launch, allGone, childrenOf, clusterFolder, databasePid, freePort, launchToEnd } from './launch.js';

// whole starts, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let dataDir: string;
let port: number;
const started: Launch[] = [];

function start(...args: readonly string[]): Launch {
  const launch = new Launch(['--port', String(port), '--data', dataDir, ...args]);
  started.push(launch);
  return launch;
}

async function statusOf(url: string): Promise<number | 'refused'> {
  try {
    return (await fetch(url)).status;
  } catch {
    return 'refused';
  }
}

const healthStatus = (): Promise<number | 'refused'> => statusOf(`http://127.0.0.1:${port}/api/health/ready`);

/** Everything that belongs to a running start: itself, the portal, the database. */
const processesOf = (launch: Launch): readonly number[] => [launch.pid, ...childrenOf(launch.pid), databasePid(dataDir)];

beforeAll(async () => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-start-'));
  // open to the unprivileged user that the server runs as when root starts it
  fs.chmodSync(dataDir, 0o755);
  port = await freePort();
});

afterEach(async () => {
  const launches = started.splice(0);
  for (const launch of launches) launch.kill('SIGTERM');
  await Promise.all(launches.map(({ ended }) => ended));
});

afterAll(() => {
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe('a start', () => {
  it('serves, refuses a second one on the same data, and leaves nothing running after Ctrl-C', async () => {
    const first = start();
    await first.ready();
    expect(first.output).toContain(`http://localhost:${port}`);
    expect(first.output).toContain(dataDir);
    expect(await healthStatus()).toBe(200);
    const processes = processesOf(first);
    expect(processes.length).toBeGreaterThanOrEqual(3);

    const second = await launchToEnd(['--port', String(await freePort()), '--data', dataDir]);
    expect(second.code).toBe(1);
    expect(second.output).toContain(`Tongban already runs on this data folder (process ${first.pid}, http://localhost:${port})`);
    expect(second.output).not.toContain('at ');
    expect(await healthStatus()).toBe(200);

    first.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
    expect(await allGone(processes, 1000)).toBe(true);
    expect(await healthStatus()).toBe('refused');
    expect(fs.existsSync(path.join(dataDir, 'running.json'))).toBe(false);
  });

  it('keeps its secrets and its log to the user', () => {
    for (const name of ['secrets.json', 'log/portal.log']) expect(fs.statSync(path.join(dataDir, name)).mode & 0o077).toBe(0);
  });

  it('recovers after kill -9 of everything', async () => {
    const first = start();
    await first.ready();
    const processes = processesOf(first);
    for (const pid of processes) process.kill(pid, 'SIGKILL');
    expect(await allGone(processes)).toBe(true);

    const second = start();
    await second.ready();
    expect(second.output).toContain('after a start that did not end in order');
    expect(await healthStatus()).toBe(200);
  });

  it('takes the portal and the database along when only the launcher is killed', async () => {
    const first = start();
    await first.ready();
    const processes = processesOf(first);
    process.kill(first.pid, 'SIGKILL');
    expect(await allGone(processes)).toBe(true);
  });

  it('leaves when npm is killed, which hands no signal on', async () => {
    const shell = new Launch(['--port', String(port), '--data', dataDir], { underShell: true });
    await shell.ready();
    const [launcher = 0] = childrenOf(shell.pid);
    const processes = [launcher, ...childrenOf(launcher), databasePid(dataDir)];
    process.kill(shell.pid, 'SIGKILL');
    expect(await allGone(processes)).toBe(true);
  });

  it('says so and stops when the database dies under it', async () => {
    const launch = start();
    await launch.ready();
    process.kill(databasePid(dataDir), 'SIGKILL');
    const { code, output } = await launch.ended;
    expect(code).toBe(1);
    expect(output).toContain('The database stopped by itself');
    expect(await healthStatus()).toBe('refused');
  });

  it('does not believe a stale postmaster.pid whose number belongs to a stranger', async () => {
    fs.writeFileSync(path.join(clusterFolder(dataDir), 'postmaster.pid'), `${process.pid}\n${dataDir}/pg\n1\n1\n\n127.0.0.1\n\nready\n`);
    const launch = start();
    await launch.ready();
    expect(await healthStatus()).toBe(200);
  });

  it('deletes its own data on --reset, and only that', async () => {
    fs.writeFileSync(path.join(dataDir, 'notes.txt'), 'mine');
    const unasked = await launchToEnd(['--port', String(port), '--data', dataDir, '--reset']);
    expect(unasked.code).toBe(1);
    expect(unasked.output).toContain('add --yes to agree');
    expect(fs.existsSync(clusterFolder(dataDir))).toBe(true);

    const { code, output } = await start('--reset', '--yes').ended;
    // the user's own file stays, so the folder is now a foreign one
    expect(code).toBe(1);
    expect(output).toContain("files that are not Tongban's (notes.txt)");
    expect(fs.readdirSync(dataDir)).toEqual(['notes.txt']);
  });

  it('starts and resets also where only this user can walk (root puts the database elsewhere)', async () => {
    const closed = path.join(dataDir, 'closed');
    fs.mkdirSync(closed, { mode: 0o700 });
    const launch = new Launch(['--port', String(port), '--data', closed]);
    started.push(launch);
    await launch.ready();
    expect(await healthStatus()).toBe(200);
    const cluster = clusterFolder(closed);
    launch.kill('SIGINT');
    await launch.ended;
    const reset = new Launch(['--port', String(port), '--data', closed, '--reset', '--yes']);
    started.push(reset);
    await reset.ready();
    reset.kill('SIGINT');
    await reset.ended;
    expect(fs.existsSync(cluster)).toBe(cluster === path.join(closed, 'pg'));
    fs.rmSync(clusterFolder(closed), { recursive: true, force: true });
  });
});
