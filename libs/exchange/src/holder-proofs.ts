import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { EmbeddedJWK, errors, jwtVerify, type JWTVerifyResult } from 'jose';
import type { Clock } from '#kernel';
import { BlindIndex, CLOCK } from '#platform';
import type { HolderKey } from './signed-copies.js';
import { WalletError } from './wallet-error.js';

/** How long a nonce is good for, in milliseconds. */
const NONCE_MS = 300_000;
/** How far a wallet's clock may be off, in seconds. */
const LEEWAY_S = 120;
const NONCE = /^(\d{13})-([0-9a-f]{32})-([\w-]{43})$/;

/** Proofs by which a wallet shows that it holds the key to which its copy is bound (OpenID4VCI 1.0, appendix F.1). */
@Injectable()
export class HolderProofs {
  constructor(
    private readonly index: BlindIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A nonce for one issuer. It is a sealed date, so that asking for many costs no memory; that a token fetches once keeps a proof from being used twice. */
  nonce(issuer: string): string {
    const until = String(this.clock.now().getTime() + NONCE_MS);
    const random = randomBytes(16).toString('hex');
    return `${until}-${random}-${this.seal(issuer, until, random)}`;
  }

  /** The key that the proof is of. Throws WalletError `invalid_proof`, `invalid_nonce`. */
  async keyOf(proof: string, issuer: string): Promise<HolderKey> {
    const { payload, protectedHeader } = await this.verified(proof, issuer);
    if (typeof payload.iat !== 'number') throw new WalletError('invalid_proof', 'the proof does not say when it was made');
    this.checkNonce(payload['nonce'], issuer);
    const { kty, crv, x, y } = protectedHeader.jwk ?? {};
    if (kty === undefined || crv === undefined || x === undefined || y === undefined) throw new WalletError('invalid_proof', 'the proof carries no key');
    return { kty, crv, x, y };
  }

  private async verified(proof: string, issuer: string): Promise<JWTVerifyResult> {
    try {
      return await jwtVerify(proof, EmbeddedJWK, {
        algorithms: ['ES256'], typ: 'openid4vci-proof+jwt', audience: issuer, clockTolerance: LEEWAY_S, maxTokenAge: `${NONCE_MS / 1_000}s`, currentDate: this.clock.now(),
      });
    } catch (error) {
      const audience = error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud';
      throw new WalletError('invalid_proof', audience ? 'the proof is for another issuer' : 'the proof does not verify');
    }
  }

  private checkNonce(nonce: unknown, issuer: string): void {
    const [, until, random, seal] = typeof nonce === 'string' ? (NONCE.exec(nonce) ?? []) : [];
    if (until === undefined || random === undefined || seal === undefined) throw new WalletError('invalid_nonce', 'the proof carries no nonce of this issuer');
    const good = timingSafeEqual(Buffer.from(seal), Buffer.from(this.seal(issuer, until, random)));
    if (!good || Number(until) < this.clock.now().getTime()) throw new WalletError('invalid_nonce', 'ask for a fresh nonce');
  }

  private seal(issuer: string, until: string, random: string): string {
    return this.index.of(`credential_nonce ${issuer}`, `${until} ${random}`);
  }
}
