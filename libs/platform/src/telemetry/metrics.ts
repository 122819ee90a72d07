import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../auth/actor.js';
import type { Config } from '../config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CONFIG } from '../tokens.js';

/** Seconds; the bar of a transition is 0.1, of a work-list page 0.15. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10];

interface Backlog {
  readonly unsent: number;
  readonly lag: number;
  readonly unsealed: number;
  readonly attention: number;
}

/** What the process measures for Prometheus. Labels are route patterns and codes, never addresses or ids. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly http: Histogram<'method' | 'route' | 'status'>;
  private readonly gauges: Readonly<Record<keyof Backlog, Gauge>>;
  private readonly jobs: Gauge<'queue' | 'state'>;
  private readonly pool: Gauge<'state'>;
  private depths: () => Promise<Record<string, Record<string, number>>> = async () => Promise.resolve({});

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly uow: UnitOfWork,
    private readonly dataSource: DataSource,
  ) {
    const registers = [this.registry];
    this.registry.setDefaultLabels({ process: config.process });
    collectDefaultMetrics({ register: this.registry });
    this.http = new Histogram({ name: 'tongban_http_seconds', help: 'Duration of HTTP answers', labelNames: ['method', 'route', 'status'], buckets: BUCKETS, registers });
    this.jobs = new Gauge({ name: 'tongban_queue_jobs', help: 'Jobs by queue and state', labelNames: ['queue', 'state'], registers });
    this.pool = new Gauge({ name: 'tongban_database_connections', help: 'Connections of the pool', labelNames: ['state'], registers });
    this.gauges = {
      unsent: new Gauge({ name: 'tongban_outbox_unsent', help: 'Events not yet in a queue', registers }),
      lag: new Gauge({ name: 'tongban_outbox_lag_seconds', help: 'Age of the oldest event not yet in a queue', registers }),
      unsealed: new Gauge({ name: 'tongban_audit_unsealed', help: 'Audit entries of the last hour not yet in the hash chain', registers }),
      attention: new Gauge({ name: 'tongban_attention_open', help: 'Open attention items', registers }),
    };
  }

  /** The queues of this process, where it has any. */
  watchQueues(depths: () => Promise<Record<string, Record<string, number>>>): void {
    this.depths = depths;
  }

  observeHttp(method: string, route: string, status: number, seconds: number): void {
    this.http.observe({ method, route, status }, seconds);
  }

  /** The page for Prometheus; looks at the database only when asked. */
  async page(): Promise<string> {
    const [backlog, depths] = await Promise.all([this.backlog(), this.depths()]);
    for (const key of ['unsent', 'lag', 'unsealed', 'attention'] as const) this.gauges[key].set(backlog[key]);
    for (const [queue, states] of Object.entries(depths)) for (const [state, count] of Object.entries(states)) this.jobs.set({ queue, state }, count);
    const { master } = this.dataSource.driver as unknown as { master?: { totalCount: number; idleCount: number; waitingCount: number } };
    if (master) for (const [state, count] of [['open', master.totalCount], ['idle', master.idleCount], ['waiting', master.waitingCount]] as const) this.pool.set({ state }, count);
    return this.registry.metrics();
  }

  private async backlog(): Promise<Backlog> {
    return this.uow.run(SYSTEM, async (tx) => {
      const rows = await tx.query<Backlog>(
        `SELECT (SELECT count(*)::int FROM platform.outbox WHERE sent_at IS NULL) AS unsent,
           coalesce((SELECT extract(epoch FROM $1::timestamptz - min(created_at))::float8 FROM platform.outbox WHERE sent_at IS NULL), 0) AS lag,
           (SELECT count(*)::int FROM platform.audit_entry e WHERE e.at > $1::timestamptz - interval '1 hour'
              AND NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id)) AS unsealed,
           (SELECT count(*)::int FROM platform.attention WHERE resolved_at IS NULL) AS attention`,
        [tx.now],
      );
      return rows[0] ?? { unsent: 0, lag: 0, unsealed: 0, attention: 0 };
    });
  }
}
