import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import type { Keys } from '../crypto/keys.js';
import type { Logger } from '../logging/logger.js';
import { CONFIG, KEYS, LOGGER, PRINCIPALS } from '../tokens.js';
import type { Principals } from './principals.js';
import { ProviderTransport } from './provider-transport.js';

/**
 * Mounts the demonstration provider under /demo-sign-in when, and only when, the mode is `demo` and no other provider is configured.
 * Its code is loaded here and nowhere else: a production process never has it in memory. Call it before the routes are mounted.
 */
export async function mountDemoSignIn(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  if (config.mode !== 'demo' || config.oidc.issuer !== `${config.publicUrl}/demo-sign-in`) return;
  const principals = app.get<Principals>(PRINCIPALS);
  const { createDemoProvider } = await import('./demo-provider/demo-provider.js');
  const { demoRoutes } = await import('./demo-provider/demo-routes.js');
  const fastify = app.getHttpAdapter().getInstance();
  const seed = app.get<Keys>(KEYS).derive('demonstration provider');
  await demoRoutes(fastify, await createDemoProvider({ config, principals, logger: app.get<Logger>(LOGGER), seed }), principals, config.publicUrl);
  app.get(ProviderTransport).answerWithin(`${config.oidc.issuer}/`, async (address, request) => {
    const { pathname, search } = new URL(address);
    return fetch(`${ownAddress(fastify.server.address() as AddressInfo)}${pathname}${search}`, { ...(request as RequestInit), redirect: 'manual' });
  });
}

/** Where this process listens, as it can be reached from itself. */
function ownAddress({ address, family, port }: AddressInfo): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}
