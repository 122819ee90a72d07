import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { AttentionStore, type EventJob, type Tx } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { HANDLING_MODE_TABLE } from '../domain/handling-modes.js';
import { route } from '../domain/routing.js';
import { AfterRouting } from '../after-routing.js';
import { TopicOfRequest } from '../topic-of-request.js';
import { RequestService } from '../request.service.js';

/** Sends a request to the authority that is competent, by the same `act` that a clerk uses. */
@Injectable()
export class RouteRequestHandler {
  constructor(
    private readonly requests: RequestService,
    private readonly store: RequestStore,
    private readonly topics: TopicOfRequest,
    private readonly directory: DirectoryQueries,
    private readonly attention: AttentionStore,
    private readonly next: AfterRouting,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.store.lock(tx, event.aggregateId);
    // Withdrawn, routed by hand, or waiting for its window: nothing to do.
    const waiting = request && (HANDLING_MODE_TABLE[request.mode].intake === 'platform' ? ['submitted', 'returned'] : ['received']).includes(request.state);
    if (!waiting) return;
    const { departmentCode, competentLevel } = await this.topics.competenceOf(request);
    const plan = route({
      toJurisdiction: this.next.placeOf(request), departmentCode, competentLevel, places: await this.directory.jurisdictions(),
      authorities: [...(await this.directory.authorities()).values()], returnedBy: request.state === 'returned' ? await this.store.returnedBy(tx, request.id) : [], suggestedAuthorityId: request.suggestedAuthorityId,
    });
    if (plan.ok) {
      await this.requests.actIn(tx, request.id, 'route', { commandId: event.eventId, input: { authorityId: plan.value.competentAuthorityId } });
      await this.next.afterRouting(tx, request.id);
      return;
    }
    this.store.save(tx, request.id, { attention: 'no_competent_authority' });
    await this.attention.raise(tx, {
      kind: 'unroutable', queue: 'routing', consumer: 'route-request', eventId: event.eventId, eventType: event.type, subjectKind: 'request', subjectId: request.id,
      jurisdiction: request.toJurisdiction, reason: plan.refusal.code, attempts: 1, correlationId: event.correlationId,
    });
  }
}
