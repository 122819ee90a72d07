import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AlertEventPayload } from '#contracts';
import { EntityRows, newId, type Tx } from '#platform';
import { In, IsNull } from 'typeorm';
import { CredentialActEntity, CredentialEntity, CredentialOfferEntity, StatusListEntity, type CertificateAct } from './entities.js';

/** Places in one status list: enough that a place tells nothing of its certificate (herd privacy). */
const LIST_SIZE = 2 ** 17;
/** Half of the places are taken before the next list begins, so that a free one is found by guessing. */
const MOST_TAKEN = LIST_SIZE / 2;

const CREDENTIAL = new EntityRows(CredentialEntity, 'exchange.credential');
const ACT = new EntityRows(CredentialActEntity, 'exchange.credential_act');
const LIST = new EntityRows(StatusListEntity, 'exchange.status_list');
const OFFER = new EntityRows(CredentialOfferEntity, 'exchange.credential_offer');

/** A place in a status list. */
export interface StatusPlace {
  readonly statusList: string;
  readonly statusIndex: number;
}

/** Certificates, their places and what happened to them; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class CredentialStore {
  insert(tx: Tx, credential: CredentialEntity): void {
    CREDENTIAL.insert(tx, credential);
  }

  save(tx: Tx, id: string, change: Partial<CredentialEntity>): void {
    CREDENTIAL.update(tx, id, change);
  }

  async lock(tx: Tx, id: string): Promise<CredentialEntity | null> {
    return tx.manager.findOne(CredentialEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async find(tx: Tx, id: string): Promise<CredentialEntity | null> {
    return tx.manager.findOneBy(CredentialEntity, { id });
  }

  /** Certificates of the person that attest one of these originals, the latest first. */
  async attesting(tx: Tx, question: { readonly holderIndex: string; readonly certificateIndexes: readonly string[]; readonly qualificationCode: string; readonly fromJurisdiction: string }): Promise<CredentialEntity[]> {
    const { holderIndex: idNumberBidx, certificateIndexes, qualificationCode, fromJurisdiction } = question;
    if (certificateIndexes.length === 0) return [];
    return tx.manager.find(CredentialEntity, { where: { idNumberBidx, qualificationCode, fromJurisdiction, certificateBidx: In([...certificateIndexes]) }, order: { issuedAt: 'DESC' } });
  }

  /** The certificate of a request, the last one where it was issued anew. */
  async ofRequest(tx: Tx, requestId: string): Promise<CredentialEntity | null> {
    return tx.manager.findOneBy(CredentialEntity, { requestId, reissuedAs: IsNull() });
  }

  /** The certificate whose renewal this request asks for. */
  async renewedBy(tx: Tx, requestId: string): Promise<CredentialEntity | null> {
    return tx.manager.findOneBy(CredentialEntity, { renewalRequest: requestId, reissuedAs: IsNull() });
  }

  /** Certificates that rest on what an alert speaks of: on one certificate, or on whatever the holder has of this qualification. */
  async restingOn(tx: Tx, { qualificationCode, certificateIndex, holderIndex }: Pick<AlertEventPayload, 'qualificationCode' | 'certificateIndex' | 'holderIndex'>): Promise<CredentialEntity[]> {
    const where = certificateIndex === null ? { idNumberBidx: holderIndex, qualificationCode } : { certificateBidx: certificateIndex, qualificationCode };
    return tx.manager.find(CredentialEntity, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** A place that was never used, chosen at random, in the open list of the jurisdiction; the list is locked until the transaction ends. */
  async takePlace(tx: Tx, jurisdiction: string): Promise<StatusPlace> {
    // Two first certificates of a jurisdiction at once make one list.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 20261125))', [`status_list/${jurisdiction}`]);
    const open = (await tx.manager.findOneBy(StatusListEntity, { jurisdiction, isOpen: true })) ?? this.begin(tx, jurisdiction);
    const taken = open.taken + 1;
    LIST.update(tx, open.id, { taken, isOpen: taken < MOST_TAKEN });
    for (;;) {
      const statusIndex = randomInt(open.size);
      const used = await tx.manager.existsBy(CredentialEntity, { statusList: open.id, statusIndex });
      if (!used) return { statusList: open.id, statusIndex };
    }
  }

  /** `by`: whose act it is, the actor's own when left out. */
  record(tx: Tx, credential: Pick<CredentialEntity, 'id' | 'toJurisdiction'>, act: CertificateAct, reason: string | null = null, by: string | null = tx.actor.kind === 'person' ? tx.actor.personId : null): void {
    ACT.insert(tx, { id: newId(), credentialId: credential.id, act, at: tx.now, personId: by, reason });
    tx.audit({ act: `certificate.${act}`, subjectKind: 'certificate', subjectId: credential.id, jurisdiction: credential.toJurisdiction, detail: reason === null ? {} : { reason } });
  }

  insertOffer(tx: Tx, offer: CredentialOfferEntity): void {
    OFFER.insert(tx, offer);
  }

  saveOffer(tx: Tx, id: string, change: Partial<CredentialOfferEntity>): void {
    OFFER.update(tx, id, change);
  }

  async lockOffer(tx: Tx, by: { codeDigest: Buffer } | { tokenDigest: Buffer }): Promise<CredentialOfferEntity | null> {
    return tx.manager.findOne(CredentialOfferEntity, { where: by, lock: { mode: 'pessimistic_write' } });
  }

  async findOffer(tx: Tx, id: string): Promise<CredentialOfferEntity | null> {
    return tx.manager.findOneBy(CredentialOfferEntity, { id });
  }

  /** Offers that nobody can use any more. */
  async deleteOldOffers(tx: Tx, before: Date): Promise<number> {
    return tx.execute('DELETE FROM exchange.credential_offer WHERE expires_at < $1', [before]);
  }

  private begin(tx: Tx, jurisdiction: string): StatusListEntity {
    const list = { id: newId(), jurisdiction, size: LIST_SIZE, taken: 0, isOpen: true, createdAt: tx.now };
    LIST.insert(tx, list);
    return list;
  }
}
