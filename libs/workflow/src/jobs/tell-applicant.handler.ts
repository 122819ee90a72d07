import { Injectable } from '@nestjs/common';
import type { OriginalEventPayload, RequestEventType } from '#contracts';
import type { EventJob, Tx } from '#platform';
import { ApplicantNotices } from '../applicant-notices.js';
import { RequestStore } from '../data/request.store.js';
import { RequestPresenter } from '../request-presenter.js';

/** Of a leg the applicant is told only what asks something of them, or changes a date: the rest they read in the whole. */
const OF_A_LEG: ReadonlySet<RequestEventType> = new Set(['request.supplement_requested', 'request.supplement_allowed', 'request.lapsed', 'request.suspended', 'request.extended', 'request.recounted']);

/** Writes the applicant's notice about what happened. */
@Injectable()
export class TellApplicantHandler {
  constructor(
    private readonly store: RequestStore,
    private readonly notices: ApplicantNotices,
    private readonly presenter: RequestPresenter,
  ) {}

  async handle(tx: Tx, event: EventJob, told: RequestEventType): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    if (request && (request.parentId === null || OF_A_LEG.has(told))) {
      if (told === 'request.accepted' && (await deemedBy(this.store, tx, event))) await this.notices.tell(tx, request, 'request.deemed_accepted');
      else await this.notices.tell(tx, request, told, told === 'request.made_ready' ? { window: await this.presenter.windowName(request.pickupWindowId) } : {});
    }
  }

  /** One of the applicant's paper originals has moved. */
  async handleOriginal(tx: Tx, event: EventJob): Promise<void> {
    const { requestId } = event.payload as unknown as OriginalEventPayload;
    const request = await this.store.find(tx, requestId);
    if (request) await this.notices.tell(tx, request, 'original.moved');
  }
}

/** Whether the acceptance of which an event tells was one by silence (行政许可法 32(4)). */
export async function deemedBy(store: RequestStore, tx: Tx, event: EventJob): Promise<boolean> {
  return (await store.actionAt(tx, event.aggregateId, Number(event.payload['version'])))?.publicDetail['deemed'] === true;
}
