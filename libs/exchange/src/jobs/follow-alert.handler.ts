import { Injectable } from '@nestjs/common';
import type { AlertEventPayload } from '#contracts';
import type { EventJob, Tx } from '#platform';
import { CredentialStore } from '../data/credential.store.js';
import { FollowingAlerts } from '../following-alerts.js';

/** Lets an alert, or its end, reach the certificates that rest on what it speaks of. */
@Injectable()
export class FollowAlertHandler {
  constructor(
    private readonly store: CredentialStore,
    private readonly following: FollowingAlerts,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    for (const credential of await this.store.restingOn(tx, event.payload as unknown as AlertEventPayload)) await this.following.follow(tx, credential);
  }
}
