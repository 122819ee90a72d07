import { Injectable } from '@nestjs/common';
import { CERTIFICATE_TYPE, DOCUMENT_TYPE } from '#contracts';
import { FieldCipher, SigningKeys, type Tx } from '#platform';
import type { CredentialEntity } from './data/entities.js';
import type { HolderClaims } from './domain/certificate.js';
import type { DocumentHolderClaims } from './domain/document.js';
import { IssuerAddresses } from './issuer-addresses.js';
import { issueSdJwt } from './sd-jwt.js';

/** `vct` of each kind. */
export const TYPE_OF = { recognition: CERTIFICATE_TYPE, document: DOCUMENT_TYPE } as const;

/** What the holder shows claim by claim. */
export type AnyHolderClaims = HolderClaims | DocumentHolderClaims;

/** What a copy is signed from. */
export type CopySource = Pick<CredentialEntity, 'kind' | 'toJurisdiction' | 'claims' | 'expiresAt' | 'statusList' | 'statusIndex'>;

/** A copy and the key that signed it. */
export interface SignedCopy {
  readonly compact: string;
  readonly signingKey: string;
}

/** Public key of a holder's wallet, as it stands in `cnf`. */
export interface HolderKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

/** Signs copies of certificates: one for the holder to keep, and one for each wallet that proves its key. */
@Injectable()
export class SignedCopies {
  constructor(
    private readonly keys: SigningKeys,
    private readonly cipher: FieldCipher,
    private readonly addresses: IssuerAddresses,
  ) {}

  /** A fresh copy, with the key that signs for the jurisdiction now. Runs as the platform. */
  async sign(tx: Tx, of: CopySource, holder: AnyHolderClaims, holderKey?: HolderKey): Promise<SignedCopy> {
    const signer = await this.keys.signerIn(tx, of.toJurisdiction, 'credential', 'ES256');
    const open = {
      iss: this.addresses.issuer(of.toJurisdiction), vct: TYPE_OF[of.kind], iat: seconds(tx.now), ...(of.expiresAt === null ? {} : { exp: seconds(of.expiresAt) }),
      status: { status_list: { idx: of.statusIndex, uri: this.addresses.statusList(of.statusList) } }, ...(holderKey ? { cnf: { jwk: holderKey } } : {}), ...of.claims,
    };
    return { compact: issueSdJwt(signer, open, { ...holder }), signingKey: signer.id };
  }

  seal(id: string, holder: AnyHolderClaims, copy: SignedCopy): Pick<CredentialEntity, 'holder' | 'compact' | 'signingKey'> {
    return { holder: this.cipher.encryptJson('credential.holder', id, holder), ...this.sealCopy(id, copy) };
  }

  /** The kept copy alone, where it takes the place of another. */
  sealCopy(id: string, { compact, signingKey }: SignedCopy): Pick<CredentialEntity, 'compact' | 'signingKey'> {
    return { compact: this.cipher.encrypt('credential.compact', id, compact), signingKey };
  }

  holderOf({ id, holder }: Pick<CredentialEntity, 'id' | 'holder'>): AnyHolderClaims {
    return this.cipher.decryptJson<AnyHolderClaims>('credential.holder', id, holder);
  }

  compactOf({ id, compact }: Pick<CredentialEntity, 'id' | 'compact'>): string {
    return this.cipher.decrypt('credential.compact', id, compact);
  }
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
