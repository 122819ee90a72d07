import { Injectable } from '@nestjs/common';
import { DirectoryQueries, PersonStore, PostQueries } from '#directory';
import type { PersonActor, Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { EscalationActEntity, EscalationEntity } from './data/escalation.entities.js';
import { availableEscalationActs, type EscalationFacts } from './domain/escalations.js';
import type { EscalationView, SupervisorView } from './escalation-views.dto.js';
import { RequestFields } from './request-fields.js';
import { RequestPresenter } from './request-presenter.js';
import { actingParty } from './workflow-facts.js';

/** An escalation with all that its view needs. */
export interface EscalationRows {
  readonly request: Pick<RequestEntity, 'applicantId'>;
  readonly row: EscalationEntity;
  readonly acts: readonly EscalationActEntity[];
}

/** Turns escalations into answers: names of supervisors for their ids, and what the reader may do. */
@Injectable()
export class EscalationPresenter {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly posts: PostQueries,
    private readonly people: PersonStore,
    private readonly presenter: RequestPresenter,
    private readonly fields: RequestFields,
  ) {}

  /** What the rules ask of an escalation; read as the platform, which may look into every post. */
  async factsOf(platform: Tx, { request, row }: EscalationRows): Promise<EscalationFacts> {
    return { jurisdiction: row.jurisdiction, applicantId: request.applicantId, ownerPersonId: row.ownerPersonId, closed: row.closedAt !== null, supervisors: await this.supervisorsOf(platform, row.jurisdiction) };
  }

  /** Persons whose post as a supervisor reaches the place today. */
  async supervisorsOf(platform: Tx, jurisdiction: string): Promise<string[]> {
    return this.posts.watching(platform, await this.directory.codesAbove(jurisdiction));
  }

  async supervisors(platform: Tx, ids: readonly string[]): Promise<SupervisorView[]> {
    const names = await this.people.namesOf(platform, ids);
    return ids.map((personId) => ({ personId, name: names.get(personId) ?? '' }));
  }

  async present(platform: Tx, actor: PersonActor, found: readonly EscalationRows[]): Promise<EscalationView[]> {
    const ids = found.flatMap(({ row, acts }) => [row.ownerPersonId, ...acts.flatMap((act) => [act.actorPersonId, act.toPersonId])]).filter((id) => id !== null);
    const names = await this.people.namesOf(platform, [...new Set(ids)]);
    const named = (personId: string | null): SupervisorView | null => (personId === null ? null : { personId, name: names.get(personId) ?? '' });
    const views: EscalationView[] = [];
    for (const each of found) {
      const { row, acts } = each;
      views.push({
        id: row.id, requestId: row.requestId, cause: row.cause, jurisdiction: await this.presenter.placeName(row.jurisdiction), owner: named(row.ownerPersonId), mine: row.ownerPersonId === actor.personId,
        raisedAt: row.raisedAt.toISOString(), takenAt: row.takenAt?.toISOString() ?? null, closedAt: row.closedAt?.toISOString() ?? null, outcome: row.outcome,
        acts: acts.map((act) => ({ act: act.act, cause: act.cause, at: act.at.toISOString(), by: named(act.actorPersonId), to: named(act.toPersonId), text: this.textOf(act) })),
        availableActs: row.closedAt === null ? availableEscalationActs(await this.factsOf(platform, each), actingParty(actor)) : [],
      });
    }
    return views;
  }

  private textOf({ note, commandId }: EscalationActEntity): string | null {
    return note === null ? null : (this.fields.openNote<{ reasonText?: string }>(commandId, note).reasonText ?? null);
  }
}
