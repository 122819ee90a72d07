import { Injectable } from '@nestjs/common';
import { matchOf } from '#catalogue';
import type { AlertEndedPayload, AlertEventPayload } from '#contracts';
import type { EventJob, Tx } from '#platform';
import { RequestQueries } from '../data/request.queries.js';
import { RequestStore } from '../data/request.store.js';
import { RequestHolding, badgeAt } from '../request-holding.js';
import { RequestService } from '../request.service.js';

/** Notes on every open request what the issuer of its certificate said, so that clerk and applicant see it; the act makes pages that are open go stale. */
@Injectable()
export class NoteAlertHandler {
  constructor(
    private readonly requests: RequestService,
    private readonly store: RequestStore,
    private readonly queries: RequestQueries,
    private readonly holding: RequestHolding,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const told = event.payload as unknown as AlertEventPayload & Partial<Pick<AlertEndedPayload, 'ended'>>;
    for (const id of await this.queries.openWithCertificate(tx, told)) {
      const request = await this.store.lock(tx, id);
      if (!request || request.closedAt !== null) continue;
      const match = matchOf({ certificateBidx: told.certificateIndex, holderBidx: told.holderIndex, jurisdiction: told.issuer }, this.holding.marksOfRequest(request));
      if (match === undefined) continue;
      const badge = badgeAt(await this.holding.in(tx, request), tx.now);
      const alert = { alertId: told.alertId, kind: told.kind, issuer: told.issuer, what: told.ended ?? 'marked', badge } as const;
      await this.requests.actIn(tx, id, 'note_alert', { commandId: event.eventId, input: { alert } });
    }
  }
}
