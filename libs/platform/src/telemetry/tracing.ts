import { setTimeout as sleep } from 'node:timers/promises';
import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';
import { Refused } from '#kernel';
import type { Config } from '../config.js';
import { currentContext, runWithContext } from '../logging/request-context.js';
import { formatTraceparent, parseTraceparent } from './traceparent.js';

/** A collector that does not answer must not hold up the end of the process. */
const FLUSH_MS = 5_000;

let tracing = false;

/** Whether this process sends traces. */
export function isTracing(): boolean {
  return tracing;
}

/**
 * Starts OpenTelemetry when an exporter is configured (`OTEL_EXPORTER_OTLP_ENDPOINT`; the other `OTEL_` variables apply too); the SDK is loaded
 * then and not before. Only traces: figures are at `/metrics`, logs on the standard output. Returns what flushes and ends it.
 */
export async function startTracing(config: Pick<Config, 'otlpEndpoint'>, serviceName: string): Promise<() => Promise<void>> {
  if (!config.otlpEndpoint) return async () => Promise.resolve();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ??= config.otlpEndpoint;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  // Without detection of the process: its command line and host name concern nobody.
  const sdk = new NodeSDK({ serviceName, metricReaders: [], logRecordProcessors: [], autoDetectResources: false });
  sdk.start();
  tracing = true;
  return async () => {
    tracing = false;
    await Promise.race([sdk.shutdown().catch(() => undefined), sleep(FLUSH_MS, undefined, { ref: false })]);
  };
}

/**
 * Runs the work in a span under the one that runs, or else under the trace that the request or job brought; what the work announces hangs on
 * this span. Without an exporter it only runs the work. Attributes are ids and codes, never personal data.
 */
export async function withSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!tracing) return work();
  const span = trace.getTracer('tongban').startSpan(name, { attributes }, parent());
  try {
    return await within(span, work);
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** A span for an HTTP request, under the trace that the caller brought. End it with {@link Span.end}. */
export function startHttpSpan(method: string): Span {
  return trace.getTracer('tongban').startSpan(method, { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } }, parent());
}

/** Runs the work with the span as the active one, for whatever it calls and announces. */
export function within<T>(span: Span, work: () => T): T {
  const request = currentContext();
  const active = trace.setSpan(context.active(), span);
  const traced = request && { ...request, traceparent: formatTraceparent(span.spanContext()) };
  return context.with(active, () => (traced ? runWithContext(traced, work) : work()));
}

function parent(): Context {
  const active = context.active();
  if (trace.getSpan(active)) return active;
  const brought = parseTraceparent(currentContext()?.traceparent);
  return brought ? trace.setSpanContext(active, brought) : active;
}

/** The name of an error and not its message, which may quote what somebody wrote. That a rule says no is no failure. */
function markFailed(span: Span, error: unknown): void {
  if (error instanceof Refused) span.setAttribute('tongban.refusal', error.refusal.code);
  else span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
}
