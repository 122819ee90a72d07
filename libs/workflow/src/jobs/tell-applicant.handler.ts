import { Injectable } from '@nestjs/common';
import type { EventJob, Tx } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { NoticesService } from '../notices.service.js';

/** Writes the applicant's notice about what happened. */
@Injectable()
export class TellApplicantHandler {
  constructor(
    private readonly store: RequestStore,
    private readonly notices: NoticesService,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    if (request) this.notices.tell(tx, request, event.type);
  }
}
