import { Inject, Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { SigningKeys, type PublicKey } from '#platform';
import { IssuerAddresses } from './issuer-addresses.js';

/** A public key as a JWK Set publishes it. */
export interface PublishedKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
}

/** The keys by which anyone checks what a jurisdiction issued. */
@Injectable()
export class IssuerKeysService {
  constructor(
    private readonly keys: SigningKeys,
    private readonly addresses: IssuerAddresses,
    @Inject(DirectoryQueries) private readonly directory: DirectoryQueries,
  ) {}

  /** Refuses `not_found` for what is no jurisdiction. */
  async issuer(jurisdiction: string): Promise<string> {
    if (!(await this.directory.jurisdictions()).has(jurisdiction)) throw new Refused({ code: 'not_found' });
    return this.addresses.issuer(jurisdiction);
  }

  /** Current and older keys; a revoked key proves nothing and is left out. Refuses `not_found`. */
  async jwks(jurisdiction: string): Promise<PublishedKey[]> {
    await this.issuer(jurisdiction);
    return (await this.keys.list('credential', jurisdiction)).filter(({ revokedAt }) => revokedAt === null).map(published);
  }
}

function published({ id, publicJwk: { kty = '', crv = '', x = '', y = '' } }: PublicKey): PublishedKey {
  return { kty, crv, x, y, kid: id, use: 'sig', alg: 'ES256' };
}
