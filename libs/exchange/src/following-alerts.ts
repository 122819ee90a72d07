import { Injectable } from '@nestjs/common';
import { alertsAt, nextTurn } from '#catalogue';
import type { Tx } from '#platform';
import { CertificateAlerts } from './certificate-alerts.js';
import { CredentialsService } from './credentials.service.js';
import { CredentialStore } from './data/credential.store.js';
import type { CredentialEntity } from './data/entities.js';
import { actUnder } from './domain/alert-effect.js';
import { changeStanding } from './domain/standing.js';

/** Brings a certificate in line with what the issuer says of what it recognises. */
@Injectable()
export class FollowingAlerts {
  constructor(
    private readonly alerts: CertificateAlerts,
    private readonly store: CredentialStore,
    private readonly credentials: CredentialsService,
  ) {}

  /** The row is locked or new. The issuer's reason stays with the alert, where it is encrypted; the certificate says only that an alert stops it. */
  async follow(tx: Tx, credential: CredentialEntity): Promise<void> {
    const alerts = await this.alerts.of(tx, credential);
    const act = actUnder(alertsAt(alerts, tx.now)[0]?.kind);
    const turnsAt = nextTurn(alerts, tx.now);
    if (turnsAt?.getTime() !== credential.alertTurnsAt?.getTime()) this.store.save(tx, credential.id, { alertTurnsAt: turnsAt });
    if (changeStanding(credential, act, 'alert').ok) await this.credentials.changeIn(tx, credential, act, 'alert', null);
  }
}
