import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { UnitOfWork, type PersonActor, type PostScope, type Tx } from '#platform';
import { AssignmentQueries } from './data/assignment.queries.js';
import { RequestQueries, type WorklistFilter } from './data/request.queries.js';
import { RequestStore } from './data/request.store.js';
import { hasExpired } from './domain/lease.js';
import { RequestService } from './request.service.js';

/** From which queue, and which request the clerk has just looked at. */
export interface NextCase extends Pick<WorklistFilter, 'q' | 'state' | 'mode'> {
  readonly commandId: string;
  readonly queue: Exclude<WorklistFilter['queue'], 'past'>;
  readonly currentId?: string | undefined;
}

/** The next request of a queue, for whoever asks. */
@Injectable()
export class NextCaseService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly assignments: AssignmentQueries,
    private readonly store: RequestStore,
    private readonly requests: RequestService,
    private readonly directory: DirectoryQueries,
  ) {}

  /**
   * Claims the one due soonest that nobody has, in the transaction that found it: two clerks who ask at once get two. In the queue of one's own it is the one after the current. Null: none is left.
   * A repeated command gives the same one while the claim that it made is held.
   */
  async take(actor: PersonActor, post: PostScope, next: NextCase): Promise<{ id: string; number: string } | null> {
    await this.directory.calendar();
    return this.uow.run(actor, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [next.commandId]);
      const id = (await this.assignments.claimedBy(tx, actor.personId, next.commandId)) ?? (await this.queries.nextCase(tx, actor.personId, post, next));
      return id === null ? null : this.open(tx, actor, id, next.commandId);
    });
  }

  private async open(tx: Tx, actor: PersonActor, id: string, commandId: string): Promise<{ id: string; number: string } | null> {
    const found = await this.store.find(tx, id);
    if (!found) return null;
    if (found.assigneePersonId !== actor.personId || hasExpired(found, tx.now)) await this.requests.actIn(tx, id, 'claim', { commandId, input: {} });
    return { id, number: found.number };
  }
}
