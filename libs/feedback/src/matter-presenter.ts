import { Injectable } from '@nestjs/common';
import { DirectoryQueries, type Authority } from '#directory';
import type { ActorRole } from '#kernel';
import { OnestopService } from '#onestop';
import type { Actor, Tx } from '#platform';
import type { MatterActEntity, MatterClockEntity, MatterEntity, RatingEntity } from './data/entities.js';
import { MatterStore } from './data/matter.store.js';
import { RatingStore } from './data/rating.store.js';
import { availableMatterActs } from './domain/decide.js';
import { FeedbackFields } from './feedback-fields.js';
import { matterActorOf, matterFactsOf } from './matter-facts.js';
import type { FeedbackAuthority, MatterActView, MatterClockView, MatterSummary, MatterView, RatingView } from './matter-views.dto.js';

type Authorities = ReadonlyMap<string, Authority>;

/** Matters and ratings as screens read them. */
@Injectable()
export class MatterPresenter {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly services: OnestopService,
    private readonly store: MatterStore,
    private readonly ratings: RatingStore,
    private readonly fields: FeedbackFields,
  ) {}

  async summaries(actor: Actor, rows: readonly MatterEntity[], now: Date): Promise<MatterSummary[]> {
    const authorities = await this.directory.authorities();
    return rows.map((row) => this.summary(actor, row, authorities, now));
  }

  rating(row: RatingEntity): RatingView {
    return { level: row.level, reasons: row.reasons, comment: this.fields.comment(row), at: row.at.toISOString() };
  }

  /** One matter with its clocks and its course. A telephone number is read by those who may act, and that is recorded. */
  async view(tx: Tx, actor: Actor, row: MatterEntity): Promise<MatterView> {
    const authorities = await this.directory.authorities();
    const clocks = await this.store.clocks(tx, row.id);
    const acts = await this.store.acts(tx, row.id);
    const rating = row.ratingId === null ? null : await this.ratings.find(tx, row.ratingId);
    const party = matterActorOf(actor);
    const availableActs = availableMatterActs(matterFactsOf(row, clocks.filter(({ status }) => status === 'running')), party, tx.now);
    const isShown = row.phone !== null && (party.personId === row.personId ? party.role === 'resident' : availableActs.length > 0);
    if (isShown && party.role !== 'resident') tx.audit({ act: 'matter.read_phone', subjectKind: 'matter', subjectId: row.id, jurisdiction: row.holderJurisdiction });
    return {
      ...this.summary(actor, row, authorities, tx.now), text: this.fields.content(row).text, writer: this.fields.maskedName(row), phone: isShown ? this.fields.phone(row) : null, requestId: row.requestId,
      serviceType: row.serviceTypeCode === null ? null : await this.services.nameOf(row.serviceTypeCode), atJurisdiction: row.atJurisdiction, rating: rating && this.rating(rating), founded: row.founded, accepted: row.accepted,
      availableActs, clocks: clocks.map((clock) => clockView(clock, tx.now)), course: acts.map((act) => this.act(act, authorities)),
    };
  }

  private summary(actor: Actor, row: MatterEntity, authorities: Authorities, now: Date): MatterSummary {
    const { id, number, version, kind, state, requestNumber, dueAt, ownerPersonId, openedAt, closedAt } = row;
    const isOwner = actor.kind === 'person' && actor.post !== null && ownerPersonId === actor.personId;
    return {
      id, number, version, kind, state, title: this.fields.content(row).title, requestNumber, holder: named(authorities, row.holderAuthorityId) ?? { id: row.holderAuthorityId, nameZh: '', nameEn: '', jurisdiction: row.holderJurisdiction },
      dueAt: dueAt?.toISOString() ?? null, overdue: dueAt !== null && now > dueAt, mine: isOwner, taken: ownerPersonId !== null, openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null,
    };
  }

  private act(act: MatterActEntity, authorities: Authorities): MatterActView {
    const said = (name: string): boolean | null => (typeof act.detail[name] === 'boolean' ? act.detail[name] : null);
    return {
      verb: act.verb, toState: act.toState, actorRole: act.actorRole as ActorRole, authority: named(authorities, act.authorityId), toAuthority: named(authorities, act.toAuthorityId), text: this.fields.text(act),
      founded: said('founded'), reached: said('reached'), accepted: said('accepted'), at: act.at.toISOString(),
    };
  }
}

function named(authorities: Authorities, id: string | null): FeedbackAuthority | null {
  const found = id === null ? undefined : authorities.get(id);
  return found ? { id: found.id, nameZh: found.nameZh, nameEn: found.nameEn, jurisdiction: found.jurisdictionCode } : null;
}

function clockView({ rule, status, startsOn, dueOn, dueAt, provisional, derivation }: MatterClockEntity, now: Date): MatterClockView {
  const { value, unit, lawRef, valueFrom, excluded, calendarVersion } = derivation;
  return {
    rule, status, startsOn, dueOn, provisional, overdue: status === 'running' && now > dueAt, value, unit, lawRef: lawRef && { law: lawRef.law, article: lawRef.article ?? null }, valueFrom, calendarVersion,
    excluded: excluded.map((day) => ({ on: day.on, why: day.why, nameZh: 'nameZh' in day ? (day.nameZh ?? null) : null, nameEn: 'nameEn' in day ? (day.nameEn ?? null) : null })),
  };
}
