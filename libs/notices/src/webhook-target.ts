import { Inject, Injectable } from '@nestjs/common';
import { Resolver } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { CONFIG, type Config } from '#platform';
import { isLoopback, isPublicAddress } from './public-address.js';

/** Where a webhook goes: the addresses that were looked at, and nothing else. */
export interface Target {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[];
}

/** Why an address is not written to. */
export type TargetFault = 'not_an_address' | 'not_https' | 'with_credentials' | 'unresolvable' | 'inner_network';

/** An address that is not written to. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
  constructor(readonly fault: TargetFault) {
    super(`the address is refused: ${fault}`);
  }
}

/** Decides which addresses webhooks may go to, so that nobody reaches through us what is not open to the world. */
@Injectable()
export class WebhookTargets {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Resolves the name, and refuses when a single one of its addresses is not allowed. The connection must then go to these addresses: a name that is asked again may
   * answer otherwise. Throws {@link TargetRefused}.
   */
  async resolve(text: string): Promise<Target> {
    if (!URL.canParse(text)) throw new TargetRefused('not_an_address');
    const url = new URL(text);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TargetRefused('not_https');
    if (url.username !== '' || url.password !== '') throw new TargetRefused('with_credentials');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const mayBeOwn = this.config.mode === 'demo';
    if (url.protocol === 'http:' && !(mayBeOwn && (host === 'localhost' || (isIP(host) !== 0 && isLoopback(host))))) throw new TargetRefused('not_https');
    const addresses = await addressesOf(host);
    const own = mayBeOwn && addresses.every(({ address }) => isLoopback(address));
    if (!own && !this.config.webhookPrivate && !addresses.every(({ address }) => isPublicAddress(address))) throw new TargetRefused('inner_network');
    return { url, addresses };
  }
}

async function addressesOf(host: string): Promise<LookupAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  if (host === 'localhost') return [{ address: '127.0.0.1', family: 4 }];
  // A resolver of its own: the system's runs in a few threads for the whole process, and a name server that is silent would hold up everything that needs one.
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  const [v4, v6] = await Promise.all([resolver.resolve4(host).catch(() => []), resolver.resolve6(host).catch(() => [])]);
  const found = [...v4.map((address) => ({ address, family: 4 })), ...v6.map((address) => ({ address, family: 6 }))];
  if (found.length === 0) throw new TargetRefused('unresolvable');
  return found;
}
