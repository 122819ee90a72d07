import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import * as oidc from 'openid-client';
import { ConfigError, type Config } from '../config.js';
import { Logger } from '../logging/logger.js';
import { CONFIG, LOGGER } from '../tokens.js';
import { ProviderTransport, type ProviderFetch } from './provider-transport.js';

/** Why a sign-in did not succeed; in the problem's `details.reason`. */
export type SignInReason = 'provider_unavailable' | 'provider_answer' | 'cancelled' | 'expired';

/** What must come back unchanged from the provider. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider vouches for. */
export interface Vouched {
  readonly subject: string;
  readonly idToken: string;
}

/** The provider's description of itself is read again after an hour, so that a change there needs no restart here. */
const DESCRIPTION_TRUSTED_FOR = 3_600_000;
const PAUSES_BEFORE_RETRY = [200, 600];

/** The OpenID provider of people: authorization code with PKCE, state and nonce; found by discovery at the first sign-in. */
@Injectable()
export class IdentityProvider {
  private description: { readonly until: number; readonly value: Promise<oidc.Configuration> } | undefined;
  private readonly redirectUri: string;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly transport: ProviderTransport,
  ) {
    if (config.mode === 'production' && !config.oidc.issuer.startsWith('https:')) {
      throw new ConfigError(`OIDC_ISSUER must be https in production (it is ${config.oidc.issuer}).`);
    }
    this.redirectUri = `${config.publicUrl}/api/session/callback`;
  }

  /** Where to send the browser, and what to check when it comes back. */
  async begin(): Promise<{ readonly address: string; readonly checks: SignInChecks }> {
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const address = oidc.buildAuthorizationUrl(await this.described(), {
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: 'openid',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, checks };
  }

  /** Redeems the provider's answer (the query of the callback). Refuses `sign_in_failed` whatever is wrong with it. */
  async finish(query: string, { state, nonce, verifier }: SignInChecks): Promise<Vouched> {
    const described = await this.described();
    try {
      const answer = new URL(`${this.redirectUri}?${query}`);
      const tokens = await oidc.authorizationCodeGrant(described, answer, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const subject = tokens.claims()?.sub;
      if (subject === undefined || tokens.id_token === undefined) throw new Error('the provider sent no ID token');
      return { subject, idToken: tokens.id_token };
    } catch (error) {
      throw this.failed(error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied' ? 'cancelled' : 'provider_answer', error);
    }
  }

  /** Where the browser signs out at the provider too; null when it offers no such page or does not answer now. */
  async signOutAddress(idToken: string | null): Promise<string | null> {
    if (idToken === null) return null;
    try {
      const described = await this.described();
      if (described.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(described, { id_token_hint: idToken, post_logout_redirect_uri: `${this.config.publicUrl}/` }).href;
    } catch (error) {
      this.logger.failure('the provider cannot be told of a sign-out', error);
      return null;
    }
  }

  /** Where the provider publishes the keys of its tokens. Refuses `sign_in_failed` while it does not answer. */
  async keysAddress(): Promise<URL> {
    const { jwks_uri: address } = (await this.described()).serverMetadata();
    if (address === undefined) throw this.failed('provider_answer', new Error('the provider publishes no keys'));
    return new URL(address);
  }

  private async described(): Promise<oidc.Configuration> {
    const now = performance.now();
    if (!this.description || now >= this.description.until) this.description = { until: now + DESCRIPTION_TRUSTED_FOR, value: this.discover() };
    const { value } = this.description;
    try {
      return await value;
    } catch (error) {
      if (this.description?.value === value) this.description = undefined;
      throw this.failed('provider_unavailable', error);
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.config.oidc;
    const plainHttp = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    const options = { [oidc.customFetch]: this.transport.fetch as ProviderFetch & oidc.CustomFetch, execute: [oidc.enableNonRepudiationChecks, ...plainHttp] };
    for (const pause of [...PAUSES_BEFORE_RETRY, undefined]) {
      try {
        return await oidc.discovery(new URL(issuer), clientId, undefined, authentication(clientSecret), options);
      } catch (error) {
        if (pause === undefined) throw error;
        await wait(pause);
      }
    }
    throw new Error('unreachable');
  }

  private failed(reason: SignInReason, error: unknown): Refused {
    this.logger.failure(`sign-in: ${reason}`, error);
    return new Refused({ code: 'sign_in_failed', details: { reason } });
  }
}

/** How we prove to be the client; Basic is what every provider must offer. */
function authentication(clientSecret: string | undefined): oidc.ClientAuth {
  return clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
}
