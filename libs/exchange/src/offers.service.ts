import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { BlindIndex, SYSTEM, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { CredentialStore } from './data/credential.store.js';
import type { CredentialEntity, CredentialOfferEntity } from './data/entities.js';
import { shownState } from './domain/standing.js';
import { isHolder } from './credentials.service.js';
import { HolderProofs } from './holder-proofs.js';
import { IssuerAddresses } from './issuer-addresses.js';
import { SignedCopies } from './signed-copies.js';
import { WalletError } from './wallet-error.js';

/** Names of what is issued, in the metadata of every issuer. */
export const CREDENTIAL_CONFIGURATIONS = { recognition: 'recognition_certificate', document: 'service_document' } as const;
export const PRE_AUTHORISED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

const OFFER_MS = 600_000;
const TOKEN_MS = 300_000;
const TX_CODE_DIGITS = 6;
const MOST_TRIES = 5;

/** An offer as its maker is told of it, once. */
export interface Offer {
  readonly uri: string;
  /** What a wallet opens: `openid-credential-offer://`. */
  readonly link: string;
  /** To be typed into the wallet; null when none was asked for. */
  readonly txCode: string | null;
  readonly expiresAt: Date;
}

/** Hands certificates over to wallets: OpenID4VCI 1.0 with a pre-authorised code. */
@Injectable()
export class OffersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CredentialStore,
    private readonly copies: SignedCopies,
    private readonly proofs: HolderProofs,
    private readonly index: BlindIndex,
    private readonly addresses: IssuerAddresses,
  ) {}

  /** Makes an offer for the holder, good for ten minutes and one wallet. Refuses `not_found` to everyone else, `certificate_state` for what does not hold. */
  async make(actor: PersonActor, credentialId: string, withTxCode: boolean): Promise<Offer> {
    return this.uow.run(actor, async (tx) => {
      const credential = await this.store.lock(tx, credentialId);
      if (!credential || !isHolder(actor, credential)) throw new Refused({ code: 'not_found' });
      const shown = shownState(credential.state, credential.expiresAt, tx.now);
      if (shown !== 'valid') throw new Refused({ code: 'certificate_state', details: { state: shown, act: 'offer' } });
      const id = randomUUID();
      const txCode = withTxCode ? String(randomInt(10 ** TX_CODE_DIGITS)).padStart(TX_CODE_DIGITS, '0') : null;
      const expiresAt = new Date(tx.now.getTime() + OFFER_MS);
      this.store.insertOffer(tx, {
        id, credentialId, codeDigest: digest(this.codeOf(id)), txCodeDigest: txCode === null ? null : this.txDigest(id, txCode), tries: 0, expiresAt,
        codeUsedAt: null, tokenDigest: null, tokenExpiresAt: null, fetchedAt: null, createdAt: tx.now,
      });
      this.store.record(tx, credential, 'offered');
      const uri = this.addresses.offer(id);
      return { uri, link: `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(uri)}`, txCode, expiresAt };
    });
  }

  /** The credential offer for the wallet that opened the link; undefined when it is used, too old or none. */
  async show(id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    return this.uow.run(SYSTEM, async (tx) => {
      const offer = await this.store.findOffer(tx, id);
      const credential = offer && offer.codeUsedAt === null && offer.expiresAt > tx.now ? await this.store.lock(tx, offer.credentialId) : null;
      if (!offer || !credential) return undefined;
      const txCode = offer.txCodeDigest === null ? {} : { tx_code: { input_mode: 'numeric', length: TX_CODE_DIGITS } };
      return {
        credential_issuer: this.addresses.issuer(credential.toJurisdiction), credential_configuration_ids: [CREDENTIAL_CONFIGURATIONS[credential.kind]],
        grants: { [PRE_AUTHORISED]: { 'pre-authorized_code': this.codeOf(id), ...txCode } },
      };
    });
  }

  /** Changes a code for an access token, once. Throws WalletError. */
  async token(jurisdiction: string, code: string, txCode: string | undefined): Promise<{ token: string; expiresIn: number }> {
    const token = randomBytes(32).toString('base64url');
    const wrong = await this.uow.run(SYSTEM, async (tx) => {
      const offer = await this.usable(tx, jurisdiction, code);
      if (offer.txCodeDigest !== null && !this.fits(offer, txCode)) {
        // Kept, though the wallet is refused: five wrong numbers end the offer.
        this.store.saveOffer(tx, offer.id, { tries: offer.tries + 1 });
        return true;
      }
      this.store.saveOffer(tx, offer.id, { codeUsedAt: tx.now, tokenDigest: digest(token), tokenExpiresAt: new Date(tx.now.getTime() + TOKEN_MS) });
      return false;
    });
    if (wrong) throw new WalletError('invalid_grant', 'the transaction code is wrong');
    return { token, expiresIn: TOKEN_MS / 1_000 };
  }

  /** The copy for the key that the proof is of; a token fetches once. Throws WalletError. */
  async fetch(jurisdiction: string, token: string, { configuration, proof }: { readonly configuration: string; readonly proof: string }): Promise<string> {
    const issuer = this.addresses.issuer(jurisdiction);
    return this.uow.run(SYSTEM, async (tx) => {
      const offer = await this.store.lockOffer(tx, { tokenDigest: digest(token) });
      if (!offer || offer.fetchedAt !== null || offer.tokenExpiresAt === null || offer.tokenExpiresAt < tx.now) throw new WalletError('invalid_token', 'the access token is unknown, used or too old', 401);
      const credential = await this.store.lock(tx, offer.credentialId);
      if (credential?.toJurisdiction !== jurisdiction) throw new WalletError('invalid_token', 'the access token is for another issuer', 401);
      if (shownState(credential.state, credential.expiresAt, tx.now) !== 'valid') throw new WalletError('credential_request_denied', 'the certificate does not hold any more');
      if (configuration !== CREDENTIAL_CONFIGURATIONS[credential.kind]) throw new WalletError('unknown_credential_configuration', `the token is for ${CREDENTIAL_CONFIGURATIONS[credential.kind]}`);
      const key = await this.proofs.keyOf(proof, issuer);
      const { compact } = await this.copies.sign(tx, credential, this.copies.holderOf(credential), key);
      this.store.saveOffer(tx, offer.id, { fetchedAt: tx.now });
      this.store.record(tx, credential, 'fetched');
      return compact;
    });
  }

  private async usable(tx: Tx, jurisdiction: string, code: string): Promise<CredentialOfferEntity> {
    const offer = await this.store.lockOffer(tx, { codeDigest: digest(code) });
    if (!offer || offer.codeUsedAt !== null || offer.expiresAt < tx.now || offer.tries >= MOST_TRIES) throw new WalletError('invalid_grant', 'the code is unknown, used or too old');
    const credential: CredentialEntity | null = await this.store.lock(tx, offer.credentialId);
    if (credential?.toJurisdiction !== jurisdiction) throw new WalletError('invalid_grant', 'the code is for another issuer');
    return offer;
  }

  /** The code follows from the offer and the key file, so that it need not be stored. */
  private codeOf(id: string): string {
    return this.index.of('credential_offer_code', id);
  }

  private txDigest(id: string, txCode: string): Buffer {
    return Buffer.from(this.index.of(`credential_offer_tx ${id}`, txCode), 'base64url');
  }

  private fits(offer: CredentialOfferEntity, txCode: string | undefined): boolean {
    return txCode !== undefined && offer.txCodeDigest !== null && timingSafeEqual(offer.txCodeDigest, this.txDigest(offer.id, txCode));
  }
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
