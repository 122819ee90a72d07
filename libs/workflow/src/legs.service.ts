import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { newId, type EventJob, type Tx } from '#platform';
import { involving } from './acts/effect.js';
import type { RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { legsToOpen, standingAfter, withStanding, type Leg } from './domain/joint.js';
import { ruleOf, STATES } from './domain/life-cycle.js';
import { NewLegs } from './new-legs.js';
import { RequestService } from './request.service.js';

/**
 * Joint handling (多地联办): a leg is a request with a parent. Locks are taken from the whole to its legs; what a leg says reaches the whole by an event, so that no leg waits for
 * another.
 */
@Injectable()
export class LegsService {
  constructor(
    private readonly requests: RequestService,
    private readonly store: RequestStore,
    private readonly newLegs: NewLegs,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Division code of the jurisdiction that handles it: a leg where its plan says, everything else where the effect is wanted. */
  placeOf(request: RequestEntity): string {
    const [leg] = request.parentId === null ? [] : request.legs;
    return leg?.at === 'from' ? request.fromJurisdiction : request.toJurisdiction;
  }

  /** The whole and its parts may read each other; the legs that wait for nobody begin. Runs as the platform, in the transaction of the routing. */
  async afterRouting(tx: Tx, id: string): Promise<void> {
    const request = await this.store.find(tx, id);
    if (request?.mode !== 'joint') return;
    if (request.parentId !== null) return this.involve(tx, request.parentId, [request.offeredAuthorityId]);
    for (const leg of request.legs) if (leg.requestId !== null) await this.involve(tx, leg.requestId, [request.offeredAuthorityId]);
    await this.openDue(tx, request);
  }

  /** Whoever is asked about a matter that has ended may read it. */
  async showAbout(tx: Tx, id: string): Promise<void> {
    const request = await this.store.find(tx, id);
    if (request?.aboutId) await this.involve(tx, request.aboutId, [request.offeredAuthorityId]);
  }

  /** A leg was decided or ended: the whole notes it, and what waited for it begins. The whole ended: its legs are called off. */
  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.store.find(tx, event.aggregateId);
    if (request?.mode !== 'joint') return;
    if (request.parentId === null) return this.endLegs(tx, request);
    const whole = await this.store.lock(tx, request.parentId);
    const standing = standingAfter(event.type);
    if (!whole || standing === undefined || STATES[whole.state].final || request.legCode === null) return;
    const legs = withStanding(whole.legs, request.legCode, { standing });
    const { request: noted } = await this.requests.actIn(tx, whole.id, 'note_leg', { commandId: event.eventId, input: { legs } });
    await this.openDue(tx, noted);
  }

  private async openDue(tx: Tx, whole: RequestEntity): Promise<void> {
    let legs: readonly Leg[] = whole.legs;
    for (const due of legsToOpen(legs)) {
      const leg = await this.newLegs.open(tx, whole, due);
      legs = withStanding(legs, due.code, { standing: 'open', requestId: leg.id });
    }
    if (legs !== whole.legs) await this.requests.actIn(tx, whole.id, 'note_leg', { commandId: newId(), input: { legs } });
  }

  private async endLegs(tx: Tx, whole: RequestEntity): Promise<void> {
    for (const leg of await this.store.lockLegs(tx, whole.id)) {
      if (ruleOf('call_off').from.includes(leg.state)) await this.requests.actIn(tx, leg.id, 'call_off', { commandId: newId(), input: {} });
    }
  }

  /** Lets authorities read the course of a request without holding it. */
  private async involve(tx: Tx, id: string, authorityIds: readonly (string | null)[]): Promise<void> {
    const [row, authorities] = [await this.store.lock(tx, id), await this.directory.authorities()];
    const added = authorityIds.flatMap((authorityId) => (authorityId === null ? [] : (authorities.get(authorityId) ?? [])));
    if (!row || added.length === 0) return;
    this.store.save(tx, id, involving(row, added));
  }
}
