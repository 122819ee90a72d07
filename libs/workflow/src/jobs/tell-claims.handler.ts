import { Injectable } from '@nestjs/common';
import type { ClaimLostPayload } from '#contracts';
import { NoticeDesk, type NoticeTemplate } from '#notices';
import type { EventJob, Tx } from '#platform';
import { TopicOfRequest } from '../topic-of-request.js';
import { RequestStore } from '../data/request.store.js';

/** Tells a clerk that a request was given to them, or that a claim of theirs went to somebody else. */
@Injectable()
export class TellClaimsHandler {
  constructor(
    private readonly store: RequestStore,
    private readonly desk: NoticeDesk,
    private readonly topics: TopicOfRequest,
  ) {}

  async handle(tx: Tx, event: EventJob, type: 'request.reassigned' | 'claim.lost'): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    const telling = type === 'claim.lost' ? lossOf(event.payload as unknown as ClaimLostPayload) : await this.giftOf(tx, event);
    if (!request || !telling) return;
    const params = { number: request.number, qualification: await this.topics.nameOf(request) };
    await this.desk.tell(tx, { to: { person: telling.person }, subject: { kind: 'request', id: request.id }, template: telling.template, params });
  }

  private async giftOf(tx: Tx, event: EventJob): Promise<{ person: string; template: NoticeTemplate } | null> {
    const act = await this.store.actionAt(tx, event.aggregateId, Number(event.payload['version']));
    const person = act?.publicDetail['assigneePersonId'];
    return typeof person === 'string' ? { person, template: 'claim.given' } : null;
  }
}

const TEMPLATE_OF_LOSS = { claim: 'claim.overtaken', act: 'claim.acted_upon', reassign: 'claim.reassigned' } as const satisfies Readonly<Record<ClaimLostPayload['by'], NoticeTemplate>>;

function lossOf({ personId, by }: ClaimLostPayload): { person: string; template: NoticeTemplate } {
  return { person: personId, template: TEMPLATE_OF_LOSS[by] };
}
