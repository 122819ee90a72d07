import { Inject, Injectable } from '@nestjs/common';
import pg from 'pg';
import { defer, filter, finalize, Subject, type Observable } from 'rxjs';
import type { Actor } from '../auth/actor.js';
import type { Config } from '../config.js';
import { Logger } from '../logging/logger.js';
import { LIVE_CHANNEL, type LiveEvent } from '../outbox/relay.js';
import { Metrics } from '../telemetry/metrics.js';
import { CONFIG, LOGGER } from '../tokens.js';

/** Live updates in one HTTP process: listens to what relays announce and tells each browser only where its own person or post should look again. */
@Injectable()
export class LiveHub {
  private readonly events = new Subject<LiveEvent>();
  private client: pg.Client | undefined;
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** The live events that concern the actor; whoever listens counts as an open stream. */
  eventsFor(actor: Actor): Observable<LiveEvent> {
    return defer(() => {
      this.metrics.openStreams.inc();
      return this.events.pipe(filter((event) => concerns(event, actor)), finalize(() => this.metrics.openStreams.dec()));
    });
  }

  async start(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.listen();
        return;
      } catch (error) {
        this.logger.failure('live updates are not connected; trying again', error);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.events.complete();
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'tongban-live', keepAlive: true });
    let lost = false;
    const again = (): void => {
      if (lost) return;
      lost = true;
      void client.end().catch(() => undefined);
      if (!this.stopping) setTimeout(() => void this.start(), 500);
    };
    client.on('notification', (n) => {
      for (const event of JSON.parse(n.payload ?? '[]') as LiveEvent[]) this.events.next(event);
    });
    // Before it connects: a server that goes down at that moment says so behind the greeting, in one breath.
    client.on('error', () => undefined);
    await client.connect();
    client.on('error', again);
    client.on('end', again);
    await client.query(`LISTEN ${LIVE_CHANNEL}`);
    this.client = client;
  }
}

function concerns({ audience }: LiveEvent, actor: Actor): boolean {
  if (actor.kind !== 'person') return false;
  const { post } = actor;
  if (!post) return audience.persons.includes(actor.personId);
  switch (post.reach) {
    case 'own':
      return post.authorityId !== null && audience.authorities.includes(post.authorityId);
    case 'below':
      return audience.jurisdictions.some((j) => post.jurisdictions.includes(j));
    case 'all':
      return true;
  }
}
