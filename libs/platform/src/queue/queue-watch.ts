import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../config.js';
import { Readiness } from '../health/readiness.js';
import { Metrics } from '../telemetry/metrics.js';
import { CONFIG } from '../tokens.js';
import { QueueRunner } from './queue-runner.js';

/** Shows the queues of a process that has any to readiness and metrics. */
@Injectable()
export class QueueWatch implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queues: QueueRunner,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    if (this.config.process === 'http') return;
    this.metrics.watchQueues(async () => this.queues.depths());
    this.readiness.add({ name: 'queue', check: async () => this.queues.check() });
  }
}
