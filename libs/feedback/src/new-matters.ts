import { Injectable } from '@nestjs/common';
import { DirectoryQueries, PersonStore, type Authority } from '#directory';
import { Refused } from '#kernel';
import { newId, type PersonActor, type Tx } from '#platform';
import { MatterActEntity, MatterEntity } from './data/entities.js';
import { MatterStore } from './data/matter.store.js';
import { startClock } from './domain/clocks.js';
import { FIRST_CLOCKS, type MatterKind } from './domain/life-cycle.js';
import { FeedbackFields, type MatterContent } from './feedback-fields.js';
import { makeMatterNumber } from './matter-number.js';
import { announceMatter } from './matter-events.js';

/** A matter that is about to begin. */
export interface MatterToOpen {
  readonly id: string;
  readonly kind: MatterKind;
  readonly content: MatterContent;
  readonly phone: string | null;
  readonly holder: Authority;
  readonly aboutAuthorityId: string | null;
  readonly atJurisdiction: string | null;
  readonly serviceTypeCode: string | null;
  readonly request: { readonly id: string; readonly number: string } | null;
  readonly ratingId: string | null;
  readonly handlers: readonly string[];
  readonly digest: Buffer;
}

/** Begins a matter: its row, its first act, its clocks, its event; in the writer's own transaction. */
@Injectable()
export class NewMatters {
  constructor(
    private readonly store: MatterStore,
    private readonly persons: PersonStore,
    private readonly directory: DirectoryQueries,
    private readonly fields: FeedbackFields,
  ) {}

  /** Refuses `person_unknown`. */
  async open(tx: Tx, actor: PersonActor, opening: MatterToOpen): Promise<MatterEntity> {
    const person = await this.persons.find(tx, actor.personId);
    if (!person) throw new Refused({ code: 'person_unknown' });
    const { id, kind, content, phone, holder, request, digest } = opening;
    const clocks = await this.directory.calendar().then((calendar) => FIRST_CLOCKS[kind].map((rule) => startClock(rule, tx.now, calendar)));
    const row = Object.assign(new MatterEntity(), {
      id, number: makeMatterNumber(), version: 1, kind, state: 'opened' as const, personId: person.id, ...this.fields.seal(id, { name: person.name, phone: phone ?? person.phone, content }),
      ratingId: opening.ratingId, requestId: request?.id ?? null, requestNumber: request?.number ?? null, aboutAuthorityId: opening.aboutAuthorityId, serviceTypeCode: opening.serviceTypeCode,
      atJurisdiction: opening.atJurisdiction ?? person.homeJurisdiction, handlers: [...opening.handlers], holderAuthorityId: holder.id, holderJurisdiction: holder.jurisdictionCode,
      involvedAuthorities: [holder.id], involvedJurisdictions: [holder.jurisdictionCode], forwardedBy: [], ownerPersonId: null, founded: null, accepted: null, askedAgain: false, inputDigest: digest,
      dueAt: clocks.map(({ dueAt }) => dueAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null, openedAt: tx.now, closedAt: null, updatedAt: tx.now,
    });
    await this.store.insert(tx, row);
    await this.store.startClocks(tx, id, clocks);
    this.store.insertAct(tx, Object.assign(new MatterActEntity(), {
      id: newId(), matterId: id, version: 1, verb: 'open', fromState: 'new', toState: 'opened', actorRole: 'resident', actorPersonId: person.id, authorityId: holder.id, toAuthorityId: null, detail: {}, text: null, at: tx.now, commandId: id, inputDigest: digest,
    }));
    announceMatter(tx, 'feedback.opened', row);
    tx.audit({ act: 'matter.open', subjectKind: 'matter', subjectId: id, jurisdiction: holder.jurisdictionCode, detail: { kind, holder: holder.id } });
    return row;
  }
}
