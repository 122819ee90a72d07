import { Global, Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttentionController } from './attention/attention.controller.js';
import { AttentionService } from './attention/attention.service.js';
import { AttentionStore } from './attention/attention.store.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BlobsModule } from './blobs/blobs.module.js';
import { SystemClock } from './clock.js';
import type { Config } from './config.js';
import { KeysModule } from './crypto/keys.module.js';
import { SigningKeys } from './crypto/signing-keys.js';
import { hearEveryError } from './database/hear-every-error.js';
import { createDataSource, type EntityClass } from './database/data-source.js';
import { refuseUnsafeLogin } from './database/prepare.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthModule } from './health/health.module.js';
import { LiveHub } from './http/live-hub.js';
import { ProblemCatalogue } from './http/problem-table.js';
import { LimitsModule } from './limits/limits.module.js';
import { Logger } from './logging/logger.js';
import { OutboxRelay } from './outbox/relay.js';
import { OutboxSweep } from './outbox/sweep.js';
import { EventConsumer } from './queue/consumer.js';
import { DueWork } from './queue/due-work.js';
import { QueueRunner } from './queue/queue-runner.js';
import { QueueWatch } from './queue/queue-watch.js';
import { SubscriptionRegistry } from './queue/subscriptions.js';
import { SweepRunner } from './queue/sweeps.js';
import { TelemetryModule } from './telemetry/telemetry.module.js';
import { CLOCK, CONFIG, LOGGER, RELAY_NUDGE, type RelayNudge } from './tokens.js';

export interface PlatformOptions {
  readonly config: Config;
  readonly logger: Logger;
  /** Entities of every context that the process mounts. */
  readonly entities: readonly EntityClass[];
}

/** Bridges the unit of work, which announces commits, and the relay, which itself works in units of work. */
class NudgeBridge implements RelayNudge {
  private target: RelayNudge | undefined;
  attach(target: RelayNudge): void {
    this.target = target;
  }
  nudge(): void {
    this.target?.nudge();
  }
}

const OWN = [
  AttentionService, AttentionStore, DueWork, EventConsumer, LiveHub, OutboxRelay, OutboxSweep, ProblemCatalogue, QueueRunner, QueueWatch, SigningKeys, SubscriptionRegistry, SweepRunner, UnitOfWork,
];

/** Everything below the contexts, once per process. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(RELAY_NUDGE) bridge: NudgeBridge,
    relay: OutboxRelay,
  ) {
    if (this.config.process !== 'http') bridge.attach(relay);
  }

  static forRoot({ config, logger, entities }: PlatformOptions): DynamicModule {
    const clock = new SystemClock();
    if (config.fixedNow) clock.travelTo(config.fixedNow);
    return {
      module: PlatformModule,
      imports: [KeysModule, AuthModule, LimitsModule, AuditModule, BlobsModule, HealthModule, TelemetryModule],
      controllers: config.process === 'worker' ? [] : [AttentionController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: CLOCK, useValue: clock },
        { provide: RELAY_NUDGE, useClass: NudgeBridge },
        { provide: DataSource, useFactory: async () => connect(config, entities) },
        ...OWN,
      ],
      exports: [CONFIG, LOGGER, CLOCK, RELAY_NUDGE, DataSource, KeysModule, AuditModule, BlobsModule, AuthModule, HealthModule, TelemetryModule, ...OWN],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}

async function connect(config: Config, entities: readonly EntityClass[]): Promise<DataSource> {
  const dataSource = await createDataSource(config.databaseUrl, config.databasePool, entities).initialize();
  hearEveryError((dataSource.driver as unknown as { readonly master: Parameters<typeof hearEveryError>[0] }).master);
  await refuseUnsafeLogin(async (sql) => dataSource.query(sql));
  return dataSource;
}
