import { createPrivateKey, hash, randomBytes } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import type { OidcContext, Provider } from 'oidc-provider';
import type { Config } from '../../config.js';
import type { Logger } from '../../logging/logger.js';
import { API_AUDIENCE } from '../bearer-tokens.service.js';
import type { Principals } from '../principals.js';
import { messagePage, PAGE_HEADERS } from './card-page.js';
import { PROVIDER_TEXTS } from './card-page.texts.js';
import { VolatileStore } from './volatile-store.js';

/** Path under which the provider lives on our own site. */
export const DEMO_PATH = '/demo-sign-in';
const MINUTES = 60;
const BEARER_SECONDS = 60 * MINUTES;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The provider, with the means to make a bearer token for a card. */
export interface DemoProvider {
  readonly provider: Provider;
  /** An access token for our own API, as a real provider would give one to a system. Valid for an hour. */
  bearerFor(subject: string): Promise<string>;
}

/** What the provider stands on. */
export interface DemoProviderParts {
  readonly config: Config;
  readonly principals: Principals;
  readonly logger: Logger;
  /** 32 bytes, the same in every process of the demonstration, so that each accepts the tokens that another gave out. */
  readonly seed: Buffer;
}

/** An OpenID provider for the demonstration people. What is under way lives in memory: a restart ends it. */
export async function createDemoProvider({ config, principals, logger, seed }: DemoProviderParts): Promise<DemoProvider> {
  const privateKey = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, kid: hash('sha256', jwk.x ?? '', 'hex').slice(0, 16), alg: 'EdDSA', use: 'sig' };
  const { Provider } = await importQuietly(logger);
  const provider = new Provider(config.oidc.issuer, { ...settings(config, principals), jwks: { keys: [key] } });
  // Every request is given our public address by the routes; the provider must believe it to build its own.
  provider.proxy = true;
  provider.on('server_error', (_context, error) => logger.failure('demonstration sign-in failed', error));
  const bearerFor = async (subject: string): Promise<string> =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'at+jwt' })
      .setIssuer(config.oidc.issuer)
      .setAudience(API_AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${BEARER_SECONDS}s`)
      .sign(privateKey);
  return { provider, bearerFor };
}

function settings(config: Config, principals: Principals): object {
  const store = new VolatileStore();
  return {
    adapter: (kind: string) => store.adapter(kind),
    clients: [
      {
        client_id: config.oidc.clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${config.publicUrl}/api/session/callback`],
        id_token_signed_response_alg: 'EdDSA',
      },
    ],
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('hex')], names: { session: 'demo_session', interaction: 'demo_choice', resume: 'demo_resume' } },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false }, dPoP: { enabled: false }, pushedAuthorizationRequests: { enabled: false } },
    ttl: { AccessToken: 10 * MINUTES, AuthorizationCode: MINUTES, IdToken: 10 * MINUTES, Grant: 60 * MINUTES, Interaction: 60 * MINUTES, Session: 60 * MINUTES },
    interactions: { url: (_context: OidcContext, { uid }: { uid: string }) => `${DEMO_PATH}/choose/${uid}` },
    findAccount: async (_context: OidcContext, subject: string) =>
      (await principals.findBySubject(subject)) && { accountId: subject, claims: () => ({ sub: subject }) },
    loadExistingGrant: consentToOurselves,
    clientBasedCORS: () => false,
    renderError: (context: OidcContext) => {
      context.type = 'html';
      context.set(PAGE_HEADERS);
      context.body = messagePage(PROVIDER_TEXTS.expired);
    },
  };
}

/** Nobody is asked whether our own site may know who they are. */
async function consentToOurselves({ oidc }: OidcContext): Promise<object> {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
}

/** The package warns on the console that it prefers Node 22; our tests run this flow on every Node we name, so the remark goes to the log. */
async function importQuietly(logger: Logger): Promise<typeof import('oidc-provider')> {
  const { warn } = console;
  console.warn = (remark: unknown) => logger.event('debug', String(remark));
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
