import { Injectable } from '@nestjs/common';
import type { EventJob, Tx } from '#platform';
import { RequestRecords, type RequestRecord } from '#workflow';
import { CredentialsService } from './credentials.service.js';
import { CredentialStore } from './data/credential.store.js';
import { changeStanding } from './domain/standing.js';

/** Stands in the certificate's acts, for whoever looks at it. */
const REASON = '原准予决定已由新的决定取代';

/** What a decision that supersedes another does to the certificate of the first. */
@Injectable()
export class SupersededCertificates {
  constructor(
    private readonly requests: RequestRecords,
    private readonly store: CredentialStore,
    private readonly credentials: CredentialsService,
  ) {}

  /** A review changes nothing by itself: the authority acts on it. A second look or a correction that approves again leaves the certificate that is there. */
  async mayIssue(tx: Tx, { aboutId, aboutKind }: RequestRecord): Promise<boolean> {
    if (aboutId === null) return true;
    if (aboutKind === 'review') return false;
    return (await this.store.ofRequest(tx, aboutId))?.state !== 'valid';
  }

  /** The new decision refuses: what the first one attested no longer holds. */
  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.requests.find(tx, event.aggregateId);
    if (!request?.aboutId || request.aboutKind === 'review') return;
    const known = await this.store.ofRequest(tx, request.aboutId);
    const held = known && (await this.store.lock(tx, known.id));
    if (held && changeStanding(held, 'revoke', 'authority').ok) await this.credentials.changeIn(tx, held, 'revoke', 'authority', REASON);
  }
}
