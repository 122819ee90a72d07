import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

/** Figures of the process. Traces are started before the application exists: `tracing.ts`. */
@Module({ controllers: [MetricsController], providers: [Metrics], exports: [Metrics] })
export class TelemetryModule {}
