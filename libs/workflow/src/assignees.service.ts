import { Injectable } from '@nestjs/common';
import { PersonStore, PostQueries } from '#directory';
import { Refused, type PostRole } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import { AssignmentQueries } from './data/assignment.queries.js';
import type { RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { availableActions } from './domain/decide.js';
import { deskOf } from './domain/desk.js';
import { hasExpired } from './domain/lease.js';
import { actingParty, factsOf } from './workflow-facts.js';

/** A clerk to whom a request can be given. */
export interface Assignee {
  readonly personId: string;
  readonly name: string;
  readonly roles: PostRole[];
  /** How many open requests they have on their desk. */
  readonly openClaims: number;
}

/** To whom a request can be given. */
@Injectable()
export class AssigneesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly posts: PostQueries,
    private readonly people: PersonStore,
    private readonly assignments: AssignmentQueries,
  ) {}

  /** The clerks of the authority where the request lies, but not its applicant and not whoever has it now; who has least to do first. Refuses `not_found`, `not_custodian`. */
  async list(actor: PersonActor, id: string): Promise<Assignee[]> {
    return this.uow.view(actor, async (tx) => {
      const request = await this.store.find(tx, id);
      if (!request) throw new Refused({ code: 'not_found' });
      if (!availableActions(factsOf(request, []), actingParty(actor), tx.now).includes('reassign')) throw new Refused({ code: 'not_custodian' });
      return request;
    }, async (platform, request) => this.clerksFor(platform, request));
  }

  private async clerksFor(platform: Tx, request: RequestEntity): Promise<Assignee[]> {
    const desk = deskOf(request);
    if (desk === null) return [];
    const current = hasExpired(request, platform.now) ? null : request.assigneePersonId;
    const clerks = (await this.posts.clerksAt(platform, desk)).filter(({ personId }) => personId !== request.applicantId && personId !== current);
    const ids = clerks.map(({ personId }) => personId);
    const [names, claims] = [await this.people.namesOf(platform, ids), await this.assignments.openClaimsOf(platform, ids)];
    return clerks.map((clerk) => ({ ...clerk, name: names.get(clerk.personId) ?? '', openClaims: claims.get(clerk.personId) ?? 0 }))
      .sort((a, b) => a.openClaims - b.openClaims || a.name.localeCompare(b.name, 'zh'));
  }
}
