import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { fastifyCookie } from '@fastify/cookie';
import { Controller, Get, Global, HttpCode, Module, Post, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { SystemClock } from '../clock.js';
import { readConfig, type Config } from '../config.js';
import { createDataSource } from '../database/data-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { ProblemCatalogue } from '../http/problem-table.js';
import { validationPipe } from '../http/validation.js';
import { mountAddressLimit } from '../limits/address-limit.hook.js';
import { Logger } from '../logging/logger.js';
import { CLOCK, CONFIG, KEYS, LOGGER, PRINCIPALS, RELAY_NUDGE } from '../tokens.js';
import type { Actor } from './actor.js';
import { AuthModule } from './auth.module.js';
import { CurrentActor, Limited, Public, Roles } from './decorators.js';
import { mountDemoSignIn } from './mount-demo-sign-in.js';
import type { DemoCard, HeldPost, Principal, Principals } from './principals.js';
import { mountSecurityHeaders } from './security-headers.js';
import type { SessionView } from './session.dto.js';

/** A directory in memory. Changing `known` is changing the directory. */
export class DirectoryInMemory implements Principals {
  readonly known = new Map<string, Principal>();
  loads = 0;

  add(subject: string, principal: Principal): void {
    this.known.set(subject, principal);
  }
  async findBySubject(subject: string): Promise<{ personId: string } | undefined> {
    return this.known.get(subject);
  }
  async load(personId: string): Promise<Principal | undefined> {
    this.loads += 1;
    return [...this.known.values()].find((principal) => principal.personId === personId);
  }
  async demoCards(): Promise<DemoCard[]> {
    return [...this.known].map(([subject, { displayName, posts }]) => ({
      subject, nameZh: displayName, nameEn: `Demo <${subject}>`, cardZh: `${subject} 的卡片`, cardEn: `Card of ${subject}`, group: posts[0]?.role ?? 'resident',
    }));
  }
}

/** Endpoints that stand for those of the contexts. */
@Controller('api/probe')
class ProbeController {
  @Get('public') @Public() open(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @Get('any') any(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @Get('clerk') @Roles('case_clerk', 'window_clerk') clerk(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @Get('resident') @Roles('resident') resident(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
  @Post('write') @HttpCode(200) write(): object {
    return { written: true };
  }
  @Post('upload') @HttpCode(200) @Limited('upload') upload(): object {
    return { uploaded: true };
  }
}

/** A running application with sign-in, as `startApp` wires it. */
export interface AuthHouse {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly clock: SystemClock;
  readonly directory: DirectoryInMemory;
  readonly dataSource: DataSource;
  /** Everything that was logged. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
}

@Global()
@Module({})
class HouseModule {
  static of(values: ReadonlyMap<symbol | typeof DataSource, unknown>): DynamicModule {
    const providers = [...values].map(([provide, useValue]) => ({ provide, useValue }));
    return { module: HouseModule, providers: [...providers, UnitOfWork], exports: [...values.keys(), UnitOfWork] };
  }
}

@Module({})
class ProbeApp {
  static of(values: ReadonlyMap<symbol | typeof DataSource, unknown>): DynamicModule {
    return { module: ProbeApp, imports: [HouseModule.of(values), AuthModule], controllers: [ProbeController] };
  }
}

/** Starts an application on a free port. `env` adds to a demonstration's environment; `secret` stands for the key file. */
export async function startAuthHouse(databaseUrl: string, env: Readonly<Record<string, string>> = {}, secret = randomBytes(32)): Promise<AuthHouse> {
  const port = await freePort();
  const config = readConfig({ TONGBAN_MODE: 'demo', RATE_LIMIT: 'off', DATABASE_URL: databaseUrl, QUEUE_URL: databaseUrl, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, ...env });
  const lines: string[] = [];
  const logger = Logger.create('test', 'debug', new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
  const directory = new DirectoryInMemory();
  const clock = new SystemClock();
  const dataSource = await createDataSource(databaseUrl, 6, []).initialize();
  const values = new Map<symbol | typeof DataSource, unknown>([
    [CONFIG, config], [CLOCK, clock], [LOGGER, logger], [KEYS, { derive: () => secret }], [PRINCIPALS, directory],
    [RELAY_NUDGE, { nudge: () => undefined }], [DataSource, dataSource],
  ]);
  const app = await NestFactory.create<NestFastifyApplication>(ProbeApp.of(values), new FastifyAdapter(), { logger: false, abortOnError: false });
  const problems = new ProblemCatalogue();
  problems.add({ person_unknown: { status: 403, title: 'Unknown' }, post_not_held: { status: 422, title: 'Not held' } });
  app.useGlobalFilters(new ProblemFilter(problems, logger));
  app.useGlobalPipes(validationPipe());
  mountSecurityHeaders(app);
  mountAddressLimit(app);
  await app.register(fastifyCookie);
  await mountDemoSignIn(app);
  await app.listen(port, '127.0.0.1');
  const close = async (): Promise<void> => {
    await app.close();
    if (dataSource.isInitialized) await dataSource.destroy();
  };
  return { app, config, clock, directory, dataSource, log: () => lines.join(''), close };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** An invented person; posts by their role. */
export function person(number: number, ...posts: readonly HeldPost[]): Principal {
  return { personId: uuidOf(1, number), displayName: `示例${number}`, homeJurisdiction: '110112', posts };
}

export function post(number: number, role: HeldPost['role']): HeldPost {
  return {
    postId: uuidOf(2, number), role, jurisdictionCode: '120000', reach: 'own', authorityId: uuidOf(3, number), windowId: null, jurisdictions: [],
    titles: { jurisdiction: { nameZh: '天津市', nameEn: 'Tianjin' }, authority: { nameZh: `机关${number}`, nameEn: `Authority ${number}` }, window: null },
  };
}

function uuidOf(kind: number, number: number): string {
  return `0190000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** A browser: keeps cookies by host name and path, and follows links only when told to. */
export class Browser {
  private readonly jar = new Map<string, { value: string; path: string }>();
  csrf = '';

  /** `via` is where requests really go, when the public address leads nowhere. */
  constructor(
    private readonly base: string,
    private readonly via = base,
  ) {}

  cookie(name: string): string | undefined {
    return this.jar.get(name)?.value;
  }
  keep(name: string, value: string): void {
    this.jar.set(name, { value, path: '/' });
  }

  async send(method: string, address: string, init: { headers?: Record<string, string>; json?: unknown; form?: Record<string, string> } = {}): Promise<Response> {
    const url = new URL(address, this.base);
    const cookie = [...this.jar].filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = { ...(cookie && url.host === new URL(this.base).host ? { cookie } : {}), ...(method === 'GET' || this.csrf === '' ? {} : { 'x-csrf-token': this.csrf }), ...init.headers };
    if (init.json !== undefined) headers['content-type'] = 'application/json';
    const body = init.json !== undefined ? JSON.stringify(init.json) : init.form && new URLSearchParams(init.form);
    const real = url.host === new URL(this.base).host ? new URL(`${url.pathname}${url.search}`, this.via) : url;
    const response = await fetch(real, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
    for (const line of response.headers.getSetCookie()) this.store(line);
    return response;
  }

  /** Follows redirects from an address to the first page or answer. */
  async visit(address: string, headers: Record<string, string> = {}): Promise<Response> {
    let response = await this.send('GET', address, { headers });
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 12; hops += 1) response = await this.send('GET', response.headers.get('location') ?? '/', { headers });
    return response;
  }

  /** Reads the session and remembers its CSRF token, as the web app does. */
  async session(): Promise<SessionView> {
    const view = (await (await this.send('GET', '/api/session')).json()) as SessionView;
    this.csrf = view.csrfToken;
    return view;
  }

  private store(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const attribute = (key: string): string | undefined => attributes.find((each) => each.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const expires = attribute('expires');
    if (attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) < Date.now())) this.jar.delete(name);
    else this.jar.set(name, { value: decodeURIComponent(value), path: attribute('path') ?? '/' });
  }
}
