import { context, propagation, SpanStatusCode, trace, type Attributes } from '@opentelemetry/api';
import type { Config } from '../config.js';
import { currentContext } from '../logging/request-context.js';

const tracer = trace.getTracer('tongban');

/**
 * Starts OpenTelemetry when an exporter is configured (`OTEL_EXPORTER_OTLP_ENDPOINT`); the SDK is loaded then and not before. Returns
 * what flushes and ends it.
 */
export async function startTracing(config: Pick<Config, 'otlpEndpoint'>, serviceName: string): Promise<() => Promise<void>> {
  if (config.otlpEndpoint === undefined) return async () => Promise.resolve();
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName });
  sdk.start();
  return async () => sdk.shutdown();
}

/**
 * Runs the work in a span that hangs on the trace of the request or job; without an SDK this costs next to nothing. Attributes are ids and
 * codes, never personal data.
 */
export async function withSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const traceparent = currentContext()?.traceparent;
  const parent = traceparent === undefined ? context.active() : propagation.extract(context.active(), { traceparent });
  return tracer.startActiveSpan(name, { attributes }, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      span.end();
    }
  });
}
