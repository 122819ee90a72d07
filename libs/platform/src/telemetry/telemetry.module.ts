import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.js';
import { CONFIG } from '../tokens.js';
import { mountHttpSpans, mountMetrics } from './http-telemetry.js';
import { Metrics } from './metrics.js';
import { isTracing } from './tracing.js';

/** Figures of the process, and a span for each request where traces are sent. Traces are started before the application exists: `tracing.ts`. */
@Module({ providers: [Metrics], exports: [Metrics] })
export class TelemetryModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (isTracing()) mountHttpSpans(server);
    mountMetrics(server, this.metrics, this.config);
  }
}
