import { Injectable } from '@nestjs/common';
import type { PostRole } from '#contracts';
import { PostQueries } from '#directory';
import { newId, type Tx } from '#platform';
import { DeliveryStore } from './data/delivery.store.js';
import { NoticeStore } from './data/notice.store.js';
import { WaysQueries } from './data/ways.queries.js';
import { goesBy, type Channel } from './domain/channels.js';
import type { NoticeParams } from './domain/template.js';
import { TEMPLATES, type NoticeTemplate } from './domain/templates.js';
import { MailTransport } from './mail-transport.js';

/** Whom a notice is for: one person, or everybody who holds a post of the role at the authority or in the jurisdiction on that day. */
export type Addressee =
  | { readonly person: string }
  | { readonly role: PostRole; readonly authority: string }
  | { readonly role: PostRole; readonly jurisdiction: string };

/** What a notice is about; its id stands in the link to it. */
export interface NoticeSubject {
  readonly kind: 'request' | 'certificate' | 'batch' | 'matter' | 'mandate';
  readonly id: string;
}

export interface Telling {
  readonly to: Addressee;
  readonly subject: NoticeSubject;
  readonly template: NoticeTemplate;
  /** Values of the text, names in both languages; kept with the notice, so nothing personal that it does not need. `dueAt`: a UTC instant by which something must be done. */
  readonly params: NoticeParams;
}

/** Where every other context hands in what somebody is to be told. */
@Injectable()
export class NoticeDesk {
  constructor(
    private readonly posts: PostQueries,
    private readonly notices: NoticeStore,
    private readonly ways: WaysQueries,
    private readonly deliveries: DeliveryStore,
    private readonly mail: MailTransport,
  ) {}

  /**
   * Tells it inside the caller's transaction: the notice in the app, and a message on its way by every channel by which its reader wants it, or must have it. Runs as the
   * platform, in a job or a sweep: what a person does announces an event, and the job that follows it tells. How many were told; nobody may hold such a post.
   */
  async tell(tx: Tx, telling: Telling): Promise<number> {
    if (tx.actor.kind !== 'system') throw new TypeError('notices are told by the platform: announce an event, and tell in the job that follows it');
    const { to, subject, template, params } = telling;
    const people = 'person' in to ? [to.person] : await this.posts.holders(tx, to);
    for (const { person, off, hasMail, endpoints } of await this.ways.ofPeople(tx, people)) {
      this.notices.insert(tx, { id: newId(), personId: person, subjectKind: subject.kind, subjectId: subject.id, template, params: { ...params }, createdAt: tx.now });
      if (hasMail && this.mail.isOffered && goesBy('email', TEMPLATES[template], off)) this.send(tx, telling, 'email', person);
      if (goesBy('webhook', TEMPLATES[template], off)) for (const endpoint of endpoints) this.send(tx, telling, 'webhook', endpoint);
    }
    // Systems of an office are told once, however many people hold its posts.
    if (!('person' in to)) for (const endpoint of await this.ways.ofOffice(tx, to)) this.send(tx, telling, 'webhook', endpoint);
    return people.length;
  }

  private send(tx: Tx, { subject, template, params }: Telling, channel: Channel, receiver: string): void {
    this.deliveries.insert(tx, {
      id: newId(), channel, receiver, subjectKind: subject.kind, subjectId: subject.id, template, params: { ...params }, state: 'pending', attempts: 0, nextAt: tx.now, lastError: null, createdAt: tx.now, endedAt: null,
    });
  }
}
