import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import type { Tx } from '#platform';
import { RequestRecords } from '#workflow';
import { CertificateEvents } from './certificate-events.js';
import { CredentialStore } from './data/credential.store.js';
import { isDeemedRenewable, isDeemedRenewed } from './domain/renewal.js';
import { FollowingAlerts } from './following-alerts.js';
import { Issuing, isAboutQualification } from './issuing.js';

/** Renewals that count as granted because nobody decided before the end (行政许可法 第五十条第二款). */
@Injectable()
export class SilentRenewals {
  constructor(
    private readonly store: CredentialStore,
    private readonly requests: RequestRecords,
    private readonly catalogue: CatalogueService,
    private readonly issuing: Issuing,
    private readonly events: CertificateEvents,
    private readonly following: FollowingAlerts,
  ) {}

  /** Issues the certificate that goes on after this one, where the law and the entry say so; false when they do not. Runs as the platform. */
  async grant(tx: Tx, id: string): Promise<boolean> {
    const credential = await this.store.lock(tx, id);
    const request = credential?.renewalRequest ? await this.requests.find(tx, credential.renewalRequest) : null;
    if (!credential?.expiresAt || credential.qualificationCode === null || !request || !isAboutQualification(request) || credential.state !== 'valid') return false;
    this.store.save(tx, id, { silenceJudgedAt: tx.now });
    const { entry } = await this.catalogue.getEntry(credential.qualificationCode, credential.expiresAt);
    if (!isDeemedRenewable(entry) || !isDeemedRenewed(request, credential.expiresAt, tx.now)) return false;
    const { credential: next, isNew } = await this.issuing.issue(tx, request, 'deemed_renewed');
    if (!isNew) return false;
    this.events.announce(tx, next, 'credential.deemed_renewed');
    await this.following.follow(tx, next);
    return true;
  }
}
