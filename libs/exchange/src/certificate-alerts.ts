import { Injectable } from '@nestjs/common';
import { HoldingAlerts, alertsAt, matchOf, stopping, type HoldingAlert, type ShownHolding } from '#catalogue';
import type { AlertEventPayload } from '#contracts';
import type { Result } from '#kernel';
import type { Tx } from '#platform';
import type { CredentialEntity } from './data/entities.js';
import { mayReissue } from './domain/reissue.js';

/** What issuers say of the certificates on which ours rest. */
@Injectable()
export class CertificateAlerts {
  constructor(private readonly holdings: HoldingAlerts) {}

  /** Those that stop what the certificate recognises, begun or to come, in the running scope: clerks, supervisors, auditors and the platform see them. */
  async of(tx: Tx, credential: CredentialEntity): Promise<HoldingAlert[]> {
    // A document rests on what registers hold, of which no alert speaks.
    return credential.qualificationCode === null ? [] : stopping(await this.holdings.in(tx, credential.qualificationCode, shownBy(credential)));
  }

  /** Whether an alert that was told of stops or stopped what the certificate recognises. */
  touches({ certificateIndex, holderIndex, issuer }: AlertEventPayload, credential: CredentialEntity): boolean {
    const match = matchOf({ certificateBidx: certificateIndex, holderBidx: holderIndex, jurisdiction: issuer }, shownBy(credential));
    return match === 'certificate' || match === 'holder';
  }

  /** Whether the certificate may be issued anew now, by {@link mayReissue}. */
  async reissue(tx: Tx, credential: CredentialEntity): Promise<Result<true>> {
    return mayReissue(credential, alertsAt(await this.of(tx, credential), tx.now)[0]?.kind, tx.now);
  }
}

function shownBy({ certificateBidx, idNumberBidx, fromJurisdiction }: CredentialEntity): ShownHolding {
  return { certificates: certificateBidx === null ? [] : [certificateBidx], holder: idNumberBidx, issuedIn: fromJurisdiction };
}
