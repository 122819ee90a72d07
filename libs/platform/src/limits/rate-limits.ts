import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Refused } from '#kernel';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Config } from '../config.js';
import { Logger } from '../logging/logger.js';
import { CONFIG, LOGGER } from '../tokens.js';
import { addressKey } from './address-key.js';

const MINUTE = 60;

/**
 * Requests per minute. An address may be a whole service hall behind one router, so requests of signed-in accounts are given back to
 * it and count for the account alone; sign-ins count for the address, because before them there is nobody else to count them for.
 */
export const LIMITS = {
  address: 600,
  sign_in: 20,
  account: 1_200,
  upload: 60,
  submit: 120,
  wallet: 120,
  /** Enough for a person with certificates before them, too few to try numbers one after another. */
  certificate_check: 30,
} as const;

/** Acts that count for the address, whoever is signed in. */
const OF_ADDRESS = ['sign_in', 'wallet'] as const;
/** What a handler costs beyond the general limits: some acts per address, the others per account; `certificate_check` per account where somebody is signed in. */
export type LimitedAct = Exclude<Pool, 'address' | 'account'>;
type ActOfAddress = (typeof OF_ADDRESS)[number];
type Pool = keyof typeof LIMITS;

/**
 * Counts requests in windows of one minute that begin with the first request. Counters live in the memory of each process; when
 * `QUEUE_URL` names a Redis they live there and hold for all processes together, and a Redis that does not answer is replaced by
 * the process's own counters: limits protect the service, they must never be what stops it.
 */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly pools: Readonly<Record<Pool, RateLimiterAbstract>> | undefined;
  private readonly redis: Redis | undefined;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    if (!config.rateLimit) return;
    this.redis = /^rediss?:/.test(config.queueUrl) ? connect(config.queueUrl) : undefined;
    const open = (pool: Pool): RateLimiterAbstract => limiter(pool, this.redis);
    this.pools = { address: open('address'), sign_in: open('sign_in'), account: open('account'), upload: open('upload'), submit: open('submit'), wallet: open('wallet'), certificate_check: open('certificate_check') };
  }

  /** Counts one request of a client address. Refuses `too_many_requests` with the seconds to wait in `details.retryAfter`. */
  async takeForAddress(address: string, act?: ActOfAddress | 'certificate_check'): Promise<void> {
    await this.take(act ?? 'address', addressKey(address));
  }

  /** Takes a counted request off the address again: it belongs to a signed-in account. Nobody waits for it. */
  giveBack(address: string): void {
    this.pools?.address.reward(addressKey(address)).catch((error: unknown) => this.logger.failure('rate limit: giving back failed', error));
  }

  /** Counts one request of an account, and once more where the act has a limit of its own. */
  async takeForAccount(personId: string, act?: Exclude<LimitedAct, ActOfAddress>): Promise<void> {
    await this.take('account', personId);
    if (act) await this.take(act, personId);
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private async take(pool: Pool, key: string): Promise<void> {
    try {
      await this.pools?.[pool].consume(key);
    } catch (reached) {
      if (!(reached instanceof RateLimiterRes)) throw reached;
      throw new Refused({ code: 'too_many_requests', details: { retryAfter: Math.max(1, Math.ceil(reached.msBeforeNext / 1_000)) } });
    }
  }
}

/** Whether the act counts for the address, whoever is signed in. */
export function countsForAddress(act: LimitedAct): act is ActOfAddress {
  return OF_ADDRESS.some((each) => each === act);
}

function limiter(pool: Pool, redis: Redis | undefined): RateLimiterAbstract {
  const options = { keyPrefix: `tongban:limit:${pool}`, points: LIMITS[pool], duration: MINUTE };
  const own = new RateLimiterMemory(options);
  // A blocked key is remembered here too, so that a flood does not become a flood of Redis commands.
  return redis ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: own, inMemoryBlockOnConsumed: LIMITS[pool] + 1 }) : own;
}

function connect(url: string): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2_000, commandTimeout: 500 });
  // The insurance limiter has already taken over; the queue's own connection reports the outage.
  redis.on('error', () => undefined);
  return redis;
}
