import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeWith, findNginx } from '../support/available.js';
import { freePort } from './launch.js';

const CONFIG = path.resolve(import.meta.dirname, '../../docker/nginx.conf');
const SERVICES = ['portal-split', 'catalogue', 'settlement', 'onestop', 'workflow'];

interface Echo {
  readonly service: string;
  readonly url: string;
  readonly forwardedFor: string;
}

/** A stand-in of a service: says who was asked for what, and keeps an event stream open. */
function standIn(service: string): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    if (request.url?.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n');
      return;
    }
    request.resume();
    request.on('end', () => {
      response.end(JSON.stringify({ service, url: request.url, forwardedFor: request.headers['x-forwarded-for'] }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => { resolve(server); });
  });
}

describeWith('nginx', 'the proxy of the split deployment', () => {
  let folder: string;
  let nginx: ChildProcess;
  let address: string;
  let servers: readonly http.Server[];

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-proxy-'));
    // the workers of an nginx that root starts are another user
    fs.chmodSync(folder, 0o755);
    servers = await Promise.all(SERVICES.map(standIn));
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // the file as it is, but for names that only exist between containers and for the port
    let config = fs.readFileSync(CONFIG, 'utf8').replace('listen 8080;', `listen 127.0.0.1:${port};`).replaceAll(' /tmp/', ` ${folder}/`).replace('/dev/stdout', `${folder}/access.log`);
    SERVICES.forEach((service, index) => {
      config = config.replace(new RegExp(`(\\s)${service}:3000;`, 'g'), `$1127.0.0.1:${(servers[index]?.address() as AddressInfo).port};`);
    });
    fs.writeFileSync(path.join(folder, 'nginx.conf'), config);
    nginx = spawn(findNginx() ?? 'nginx', ['-c', path.join(folder, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (await fetch(address).then(() => true, () => false)) return;
      await sleep(50);
    }
    throw new Error('nginx does not answer');
  });

  afterAll(async () => {
    nginx.kill('SIGTERM');
    await new Promise((resolve) => nginx.once('close', resolve));
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (url: string, init?: RequestInit): Promise<Echo> => (await fetch(address + url, init)).json() as Promise<Echo>;

  it('is written correctly', () => {
    execFileSync(findNginx() ?? 'nginx', ['-t', '-q', '-c', path.join(folder, 'nginx.conf')], { stdio: 'pipe' });
  });

  it.each([
    ['/api/catalogue/qualifications?status=published', 'catalogue'],
    ['/api/publication/keys', 'catalogue'],
    ['/api/publication/drafts/0190-a/impact', 'workflow'],
    ['/api/publication/batches/0190-a/impacts', 'catalogue'],
    ['/api/settlement/filings', 'settlement'],
    ['/api/onestop/service-types/a%2Fb', 'onestop'],
    ['/api/workflow/requests', 'workflow'],
    ['/api/workflow', 'workflow'],
    ['/api/exchange/credentials', 'workflow'],
    ['/.well-known/jwt-vc-issuer/api/exchange/issuers/120000', 'workflow'],
    ['/.well-known/security.txt', 'portal-split'],
    ['/api/workflows', 'portal-split'],
    ['/api/session', 'portal-split'],
    ['/api/directory/windows?q=%E6%B4%A5', 'portal-split'],
    ['/', 'portal-split'],
    ['/requests/1', 'portal-split'],
  ])('sends %s to %s as it came', async (url, service) => {
    expect(await ask(url)).toMatchObject({ service, url });
  });

  it('does not let a client choose the address it is counted under', async () => {
    expect((await ask('/', { headers: { 'x-forwarded-for': '203.0.113.7' } })).forwardedFor).toBe('127.0.0.1');
  });

  it('keeps metrics inside', async () => {
    expect((await fetch(`${address}/metrics`)).status).toBe(404);
  });

  it('lets an attachment of 10 MB through and nothing much larger', async () => {
    const send = async (megabytes: number): Promise<number> => (await fetch(`${address}/api/workflow/attachments`, { method: 'POST', body: new Uint8Array(megabytes << 20) })).status;
    expect(await send(10)).toBe(200);
    expect(await send(12)).toBe(413);
  });

  it('hands server-sent events on while the stream is open', async () => {
    const response = await fetch(`${address}/api/workflow/events`, { signal: AbortSignal.timeout(5000) });
    const reader = response.body?.getReader();
    const chunk = await reader?.read();
    expect(new TextDecoder().decode(chunk?.value)).toContain('data: first');
    await reader?.cancel();
  });
});
