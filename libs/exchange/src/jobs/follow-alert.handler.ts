import { Injectable } from '@nestjs/common';
import type { AlertEndedPayload, AlertEventPayload } from '#contracts';
import type { EventJob, Tx } from '#platform';
import { CertificateAlerts } from '../certificate-alerts.js';
import { CredentialStore } from '../data/credential.store.js';
import { actUnder } from '../domain/alert-effect.js';
import { FollowingAlerts } from '../following-alerts.js';
import { ReissuesService } from '../reissues.service.js';

/** Lets an alert, or its end, reach the certificates that rest on what it speaks of. What one revoked by mistake stays revoked: those who decided are told that it may be issued anew. */
@Injectable()
export class FollowAlertHandler {
  constructor(
    private readonly store: CredentialStore,
    private readonly following: FollowingAlerts,
    private readonly alerts: CertificateAlerts,
    private readonly reissues: ReissuesService,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const told = event.payload as unknown as AlertEventPayload & Partial<Pick<AlertEndedPayload, 'ended'>>;
    const wasMistake = told.ended === 'corrected' && actUnder(told.kind) === 'revoke';
    for (const credential of await this.store.restingOn(tx, told)) {
      if (!this.alerts.touches(told, credential)) continue;
      await this.following.follow(tx, credential);
      if (wasMistake) await this.reissues.tellAuthority(tx, credential, told.issuer);
    }
  }
}
