import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { NoticeDesk } from '#notices';
import type { Tx } from '#platform';
import { RequestStore } from './data/request.store.js';
import { deskOf } from './domain/desk.js';
import { TopicOfRequest } from './topic-of-request.js';
import { RequestPresenter } from './request-presenter.js';

/** Tells supervisors of escalations. */
@Injectable()
export class EscalationTelling {
  constructor(
    private readonly requests: RequestStore,
    private readonly desk: NoticeDesk,
    private readonly topics: TopicOfRequest,
    private readonly directory: DirectoryQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  /** A limit has passed: the supervisors of the place and of everything above it. */
  async overdue(tx: Tx, request: { readonly id: string; readonly number: string } & Parameters<TopicOfRequest['nameOf']>[0] & Parameters<typeof deskOf>[0], { jurisdiction, dueOn }: { readonly jurisdiction: string; readonly dueOn: string }): Promise<void> {
    const params = { number: request.number, qualification: await this.topics.nameOf(request), authority: await this.presenter.authorityName(deskOf(request)), dueOn };
    for (const place of await this.directory.codesAbove(jurisdiction)) {
      await this.desk.tell(tx, { to: { role: 'supervisor', jurisdiction: place }, subject: { kind: 'request', id: request.id }, template: 'escalation.overdue', params });
    }
  }

  /** It is somebody else's now. */
  async handedOver(tx: Tx, { requestId, toPersonId }: { readonly requestId: string; readonly toPersonId: string }): Promise<void> {
    const request = await this.requests.find(tx, requestId);
    if (!request) return;
    const params = { number: request.number, qualification: await this.topics.nameOf(request) };
    await this.desk.tell(tx, { to: { person: toPersonId }, subject: { kind: 'request', id: requestId }, template: 'escalation.handed_over', params });
  }
}
