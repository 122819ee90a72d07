import { Injectable } from '@nestjs/common';
import type { RequestState } from '#kernel';
import type { Tx } from '#platform';
import { RequestStore } from './data/request.store.js';

/** Whose handling of what somebody may have something to say about; nothing personal of the applicant. */
export interface HandledRequest {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly applicantId: string;
  /** The whole of which it is a leg. */
  readonly parentId: string | null;
  readonly serviceTypeCode: string;
  readonly toJurisdiction: string;
  readonly competentAuthorityId: string | null;
  /** Everyone who did anything to it, or to a leg of it, in a post. */
  readonly handlers: readonly string[];
}

const HANDLERS = `SELECT DISTINCT a.actor_person_id AS id FROM workflow.request_action a WHERE a.actor_kind = 'person' AND a.actor_person_id IS NOT NULL AND a.actor_role <> 'resident'
  AND a.request_id IN (SELECT r.id FROM workflow.request r WHERE r.id = $1 OR r.parent_id = $1) ORDER BY 1`;

/** Requests with those who handled them, as contexts above this one read them. Row-level security answers for who may. */
@Injectable()
export class HandledRequests {
  constructor(private readonly store: RequestStore) {}

  async find(tx: Tx, id: string): Promise<HandledRequest | null> {
    const row = await this.store.find(tx, id);
    if (!row) return null;
    const { number, state, applicantId, parentId, serviceTypeCode, toJurisdiction, competentAuthorityId } = row;
    const handlers = (await tx.query<{ id: string }>(HANDLERS, [id])).map((each) => each.id);
    return { id, number, state, applicantId, parentId, serviceTypeCode, toJurisdiction, competentAuthorityId, handlers };
  }
}
