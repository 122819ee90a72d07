import { Injectable } from '@nestjs/common';
import { NoticeDesk, type NoticeSubject, type NoticeTemplate } from '#notices';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { TopicOfRequest } from './topic-of-request.js';
import { VisibleRequests } from './visible-requests.js';
import { RequestPresenter } from './request-presenter.js';

/** Tells applicants what became of their requests, and with them whoever filed for them under a mandate that holds. */
@Injectable()
export class ApplicantNotices {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly topics: TopicOfRequest,
    private readonly presenter: RequestPresenter,
    private readonly visible: VisibleRequests,
  ) {}

  /** Called by jobs and sweeps, inside their transaction. `subject`: what the notice leads to, when it is not the request. */
  async tell(tx: Tx, request: RequestEntity, template: NoticeTemplate, more: Readonly<Record<string, unknown>> = {}, subject: NoticeSubject = { kind: 'request', id: request.id }): Promise<void> {
    const [qualification, authority] = await Promise.all([this.topics.nameOf(request), this.presenter.authorityName(request.competentAuthorityId)]);
    const { id, number, state, toJurisdiction, deemedAccepted, custodian, dueAt } = request;
    // A date is named where it is the applicant's own.
    const due = custodian === 'applicant' && dueAt !== null ? { dueAt: dueAt.toISOString() } : {};
    const params = { requestId: id, number, state, toJurisdiction, deemed: deemedAccepted, qualification, authority, ...due, ...more };
    const agent = await this.visible.agentToTell(tx, request);
    for (const person of [request.applicantId, ...(agent === null ? [] : [agent])]) await this.desk.tell(tx, { to: { person }, subject, template, params });
  }
}
