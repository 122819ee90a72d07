import { Injectable } from '@nestjs/common';
import { NoticeDesk, type NoticeAddressee, type NoticeTemplate } from '#notices';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { TopicOfRequest } from './topic-of-request.js';
import { RequestPresenter } from './request-presenter.js';

/** Tells the authority that decides, or has decided: whoever has the request on their desk, else every case clerk. */
@Injectable()
export class WorkNotices {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly topics: TopicOfRequest,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Called by jobs and sweeps, inside their transaction. Nobody is told before an authority is named. */
  async tell(tx: Tx, request: RequestEntity, template: NoticeTemplate, more: Readonly<Record<string, unknown>>): Promise<void> {
    const { id, number, assigneePersonId, competentAuthorityId } = request;
    const [qualification, authority] = await Promise.all([this.topics.nameOf(request), this.presenter.authorityName(competentAuthorityId)]);
    const to: NoticeAddressee | null = assigneePersonId !== null ? { person: assigneePersonId } : competentAuthorityId === null ? null : { role: 'case_clerk', authority: competentAuthorityId };
    if (to) await this.desk.tell(tx, { to, subject: { kind: 'request', id }, template, params: { number, qualification, authority, ...more } });
  }
}
