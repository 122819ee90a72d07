import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { MandatesInUse } from '#onestop';
import type { Tx } from '#platform';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import type { ActingParty } from './domain/facts.js';
import { actingParty } from './workflow-facts.js';

/**
 * Requests as their readers have them. An agent stands in the place of the one for whom they filed, as long as the mandate holds, and reads nothing more when it does not: their list still says that
 * they filed it.
 */
@Injectable()
export class VisibleRequests {
  constructor(
    private readonly store: RequestStore,
    private readonly mandates: MandatesInUse,
  ) {}

  /** Refuses `not_found` also for what lies outside the running scope, and what {@link partyOf} refuses. */
  async get(tx: Tx, id: string): Promise<{ readonly row: RequestEntity; readonly reader: ActingParty }> {
    const row = await this.store.find(tx, id);
    if (!row) throw new Refused({ code: 'not_found' });
    return { row, reader: await this.partyOf(tx, row) };
  }

  async running(tx: Tx, id: string): Promise<DeadlineEntity[]> {
    return this.store.runningDeadlines(tx, id);
  }

  /** As whom the actor stands before a request. Refuses `mandate_ended`, `mandate_expired` to an agent who is none any more. */
  async partyOf(tx: Tx, row: RequestEntity): Promise<ActingParty> {
    const party = actingParty(tx.actor);
    if (!isAgent(party, row)) return party;
    const standing = await this.mandates.standing(tx, row.mandateId ?? '');
    if (!standing.ok) throw new Refused(standing.refusal);
    return { ...party, personId: row.applicantId };
  }

  /** Whether the agent of a request may still be told of it. Asked as the platform. */
  async agentToTell(tx: Tx, { agentId, mandateId }: Pick<RequestEntity, 'agentId' | 'mandateId'>): Promise<string | null> {
    if (agentId === null || mandateId === null) return null;
    return (await this.mandates.standing(tx, mandateId)).ok ? agentId : null;
  }
}

/** Whether somebody who holds no post filed it for its applicant. */
export function isAgent({ role, personId }: ActingParty, row: Pick<RequestEntity, 'agentId'>): boolean {
  return role === 'resident' && personId !== null && personId === row.agentId;
}
