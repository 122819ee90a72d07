import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Global, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkInterfaces } from 'node:os';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Refused } from '#kernel';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SYSTEM } from '../auth/actor.js';
import { SystemClock } from '../clock.js';
import { createDataSource } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { ProblemCatalogue } from '../http/problem-table.js';
import { Logger } from '../logging/logger.js';
import { currentContext, enterContext, runWithContext } from '../logging/request-context.js';
import { CONFIG } from '../tokens.js';
import { Metrics } from './metrics.js';
import { TelemetryModule } from './telemetry.module.js';
import { formatTraceparent, parseTraceparent } from './traceparent.js';
import { startTracing, withSpan } from './tracing.js';

const TOKEN = 'a token for the collector';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const BROUGHT = `00-${TRACE}-b7ad6b7169203331-01`;

let database: TestDatabase;
let dataSource: DataSource;
let uow: UnitOfWork;

beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await createDataSource(database.url, 3, []).initialize();
  uow = new UnitOfWork(dataSource, new SystemClock(), { nudge: () => undefined });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

@Controller('api/things')
class ThingsController {
  @Get(':id') async show(@Param('id') id: string): Promise<{ traceparent: string | undefined }> {
    if (id === 'refused') throw new Refused({ code: 'not_found' });
    return withSpan('look up', { 'thing.kind': 'small' }, async () => Promise.resolve({ traceparent: currentContext()?.traceparent }));
  }
}

async function startApp(metricsToken?: string): Promise<NestFastifyApplication> {
  const foundation = [
    { provide: CONFIG, useValue: { process: 'all', metricsToken } },
    { provide: DataSource, useValue: dataSource },
    { provide: UnitOfWork, useValue: uow },
  ];
  @Global()
  @Module({ providers: foundation, exports: foundation.map((each) => each.provide) })
  class Foundation {}
  @Module({ imports: [Foundation, TelemetryModule], controllers: [ThingsController] })
  class App {}
  const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false, abortOnError: false });
  app.useGlobalFilters(new ProblemFilter(new ProblemCatalogue(), Logger.create('test', 'silent')));
  const metrics = app.get(Metrics);
  // as http/configure-http.ts does
  app.getHttpAdapter().getInstance().addHook('onRequest', (request, _reply, done) => {
    const { traceparent } = request.headers;
    enterContext({ correlationId: newId(), ...(typeof traceparent === 'string' ? { traceparent } : {}) });
    done();
  });
  app.getHttpAdapter().getInstance().addHook('onResponse', (request, reply, done) => {
    metrics.observeHttp(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
  await app.listen(0, '0.0.0.0');
  return app;
}

const portOf = (app: NestFastifyApplication): number => (app.getHttpServer().address() as AddressInfo).port;
const scrape = async (app: NestFastifyApplication, headers: Record<string, string> = {}, host = '127.0.0.1'): Promise<Response> => fetch(`http://${host}:${portOf(app)}/metrics`, { headers });
/** The figure of a line, whatever stands in its labels besides. */
const figure = (page: string, name: string, ...labels: string[]): number | undefined => {
  const line = page.split('\n').find((each) => new RegExp(`^${name}[{ ]`).test(each) && labels.every((label) => each.includes(label)));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
};

describe('figures', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  it('tell the backlog, the queues, the pool, the process and HTTP by route', async () => {
    app.get(Metrics).watchQueues(async () => Promise.resolve({ routing: { waiting: 7, active: 2 } }));
    await uow.run(SYSTEM, async (tx) => {
      for (const age of [90, 30]) {
        await tx.execute(
          `INSERT INTO platform.outbox (id, type, aggregate_id, jurisdiction, payload, audience, correlation_id, created_at) VALUES ($1, 'request.submitted', $1, '110000', '{}', '{}', 'c', now() - make_interval(secs => $2))`,
          [newId(), age],
        );
      }
      tx.audit({ act: 'test.unsealed', subjectKind: 'test', subjectId: 'x' });
    });
    for (const id of ['7', '8', 'refused']) await fetch(`http://127.0.0.1:${portOf(app)}/api/things/${id}`);
    await fetch(`http://127.0.0.1:${portOf(app)}/nowhere/at/all`);
    const answer = await scrape(app);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const page = await answer.text();
    expect(figure(page, 'tongban_outbox_unsent')).toBe(2);
    expect(figure(page, 'tongban_outbox_lag_seconds')).toBeGreaterThanOrEqual(90);
    expect(figure(page, 'tongban_outbox_lag_seconds')).toBeLessThan(150);
    expect(figure(page, 'tongban_audit_unsealed')).toBeGreaterThanOrEqual(1);
    expect(figure(page, 'tongban_attention_open')).toBe(0);
    expect(figure(page, 'tongban_queue_jobs', 'queue="routing"', 'state="waiting"')).toBe(7);
    expect(figure(page, 'tongban_database_connections', 'state="open"')).toBeGreaterThanOrEqual(1);
    expect(figure(page, 'tongban_http_seconds_count', 'route="/api/things/:id"', 'status="200"')).toBe(2);
    expect(figure(page, 'tongban_http_seconds_count', 'route="/api/things/:id"', 'status="404"')).toBe(1);
    expect(figure(page, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(page).not.toContain('nowhere');
  });

  it('are for the machine itself where no token is configured, and for nobody behind a proxy', async () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) expect((await scrape(app, { [name]: '127.0.0.1' })).status).toBe(404);
    const outside = Object.values(networkInterfaces()).flat().find((each) => each && !each.internal && each.family === 'IPv4');
    if (outside) expect((await scrape(app, {}, outside.address)).status).toBe(404);
  });

  it('are for whoever has the token where one is configured, and for nobody else', async () => {
    const guarded = await startApp(TOKEN);
    expect((await scrape(guarded, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const authorization of [undefined, 'Bearer other', `Basic ${TOKEN}`, `Bearer ${TOKEN} `.trimEnd() + 'x']) {
      const refused = await scrape(guarded, authorization === undefined ? {} : { authorization });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
      expect(await refused.json()).toMatchObject({ code: 'not_signed_in' });
    }
    await guarded.close();
    const empty = await startApp('');
    expect((await scrape(empty, { authorization: 'Bearer ' })).status).toBe(200);
    expect((await scrape(empty, { via: 'proxy' })).status).toBe(404);
    await empty.close();
  });

  it('are told, as far as they can be seen, while the database is away', async () => {
    const source = await createDataSource(database.url, 2, []).initialize();
    const metrics = new Metrics({ process: 'all' } as never, new UnitOfWork(source, new SystemClock(), { nudge: () => undefined }), source);
    metrics.watchQueues(async () => Promise.reject(new Error('no queue')));
    const name = new URL(database.url).pathname.slice(1);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    const page = await metrics.page();
    await owner.query(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    await owner.end();
    expect(figure(page, 'tongban_outbox_unsent')).toBeUndefined();
    expect(figure(page, 'tongban_figures_unseen_total', 'source="database"')).toBe(1);
    expect(figure(page, 'tongban_figures_unseen_total', 'source="queues"')).toBe(1);
    expect(figure(page, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    await source.destroy();
  });

  it('ask the database once for everyone who asks at the same time', async () => {
    const metrics = new Metrics({ process: 'all' } as never, uow, dataSource);
    let looks = 0;
    metrics.watchQueues(async () => Promise.resolve({ routing: { waiting: ++looks } }));
    await Promise.all(Array.from({ length: 20 }, async () => metrics.page()));
    expect(looks).toBe(1);
  });
});

describe('traceparent', () => {
  it('reads what it writes', () => {
    const span = parseTraceparent(BROUGHT);
    expect(span).toEqual({ traceId: TRACE, spanId: 'b7ad6b7169203331', traceFlags: 1, isRemote: true });
    expect(span && formatTraceparent(span)).toBe(BROUGHT);
  });

  it.each([undefined, null, '', 'x', BROUGHT.slice(3), BROUGHT.toUpperCase(), `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `00-${TRACE}-${'0'.repeat(16)}-01`, `${BROUGHT}\n`])('names no span: %j', (text) => {
    expect(parseTraceparent(text)).toBeUndefined();
  });
});

interface ExportedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly status: { readonly code?: number; readonly message?: string };
  readonly attributes: { readonly key: string; readonly value: Record<string, unknown> }[];
}

describe('traces', () => {
  const received: { path: string; body: { resourceSpans: { resource: { attributes: { key: string; value: { stringValue?: string } }[] }; scopeSpans: { spans: ExportedSpan[] }[] }[] } }[] = [];
  let collector: Server;
  let endpoint = '';

  beforeAll(async () => {
    collector = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        received.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString()) as (typeof received)[number]['body'] });
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    process.env['OTEL_EXPORTER_OTLP_PROTOCOL'] = 'http/json';
  });
  afterAll(() => {
    delete process.env['OTEL_EXPORTER_OTLP_PROTOCOL'];
    delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
    collector.closeAllConnections();
    collector.close();
  });

  it('only run the work where none are sent', async () => {
    const stop = await startTracing({ otlpEndpoint: undefined }, 'test');
    const context = { correlationId: 'c', traceparent: BROUGHT };
    await runWithContext(context, async () => withSpan('work', {}, async () => {
      expect(currentContext()).toBe(context);
      return Promise.resolve();
    }));
    await stop();
    expect(received).toEqual([]);
  });

  it('follow a request from its caller through its handler to what it announces, and a job from there', async () => {
    const stop = await startTracing({ otlpEndpoint: endpoint }, 'tongban-test');
    const app = await startApp();
    const answer = await fetch(`http://127.0.0.1:${portOf(app)}/api/things/42?name=测试员`, { headers: { traceparent: BROUGHT } });
    const { traceparent } = (await answer.json()) as { traceparent: string };
    await fetch(`http://127.0.0.1:${portOf(app)}/api/things/refused`);
    const failure = runWithContext({ correlationId: 'c', traceparent }, async () => withSpan('job', { 'tongban.event': 'request.submitted' }, async () => Promise.reject(new TypeError('测试员 is no number'))));
    await expect(failure).rejects.toThrow('is no number');
    await expect(withSpan('refused', {}, async () => Promise.reject(new Refused({ code: 'stale' })))).rejects.toThrow('stale');
    await app.close();
    await stop();

    const spans = received.flatMap(({ body }) => body.resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)));
    const byName = (name: string): ExportedSpan | undefined => spans.find((span) => span.name === name);
    const [server, inner, job] = [byName('GET /api/things/:id'), byName('look up'), byName('job')];
    expect(server).toMatchObject({ traceId: TRACE, parentSpanId: 'b7ad6b7169203331', kind: 2 });
    expect(inner).toMatchObject({ traceId: TRACE, parentSpanId: server?.spanId });
    expect(traceparent).toBe(`00-${TRACE}-${inner?.spanId ?? ''}-01`);
    expect(job).toMatchObject({ traceId: TRACE, parentSpanId: inner?.spanId, status: { code: 2, message: 'TypeError' } });
    expect(byName('refused')).toMatchObject({ status: {}, attributes: [{ key: 'tongban.refusal', value: { stringValue: 'stale' } }] });
    expect(spans.filter((span) => span.name === 'GET /api/things/:id').map((span) => span.attributes.find((each) => each.key === 'http.response.status_code')?.value)).toEqual([{ intValue: 200 }, { intValue: 404 }]);
    expect(received.every(({ path }) => path === '/v1/traces')).toBe(true);
    const resource = received[0]?.body.resourceSpans[0]?.resource.attributes ?? [];
    expect(resource).toContainEqual({ key: 'service.name', value: { stringValue: 'tongban-test' } });
    expect(resource.map((each) => each.key).filter((key) => key.startsWith('process.') || key.startsWith('host.'))).toEqual([]);
    expect(JSON.stringify(received)).not.toMatch(/测试员|name=/);
  });

  it('do not keep a process from ending when the collector is gone', async () => {
    const stop = await startTracing({ otlpEndpoint: 'http://127.0.0.1:9' }, 'test');
    await withSpan('lost', {}, async () => Promise.resolve());
    const begun = Date.now();
    await stop();
    expect(Date.now() - begun).toBeLessThan(6_000);
  });
});
