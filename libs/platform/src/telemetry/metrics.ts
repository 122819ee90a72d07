import { Inject, Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../auth/actor.js';
import type { Config } from '../config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CONFIG } from '../tokens.js';

/** Seconds; the bar of a transition is 0.1, of a work-list page 0.15. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10];
/** Whoever asks more often gets the same figures of database and queues. */
const REMEMBERED_MS = 3_000;
/** Below the time after which Prometheus gives up, 10 s. */
const PATIENCE_MS = 4_000;

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
  /** Event streams that are open now: their length says nothing about how fast we answer. */
  readonly openStreams: Gauge;
  private readonly gauges: Readonly<Record<keyof Backlog, Gauge>>;
  private readonly jobs: Gauge<'queue' | 'state'>;
  private readonly pool: Gauge<'state'>;
  private readonly unseen: Counter<'source'>;
  private readonly sweepFailures: Counter<'sweep'>;
  private readonly deliveries: Counter<'channel' | 'outcome'>;
  private looked: { readonly at: number; readonly done: Promise<void> } | undefined;
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
    this.openStreams = new Gauge({ name: 'tongban_live_streams', help: 'Open streams of server-sent events', registers });
    this.jobs = new Gauge({ name: 'tongban_queue_jobs', help: 'Jobs by queue and state', labelNames: ['queue', 'state'], registers });
    this.pool = new Gauge({ name: 'tongban_database_connections', help: 'Connections of the pool', labelNames: ['state'], registers });
    this.unseen = new Counter({ name: 'tongban_figures_unseen_total', help: 'Times that figures could not be looked at', labelNames: ['source'], registers });
    this.sweepFailures = new Counter({ name: 'tongban_sweep_failures_total', help: 'Things that failed in a sweep and are tried again', labelNames: ['sweep'], registers });
    this.deliveries = new Counter({ name: 'tongban_notice_deliveries_total', help: 'Attempts to deliver a notice outside the app, by what came of them', labelNames: ['channel', 'outcome'], registers });
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

  countSweepFailure(sweep: string): void {
    this.sweepFailures.inc({ sweep });
  }

  countDelivery(channel: string, outcome: string): void {
    this.deliveries.inc({ channel, outcome });
  }

  /**
   * The page for Prometheus; looks at database and queues when asked, at most every few seconds. What cannot be looked at is left out
   * and counted, because figures are needed most when something is down.
   */
  async page(): Promise<string> {
    if (!this.looked || Date.now() - this.looked.at >= REMEMBERED_MS) this.looked = { at: Date.now(), done: this.look() };
    await this.looked.done;
    const { master } = this.dataSource.driver as unknown as { master?: { totalCount: number; idleCount: number; waitingCount: number } };
    if (master) for (const [state, count] of [['open', master.totalCount], ['idle', master.idleCount], ['waiting', master.waitingCount]] as const) this.pool.set({ state }, count);
    return this.registry.metrics();
  }

  private async look(): Promise<void> {
    for (const gauge of Object.values(this.gauges)) gauge.remove();
    this.jobs.reset();
    await Promise.all([this.attempt('database', async () => this.lookAtDatabase()), this.attempt('queues', async () => this.lookAtQueues())]);
  }

  private async attempt(source: string, work: () => Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), PATIENCE_MS);
    });
    await Promise.race([work(), late]).catch(() => this.unseen.inc({ source }));
    clearTimeout(timer);
  }

  private async lookAtDatabase(): Promise<void> {
    const backlog = await this.backlog();
    for (const key of ['unsent', 'lag', 'unsealed', 'attention'] as const) this.gauges[key].set(backlog[key]);
  }

  private async lookAtQueues(): Promise<void> {
    for (const [queue, states] of Object.entries(await this.depths())) for (const [state, count] of Object.entries(states)) this.jobs.set({ queue, state }, count);
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
