import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layGround, startProcess, type Ground, type RunningProcess } from '../support/processes.js';

const LONG = 120_000;

describe('a worker process', () => {
  let ground: Ground;
  let worker: RunningProcess;

  beforeAll(async () => {
    ground = await layGround();
    worker = await startProcess('portal', { ...ground.env, PROCESS: 'worker' });
  }, LONG);
  afterAll(async () => {
    await worker?.stop();
    await ground?.clear();
  }, LONG);

  it('says that it lives, whether it is ready, and what it measures', async () => {
    expect(await (await fetch(`${worker.base}/api/health/live`)).json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${worker.base}/api/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks: { database: 'ok', attachments: 'ok', keys: 'ok', queue: 'ok' } }]);
    const page = await (await fetch(`${worker.base}/metrics`)).text();
    expect(page).toMatch(/^tongban_queue_jobs\{queue="routing",state="waiting",process="worker"\} 0$/m);
    expect(page).toContain('tongban_outbox_lag_seconds');
  });

  it.each(['/', '/index.html', '/api/session', '/api/session/sign-in', '/api/catalogue/qualifications', '/api/workflow/requests', '/api/docs', '/api/openapi.json', '/demo-sign-in/jwks', '/api/health/live/x', '/API/health/live'])(
    'does not answer for %s',
    async (address) => {
      const answer = await fetch(`${worker.base}${address}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('content-type'), (await answer.json() as { code: string }).code]).toEqual([404, expect.stringContaining('application/problem+json'), 'not_found']);
    },
  );

  it('takes nothing that would change anything', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await fetch(`${worker.base}/api/health/live`, { method })).status).toBe(404);
  });

  it('ends in order, and without the port does not listen at all', async () => {
    expect(await worker.stop()).toBe(0);
    const silent = await startProcess('portal', { ...ground.env, PROCESS: 'worker', HEALTH_PORT: '' });
    await expect(fetch(`${silent.base}/api/health/live`)).rejects.toThrow();
    expect(await silent.stop()).toBe(0);
  }, LONG);
});
