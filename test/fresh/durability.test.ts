import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { detail, PDF, submit, type RequestBody } from '../support/application.js';
import { Person } from '../support/person.js';
import { eventually } from '../support/waiting.js';
import { Launch, allGone, childrenOf, databasePid, freePort } from './launch.js';

// two whole starts, and the queue gives jobs of the dead to others only after half a minute
jest.setTimeout(300_000);

/** One application of somebody; `id` once the server has said yes. */
interface Sent {
  readonly person: Person;
  readonly key: string;
  readonly file: string;
  id?: string;
}

const SUBJECTS = ['nurse', 'constructor', 'elder', 'teacher', 'agent'];
const ENOUGH = 40;
const RECOVERY_MS = 180_000;

describe('after kill -9 of everything in the middle of submissions', () => {
  let dataDir: string;
  let port: number;
  const started: Launch[] = [];

  beforeAll(async () => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-durability-'));
    // open to the unprivileged user that the server runs as when root starts it
    fs.chmodSync(dataDir, 0o755);
    port = await freePort();
  });
  afterEach(async () => {
    for (const launch of started) launch.kill('SIGTERM');
    await Promise.all(started.map(({ ended }) => ended));
  });
  afterAll(() => {
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  async function start(): Promise<Launch> {
    const launch = new Launch(['--port', String(port), '--data', dataDir], { env: { RATE_LIMIT: 'off' } });
    started.push(launch);
    await launch.ready();
    return launch;
  }

  const application = ({ file, key, person }: Sent): ReturnType<typeof submit> => submit(person, { qualificationCode: 'P33', attachmentIds: [file] }, key);

  /** Applies again and again until the server is gone; every application is noted before it is sent. */
  async function applyUntilGone(person: Person, sent: Sent[]): Promise<void> {
    for (;;) {
      try {
        const file = (await person.upload<{ id: string }>('qualification_certificate', 'a.pdf', PDF)).body.id;
        const one: Sent = { person, key: randomUUID(), file };
        sent.push(one);
        const answer = await application(one);
        if (answer.status === 200) one.id = answer.body.request.id;
      } catch {
        return;
      }
    }
  }

  async function everyRequestOf(person: Person): Promise<RequestBody[]> {
    const found: RequestBody[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: RequestBody[]; nextCursor: string | null } = (await person.get<{ items: RequestBody[]; nextCursor: string | null }>(`/api/workflow/requests?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`)).body;
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  it('every one that was acknowledged is there once, and goes on its way', async () => {
    const first = await start();
    const people = await Promise.all(SUBJECTS.map(async (subject) => Person.signIn(`http://localhost:${port}`, subject)));
    const sent: Sent[] = [];
    const writing = people.map(async (person) => applyUntilGone(person, sent));
    await eventually(async () => Promise.resolve(sent.filter(({ id }) => id !== undefined).length >= ENOUGH), 120_000);
    const processes = [first.pid, ...childrenOf(first.pid), databasePid(dataDir)];
    for (const pid of processes) process.kill(pid, 'SIGKILL');
    expect(await allGone(processes)).toBe(true);
    await Promise.all(writing);

    const second = await start();
    expect(second.output).toContain('after a start that did not end in order');
    const acknowledged = sent.filter(({ id }) => id !== undefined);
    const before = (await Promise.all(people.map(everyRequestOf))).flat().map(({ id }) => id);
    for (const { id } of acknowledged) expect(before.filter((each) => each === id)).toHaveLength(1);

    // who got no answer sends again: none is there twice, and a file that was taken in is there too
    for (const one of sent) {
      const answer = await application(one);
      expect([answer.status, one.id ?? answer.body.request.id]).toEqual([200, answer.body.request.id]);
      if (one.id !== undefined) expect(answer.body.repeated).toBe(true);
    }
    const after = (await Promise.all(people.map(everyRequestOf))).flat();
    expect([after.length, new Set(after.map(({ id }) => id)).size]).toEqual([sent.length, sent.length]);

    await eventually(async () => (await Promise.all(people.map(everyRequestOf))).flat().every(({ state }) => state === 'routed'), RECOVERY_MS);
    for (const { person, id } of acknowledged) expect((await detail(person, id ?? '')).timeline.map(({ verb }) => verb)).toEqual(['submit', 'route']);
    const auditor = await Person.signIn(`http://localhost:${port}`, 'auditor');
    expect((await auditor.post('/api/platform/audit/verify', {})).body).toMatchObject({ ok: true });
  });
});
