import { Injectable } from '@nestjs/common';
import type { PostRole } from '#contracts';
import { PostQueries } from '#directory';
import { newId, type Tx } from '#platform';
import { NoticeStore } from './data/notice.store.js';
import type { NoticeParams } from './domain/template.js';
import type { NoticeTemplate } from './domain/templates.js';

/** Whom a notice is for: one person, or everybody who holds a post of the role at the authority or in the jurisdiction on that day. */
export type Addressee =
  | { readonly person: string }
  | { readonly role: PostRole; readonly authority: string }
  | { readonly role: PostRole; readonly jurisdiction: string };

/** What a notice is about; its id stands in the link to it. */
export interface NoticeSubject {
  readonly kind: 'request' | 'certificate' | 'batch';
  readonly id: string;
}

export interface Telling {
  readonly to: Addressee;
  readonly subject: NoticeSubject;
  readonly template: NoticeTemplate;
  /** Values of the text, names in both languages; kept with the notice, so nothing personal that it does not need. */
  readonly params: NoticeParams;
}

/** Where every other context hands in what somebody is to be told. */
@Injectable()
export class NoticeDesk {
  constructor(
    private readonly posts: PostQueries,
    private readonly store: NoticeStore,
  ) {}

  /**
   * Tells it inside the caller's transaction: whoever is told, is told because it was committed. Runs as the platform, in a job or a sweep: what a person does announces an
   * event, and the job that follows it tells. How many were told; nobody may hold such a post.
   */
  async tell(tx: Tx, { to, subject, template, params }: Telling): Promise<number> {
    if (tx.actor.kind !== 'system') throw new TypeError('notices are told by the platform: announce an event, and tell in the job that follows it');
    const people = 'person' in to ? [to.person] : await this.posts.holders(tx, to);
    for (const personId of people) {
      this.store.insert(tx, { id: newId(), personId, subjectKind: subject.kind, subjectId: subject.id, template, params: { ...params }, createdAt: tx.now });
    }
    return people.length;
  }
}
