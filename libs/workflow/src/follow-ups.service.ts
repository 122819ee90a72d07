import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused, type Calendar } from '#kernel';
import { digestOf, UnitOfWork, type Actor, type PersonActor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { FollowUpQueries } from './data/follow-up.queries.js';
import { RequestStore } from './data/request.store.js';
import { FOLLOW_UPS, mayFollow, reviewingBody, type EndedMatter, type FollowUpKind } from './domain/follow-ups.js';
import { FollowUpOpenings, type FollowUpInput } from './follow-up-openings.js';
import type { FollowUpView, RequestDetail } from './request-views.dto.js';
import { actingParty } from './workflow-facts.js';

/** Opens what follows a decision: a request about the one that has ended. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly queries: FollowUpQueries,
    private readonly directory: DirectoryQueries,
    private readonly openings: FollowUpOpenings,
  ) {}

  /** What followed the request, what it is about, and what the reader may have follow now. */
  async linksOf(tx: Tx, actor: Actor, row: RequestEntity): Promise<Pick<RequestDetail, 'followUps' | 'about' | 'availableFollowUps'>> {
    const [following, about, calendar] = [await this.queries.about(tx, row.id), row.aboutId === null ? null : await this.store.find(tx, row.aboutId), await this.directory.calendar()];
    const matter = await this.matterOf(row, following);
    return {
      followUps: following.flatMap((each) => viewOf(each, each.aboutKind)), about: about === null ? null : (viewOf(about, row.aboutKind)[0] ?? null),
      availableFollowUps: actor.kind === 'person' ? FOLLOW_UPS.filter((kind) => mayFollow(kind, matter, actingParty(actor), calendar, tx.now).ok) : [],
    };
  }

  /** The same key with the same input gives the first answer again. Refuses what `mayFollow` refuses, `not_found`, `reason_required`, `idempotency_key_reused`. */
  async open(actor: PersonActor, id: string, key: string, input: FollowUpInput): Promise<RequestEntity> {
    const digest = digestOf({ about: id, ...input });
    const calendar = await this.directory.calendar();
    try {
      return await this.uow.run(actor, async (tx) => this.openIn(tx, actor, { id, key, digest, input, calendar }));
    } catch (error) {
      if (!this.store.isRepetition(error) && !this.store.isSecondFollowUp(error)) throw error;
      return this.uow.run(actor, async (tx) => this.first(tx, actor, key, digest));
    }
  }

  private async openIn(tx: Tx, actor: PersonActor, { id, key, digest, input, calendar }: { id: string; key: string; digest: Buffer; input: FollowUpInput; calendar: Calendar }): Promise<RequestEntity> {
    const known = await this.store.findByIdempotencyKey(tx, actor.personId, key);
    if (known) return this.sameInput(known, digest);
    const row = await this.store.find(tx, id);
    if (!row) throw new Refused({ code: 'not_found' });
    if (input.reasonText.trim() === '') throw new Refused({ code: 'reason_required' });
    const matter = await this.matterOf(row, await this.queries.about(tx, row.id));
    const allowed = mayFollow(input.kind, matter, actingParty(actor), calendar, tx.now);
    if (!allowed.ok) throw new Refused(allowed.refusal);
    return this.openings.open(tx, actor, row, { key, digest, reviewingAuthorityId: matter.reviewingAuthorityId, ...input });
  }

  private async first(tx: Tx, actor: PersonActor, key: string, digest: Buffer): Promise<RequestEntity> {
    const known = await this.store.findByIdempotencyKey(tx, actor.personId, key);
    if (!known) throw new Refused({ code: 'follow_up_open' });
    return this.sameInput(known, digest);
  }

  private async matterOf(row: RequestEntity, following: readonly RequestEntity[]): Promise<EndedMatter> {
    return {
      applicantId: row.applicantId, outcome: row.outcome, closedAt: row.closedAt, competentAuthorityId: row.competentAuthorityId, decidedByRule: row.decidedByRule !== null,
      reviewingAuthorityId: row.closedAt === null ? null : await this.reviewingBodyOf(row),
      about: row.aboutKind, isLeg: row.parentId !== null, open: following.filter((each) => each.closedAt === null).flatMap((each) => each.aboutKind ?? []), ever: following.flatMap((each) => each.aboutKind ?? []),
    };
  }

  private async reviewingBodyOf({ competentAuthorityId, receivingAuthorityId }: RequestEntity): Promise<string | null> {
    const authorities = await this.directory.authorities();
    // what nobody was found competent for, the window that took it in has declined
    const decider = authorities.get(competentAuthorityId ?? receivingAuthorityId ?? '');
    return decider ? reviewingBody(decider, await this.directory.codesAbove(decider.jurisdictionCode), authorities.values()) : null;
  }

  private sameInput(known: RequestEntity, digest: Buffer): RequestEntity {
    if (!known.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
    return known;
  }
}

function viewOf({ id, number, state, outcome }: RequestEntity, kind: FollowUpKind | null): FollowUpView[] {
  return kind === null ? [] : [{ id, number, kind, state, outcome }];
}
