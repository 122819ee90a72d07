import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from '#kernel';
import type { Config } from '../config.js';
import { newId } from '../database/ids.js';
import { mountDemoSignIn } from '../auth/mount-demo-sign-in.js';
import { mountSecurityHeaders } from '../auth/security-headers.js';
import { mountAddressLimit } from '../limits/address-limit.hook.js';
import type { Logger } from '../logging/logger.js';
import { enterContext } from '../logging/request-context.js';
import { Metrics } from '../telemetry/metrics.js';
import { openApiDocument } from './openapi.js';
import { ProblemCatalogue } from './problem-table.js';
import { ProblemFilter } from './problem.filter.js';
import { validationPipe } from './validation.js';

const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/** Plugins, hooks, pipes and documents of the HTTP side, in their order. */
export async function configureHttp(app: NestFastifyApplication, config: Config, logger: Logger, docsPage: boolean): Promise<void> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  correlate(server, logger, app.get(Metrics));
  if (config.process === 'worker') answerOnlyHealth(server);
  mountSecurityHeaders(app);
  mountAddressLimit(app);
  // Nothing here takes plain text; Fastify would.
  server.removeContentTypeParser('text/plain');
  await app.register(cookie as never);
  await app.register(multipart as never, { limits: { files: 1, fileSize: MAX_UPLOAD_BYTES, fields: 10, fieldSize: 2_000, headerPairs: 50, parts: 12 } } as never);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter(app.get(ProblemCatalogue), logger));
  if (config.process === 'worker') return;
  await mountDemoSignIn(app);
  serveDocs(app, docsPage);
}

function correlate(server: FastifyInstance, logger: Logger, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-correlation-id'];
    const correlationId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
    const traceparent = request.headers['traceparent'];
    enterContext({ correlationId, ...(typeof traceparent === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/.test(traceparent) ? { traceparent } : {}) });
    void reply.header('x-correlation-id', correlationId);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The route pattern, not the address: an address may carry a search word.
    const route = request.routeOptions.url ?? 'unknown';
    if (!isEventStream(reply)) metrics.observeHttp(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    logger.event('debug', 'http', { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    done();
  });
}

/** Its answer lasts as long as the page is open. Nest writes it past Fastify, so only the raw answer knows. */
function isEventStream(reply: FastifyReply): boolean {
  return String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

/** Of a worker nobody wants anything else; each address that is not there cannot be attacked. */
const OF_A_WORKER: ReadonlySet<string> = new Set(['/api/health/live', '/api/health/ready', '/metrics']);

/** A worker has the controllers of its contexts, because jobs and controllers come in one module: it does not answer for them. */
function answerOnlyHealth(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const asked = request.method === 'GET' && OF_A_WORKER.has(request.routeOptions.url ?? '');
    done(asked ? undefined : new Refused({ code: 'not_found' }));
  });
}

function serveDocs(app: NestFastifyApplication, page: boolean): void {
  let document: ReturnType<typeof openApiDocument> | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= openApiDocument(app)), {
    ui: page, jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml', customSiteTitle: 'Tongban API',
  });
}
