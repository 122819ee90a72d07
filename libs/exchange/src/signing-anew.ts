import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { CertificateEvents } from './certificate-events.js';
import { CredentialStore } from './data/credential.store.js';
import { shownState } from './domain/standing.js';
import { SignedCopies } from './signed-copies.js';

/** Signs certificates anew whose key was revoked: number, content and place in the status list stay, so that what was said of them goes on to count. */
@Injectable()
export class SigningAnew {
  constructor(
    private readonly store: CredentialStore,
    private readonly copies: SignedCopies,
    private readonly events: CertificateEvents,
  ) {}

  /**
   * Replaces the kept copy; false where another key has signed it by now. Also of one that holds no more, which its holder may have to print. Whoever holds one that does is
   * told: copies that they have given away or put into a wallet verify no more. Runs as the platform.
   */
  async sign(tx: Tx, id: string, revokedKeys: readonly string[]): Promise<boolean> {
    const credential = await this.store.lock(tx, id);
    if (!credential || !revokedKeys.includes(credential.signingKey)) return false;
    const copy = await this.copies.sign(tx, credential, this.copies.holderOf(credential));
    this.store.save(tx, id, this.copies.sealCopy(id, copy));
    this.store.record(tx, credential, 'signed_anew');
    const shown = shownState(credential.state, credential.expiresAt, tx.now);
    if (shown === 'valid' || shown === 'suspended') this.events.announce(tx, credential, 'credential.signed_anew');
    return true;
  }
}
