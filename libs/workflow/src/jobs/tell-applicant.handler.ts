import { Injectable } from '@nestjs/common';
import type { RequestEventType } from '#contracts';
import type { EventJob, Tx } from '#platform';
import { ApplicantNotices } from '../applicant-notices.js';
import { RequestStore } from '../data/request.store.js';

/** Writes the applicant's notice about what happened. */
@Injectable()
export class TellApplicantHandler {
  constructor(
    private readonly store: RequestStore,
    private readonly notices: ApplicantNotices,
  ) {}

  async handle(tx: Tx, event: EventJob, told: RequestEventType): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    if (request) await this.notices.tell(tx, request, told);
  }
}
