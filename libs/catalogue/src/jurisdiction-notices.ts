import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { AlertStore } from './data/alert.store.js';
import type { JurisdictionNoticeEntity } from './data/alert.entities.js';

/** Tells jurisdictions what another one says of something that they rely on; in the transaction of what is told. */
@Injectable()
export class JurisdictionNotices {
  constructor(private readonly store: AlertStore) {}

  /** One jurisdiction, once of a kind and a subject: events may come close together and out of order. Runs as the platform, with the subject locked. `params` as below. */
  async tellOnce(tx: Tx, notice: Omit<JurisdictionNoticeEntity, 'id' | 'at'>): Promise<void> {
    if (!(await this.store.isTold(tx, notice))) this.store.notify(tx, notice);
  }

  /** Every other jurisdiction that has or had a rule for the qualification. `params` hold nothing personal: whoever keeps the catalogue reads them. */
  async tellRelying(tx: Tx, notice: Omit<JurisdictionNoticeEntity, 'id' | 'at' | 'jurisdiction'>): Promise<void> {
    for (const jurisdiction of await this.store.relying(tx, notice.qualificationCode, notice.issuer)) this.store.notify(tx, { ...notice, jurisdiction });
  }
}
