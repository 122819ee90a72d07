import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Config } from '../config.js';
import { CONFIG, PRINCIPALS } from '../tokens.js';
import { IdentityProvider } from './identity-provider.service.js';
import type { Principals } from './principals.js';
import { ProviderTransport, type ProviderRequest } from './provider-transport.js';
import { ShortCache } from './short-cache.js';
import { signedInAs, type SignedIn } from './signed-in.js';

/** The audience that a token must be meant for. */
export const API_AUDIENCE = 'tongban-api';
/** Signatures that only the provider can make; `none` and shared secrets are not among them. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const CLOCK_TOLERANCE = '5s';
const TRUSTED_FOR = 5_000;
const TOKENS_REMEMBERED = 5_000;

/** Checks access tokens of systems. Of their claims only `sub` counts; the directory says what its bearer may do. */
@Injectable()
export class BearerTokens {
  private readonly recent = new ShortCache<SignedIn>(TRUSTED_FOR, TOKENS_REMEMBERED);
  private keys: { readonly address: string; readonly find: JWTVerifyGetKey } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PRINCIPALS) private readonly principals: Principals,
    private readonly provider: IdentityProvider,
    private readonly transport: ProviderTransport,
  ) {}

  /**
   * The holder of the token, in the first of their posts; undefined when the token is not good or nobody is known by its subject.
   * Refuses `unavailable` when the provider's keys cannot be read now.
   */
  async find(token: string): Promise<SignedIn | undefined> {
    return this.recent.get(token, async () => {
      const subject = await this.subjectOf(token);
      const known = subject === undefined ? undefined : await this.principals.findBySubject(subject);
      const principal = known && (await this.principals.load(known.personId));
      return principal && signedInAs(principal, principal.posts[0]?.postId ?? null, null);
    });
  }

  private async subjectOf(token: string): Promise<string | undefined> {
    const keys = await this.keySet();
    try {
      const options = { issuer: this.config.oidc.issuer, audience: API_AUDIENCE, algorithms: ALGORITHMS, clockTolerance: CLOCK_TOLERANCE, requiredClaims: ['sub', 'exp'] };
      return (await jwtVerify(token, keys, options)).payload.sub;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return undefined;
    }
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    const address = await this.provider.keysAddress().catch(unavailable);
    if (this.keys?.address !== address.href) {
      const fetchKeys = async (url: string, request: ProviderRequest): Promise<Response> => {
        const response = await this.transport.fetch(url, request).catch(unavailable);
        return response.ok ? response : unavailable();
      };
      this.keys = { address: address.href, find: createRemoteJWKSet(address, { [customFetch]: fetchKeys as typeof fetch }) };
    }
    return this.keys.find;
  }
}

function unavailable(): never {
  throw new Refused({ code: 'unavailable' });
}
