import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Service {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
}

const text = read('docker/compose.yaml');
const compose = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>>; volumes: Readonly<Record<string, unknown>> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'tongban:local');

/** The services that a profile starts: those of the profile and those of none. */
const startedBy = (profile: string): readonly string[] => services.filter(([, { profiles }]) => !profiles || profiles.includes(profile)).map(([name]) => name).sort();

/** `${NAME...}` of a text, with what follows the name: an empty string, `:-default` or `:?message`. */
const interpolations = (source: string): readonly { name: string; rest: string }[] =>
  [...source.replaceAll('$$', '').matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name = '', rest = '']) => ({ name, rest }));

describe('compose file', () => {
  it('starts one process and PostgreSQL by default', () => {
    expect(startedBy('default')).toEqual(['portal', 'postgres', 'prepare']);
  });

  it('starts the five services, workers, Redis and nginx when split', () => {
    expect(startedBy('split')).toEqual(['catalogue', 'nginx', 'onestop', 'portal-split', 'postgres', 'prepare', 'redis', 'settlement', 'workers', 'workflow']);
  });

  it.each(['default', 'split'])('depends in profile %s only on what that profile starts, and waits by a check that exists', (profile) => {
    const started = startedBy(profile);
    for (const name of started) {
      for (const [target, { condition }] of Object.entries(compose.services[name]?.depends_on ?? {})) {
        expect(started).toContain(target);
        const { image, healthcheck } = compose.services[target] ?? {};
        // our image brings its own check (HEALTHCHECK in the Dockerfile)
        if (condition === 'service_healthy') expect(healthcheck?.disable !== true && (healthcheck?.test !== undefined || image === 'tongban:local')).toBe(true);
      }
    }
  });

  it('runs programs that the build makes', () => {
    for (const [, { command = [] }] of ours) {
      const program = /dist\/(apps\/[a-z]+\/src\/main)\.js/.exec(command.join(' '))?.[1];
      if (command.length > 0) expect(existsSync(path.join(ROOT, `${program ?? 'none'}.ts`))).toBe(true);
    }
  });

  it('hands the processes only variables that the configuration reads', () => {
    const config = read('libs/platform/src/config.ts') + read('apps/cli/src/main.ts');
    const known = new Set([...config.matchAll(/'([A-Z][A-Z_]+)'/g)].map(([, name]) => name));
    for (const [, { environment = {} }] of ours) for (const name of Object.keys(environment)) if (name !== 'DATABASE_OWNER_URL') expect(known).toContain(name);
  });

  it('shows the owner of the database to nobody but the preparation', () => {
    expect(services.filter(([, { environment = {} }]) => JSON.stringify(environment).includes('DATABASE_OWNER_PASSWORD')).map(([name]) => name)).toEqual(['postgres', 'prepare']);
  });

  it('has no default secret', () => {
    const secrets = interpolations(text).filter(({ name }) => name.endsWith('PASSWORD'));
    expect(secrets.length).toBeGreaterThan(0);
    for (const { rest } of secrets) expect(rest).toMatch(/^:\?/);
    for (const line of read('docker/.env.example').split('\n')) expect(line).not.toMatch(/(PASSWORD|SECRET|TOKEN)=.+/);
  });

  it('explains every setting in .env.example, and no other', () => {
    const explained = [...read('docker/.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).filter((name) => name !== 'COMPOSE_PROFILES');
    const used = new Set(interpolations(text).map(({ name }) => name));
    used.delete('LOG_LEVEL');
    expect(explained.sort()).toEqual([...used].sort());
  });

  it('opens one door to the host, and only to this machine unless told otherwise', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(open).toEqual(['portal ${LISTEN:-127.0.0.1:3000}:3000', 'nginx ${LISTEN:-127.0.0.1:3000}:8080']);
  });

  it('declares the volumes it uses', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((each) => each.split(':')[0] ?? '')).filter((each) => !each.startsWith('.'));
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

describe('image', () => {
  const dockerfile = read('docker/Dockerfile');

  it('copies files that exist and runs as an unprivileged user', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) => files.split(' '));
    expect(sources.length).toBeGreaterThan(0);
    for (const file of sources) expect(existsSync(path.join(ROOT, file))).toBe(true);
    expect([...dockerfile.matchAll(/^USER (.+)$/gm)].map(([, user]) => user)).toEqual(['node']);
  });

  it('builds on the Node that the project asks for', () => {
    const versions = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, version]) => version);
    expect(new Set(versions)).toEqual(new Set([read('.nvmrc').trim()]));
  });
});

describe('health check of the image', () => {
  const [, command = '[]'] = /^HEALTHCHECK .+\\\n {2}CMD (.+)$/m.exec(read('docker/Dockerfile')) ?? [];
  const [, ...args] = JSON.parse(command) as string[];
  let server: http.Server;
  let ready: boolean;
  beforeAll(async () => {
    server = http.createServer((request, response) => { response.writeHead(ready && request.url === '/api/health/ready' ? 200 : 503).end(); });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The exit code of the check inside a container of this kind. */
  async function check(env: Readonly<Record<string, string>>): Promise<number> {
    return new Promise((resolve) => { execFile(process.execPath, args, { env }, (error) => { resolve(typeof error?.code === 'number' ? error.code : 0); }); });
  }

  it('asks every process of ours, also a worker', async () => {
    const { port } = server.address() as AddressInfo;
    const kinds: Readonly<Record<string, string>>[] = [{ PORT: String(port) }, { PROCESS: 'http', PORT: String(port), HEALTH_PORT: '1' }, { PROCESS: 'worker', PORT: '1', HEALTH_PORT: String(port) }];
    for (ready of [true, false]) for (const kind of kinds) expect(await check(kind)).toBe(ready ? 0 : 1);
    expect(ours.filter(([, { healthcheck }]) => healthcheck !== undefined).map(([name]) => name)).toEqual(['prepare']);
    for (const [, { environment = {} }] of ours) if (environment['PROCESS'] === 'worker') expect(environment['HEALTH_PORT']).toMatch(/^\d+$/);
  }, 120_000);
});

describe('proxy', () => {
  it('sends each context that is deployed apart to its own service', () => {
    const routes = [...read('docker/nginx.conf').matchAll(/~\^\/api\/([a-z]+)\(\/\|\$\)\s+([a-z]+):3000;/g)].map(([, prefix, service]) => [prefix, service]);
    // registers stand in for systems outside, which no service of ours is
    const apart = readdirSync(path.join(ROOT, 'apps')).filter((name) => !['cli', 'portal', 'web', 'registers'].includes(name));
    // what is published lives with the catalogue, certificates and notices with the requests that they come from
    const routed = [...apart.map((name) => `${name} → ${name}`), 'publication → catalogue', 'exchange → workflow', 'notices → workflow', 'feedback → workflow'];
    expect(routes.map((route) => route.join(' → ')).sort()).toEqual(routed.sort());
    for (const name of apart) expect(compose.services[name]?.profiles).toEqual(['split']);
  });
});
