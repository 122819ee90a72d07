import { createHash, timingSafeEqual } from 'node:crypto';
import { SpanStatusCode, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#kernel';
import type { Config } from '../config.js';
import type { Metrics } from './metrics.js';
import { startHttpSpan, within } from './tracing.js';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** What proxies add: behind one, the connection's address says nothing about who asks. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * `GET /metrics` for Prometheus: with the token of METRICS_TOKEN as a bearer; without one configured, only for the machine itself. Not a controller,
 * because the guard of all controllers takes a bearer for a token of the identity provider.
 */
export function mountMetrics(server: FastifyInstance, metrics: Metrics, config: Pick<Config, 'metricsToken'>): void {
  server.get('/metrics', async (request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(request, config.metricsToken);
    if (refusal === 'not_signed_in') void reply.header('www-authenticate', 'Bearer');
    if (refusal !== undefined) throw new Refused({ code: refusal });
    return reply.header('content-type', metrics.registry.contentType).header('cache-control', 'no-store').send(await metrics.page());
  });
}

/** A span for each request; what its handler calls hangs on it. Mount it after the hook that gives the request its context. */
export function mountHttpSpans(server: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  server.addHook('onRequest', (request, _reply, done) => {
    const span = startHttpSpan(request.method);
    spans.set(request, span);
    within(span, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request);
    // The pattern of the route, not the address: an address may carry a search word.
    const route = request.routeOptions.url;
    if (route !== undefined) span?.updateName(`${request.method} ${route}`).setAttribute('http.route', route);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

function refusalOf(request: FastifyRequest, token: string | undefined): 'not_signed_in' | 'not_found' | undefined {
  if (!token) {
    const direct = LOOPBACK.test(request.socket.remoteAddress ?? '') && FORWARDED.every((name) => request.headers[name] === undefined);
    return direct ? undefined : 'not_found';
  }
  const [, given = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token)) ? undefined : 'not_signed_in';
}

/** Equal lengths, so that comparing takes equal time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
