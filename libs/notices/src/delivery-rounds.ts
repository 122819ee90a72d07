import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOGGER, Metrics, SYSTEM, UnitOfWork, type Logger } from '#platform';
import { DeadDeliveries } from './dead-deliveries.js';
import { DeliveryStore } from './data/delivery.store.js';
import type { DeliveryEntity } from './data/entities.js';
import { Couriers } from './couriers.js';
import { CHANNELS, type Channel } from './domain/channels.js';
import type { Outcome } from './domain/delivery.js';
import { waitAfter } from './domain/patience.js';
import { reasonOf } from './failure-reason.js';

/** How many messages leave side by side, by channel: whatever is slow on one leaves the other alone. */
const AT_ONCE: Readonly<Record<Channel, number>> = { email: 8, webhook: 24 };
/** A process that has not said within this time what came of a message is taken for dead. Longer than any courier takes. */
const LEASE_MS = 90_000;
/** A round claims for this long; what is still on its way then goes on behind it. */
const ROUND_MS = 2_000;
/** After a failure the other messages to the same receiver wait this long. */
const REST_MS = 10_000;

/**
 * Sends what is due. One message to a receiver at a time and many receivers side by side, so that a slow or dead one holds up nobody else; a message is claimed before it is
 * sent and recorded after it, so that it is sent at least once, and by one process at a time.
 */
@Injectable()
export class DeliveryRounds implements BeforeApplicationShutdown {
  private readonly underWay = new Map<string, { readonly channel: Channel; readonly done: Promise<void> }>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DeliveryStore,
    private readonly couriers: Couriers,
    private readonly dead: DeadDeliveries,
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One round: begins what is due until nothing is, or until its time is over. Does not wait for what takes longer. */
  async run(): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => this.dead.revive(tx));
    const end = Date.now() + ROUND_MS;
    for (;;) {
      let begun = 0;
      for (const channel of CHANNELS) begun += await this.begin(channel);
      const left = end - Date.now();
      if (left <= 0 || (begun === 0 && this.underWay.size === 0)) return;
      if (begun === 0) await this.pause(left);
    }
  }

  /** Lets what is on its way arrive before the process ends. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.underWay.values()].map(async ({ done }) => done));
  }

  /** Claims and begins what the channel has room for; how many. */
  private async begin(channel: Channel): Promise<number> {
    const limit = AT_ONCE[channel] - [...this.underWay.values()].filter((each) => each.channel === channel).length;
    if (limit <= 0) return 0;
    const claimed = await this.uow.run(SYSTEM, async (tx) => this.store.claim(tx, { channel, busy: [...this.underWay.keys()], limit, until: new Date(tx.now.getTime() + LEASE_MS) }));
    for (const delivery of claimed) this.underWay.set(delivery.receiver, { channel, done: this.deliver(delivery).finally(() => this.underWay.delete(delivery.receiver)) });
    return claimed.length;
  }

  private async pause(longest: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, longest)));
    await Promise.race([over, ...[...this.underWay.values()].map(async ({ done }) => done)]);
    clearTimeout(timer);
  }

  private async deliver(delivery: DeliveryEntity): Promise<void> {
    try {
      const outcome = await this.couriers.send(delivery).catch((error: unknown): Outcome => ({ kind: 'failed', reason: reasonOf(error) }));
      this.metrics.countDelivery(delivery.channel, outcome.kind);
      await this.record(delivery, outcome);
    } catch (error) {
      this.logger.failure('what came of a delivery could not be written; it is sent again when its claim runs out', error, { id: delivery.id });
    }
  }

  private async record(delivery: DeliveryEntity, outcome: Outcome): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      const ended = { nextAt: delivery.nextAt, endedAt: tx.now };
      if (outcome.kind === 'sent') return void (await this.store.record(tx, delivery, { state: 'sent', lastError: null, ...ended }));
      const lastError = outcome.reason;
      if (outcome.kind === 'gone' || outcome.kind === 'nobody') return this.dead.end(tx, delivery, outcome);
      const wait = waitAfter(delivery.attempts, Math.random());
      await this.store.rest(tx, delivery.receiver, new Date(tx.now.getTime() + REST_MS));
      if (wait !== undefined) return void (await this.store.record(tx, delivery, { state: 'failed', nextAt: new Date(tx.now.getTime() + wait), lastError, endedAt: null }));
      if (await this.store.record(tx, delivery, { state: 'dead', lastError, ...ended })) await this.dead.raise(tx, delivery, lastError);
    });
  }
}
