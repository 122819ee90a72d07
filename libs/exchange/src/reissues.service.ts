import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { CertificateAlerts } from './certificate-alerts.js';
import { CertificateEvents } from './certificate-events.js';
import { mayOrderReissue } from './credentials.service.js';
import { CredentialStore } from './data/credential.store.js';
import type { CredentialEntity } from './data/entities.js';
import { FollowingAlerts } from './following-alerts.js';
import { Issuing } from './issuing.js';

/** Certificates that are issued anew, because the alert that revoked them was a mistake. A revocation is final in the status list: what was revoked stays so, and points to its successor. */
@Injectable()
export class ReissuesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CredentialStore,
    private readonly alerts: CertificateAlerts,
    private readonly issuing: Issuing,
    private readonly following: FollowingAlerts,
    private readonly events: CertificateEvents,
  ) {}

  /**
   * Issues a certificate anew, by a clerk of the authority that decided or a supervisor of its jurisdiction; gives the id of the new one. It attests the same, until the same day, with a number and a place
   * in the status list of its own. Refuses `not_found` to everyone else, and what {@link mayReissue} refuses.
   */
  async reissue(actor: PersonActor, id: string, reason: string): Promise<string> {
    // Signed and numbered by the platform; that it was ordered, by whom and why, stands in the audit before.
    await this.uow.view(actor, async (tx) => {
      const credential = await this.store.find(tx, id);
      if (!credential || !mayOrderReissue(actor, credential)) throw new Refused({ code: 'not_found' });
      await this.refuseUnfit(tx, credential);
      tx.audit({ act: 'certificate.reissue_order', subjectKind: 'certificate', subjectId: id, jurisdiction: credential.toJurisdiction, detail: { reason } });
    });
    return this.uow.run(SYSTEM, async (tx) => this.reissueIn(tx, id, actor.personId, reason));
  }

  /** Tells the jurisdiction whose authority decided that what an alert revoked may be issued anew. `issuer`: who corrected the alert. */
  async tellAuthority(tx: Tx, credential: CredentialEntity, issuer: string): Promise<void> {
    if ((await this.alerts.reissue(tx, credential)).ok) await this.events.tellReissuable(tx, credential, issuer);
  }

  private async reissueIn(tx: Tx, id: string, by: string, reason: string): Promise<string> {
    const revoked = await this.store.lock(tx, id);
    if (!revoked) throw new Refused({ code: 'not_found' });
    await this.refuseUnfit(tx, revoked);
    const next = await this.issuing.reissue(tx, revoked);
    this.store.record(tx, revoked, 'reissued', reason, by);
    this.events.announce(tx, next, 'credential.issued');
    // A suspension may stand beside the mistake.
    await this.following.follow(tx, next);
    return next.id;
  }

  private async refuseUnfit(tx: Tx, credential: CredentialEntity): Promise<void> {
    const fit = await this.alerts.reissue(tx, credential);
    if (!fit.ok) throw new Refused(fit.refusal);
  }
}
