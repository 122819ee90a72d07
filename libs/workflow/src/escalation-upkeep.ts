import { Injectable } from '@nestjs/common';
import type { RequestVerb } from '#kernel';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { EscalationStore } from './data/escalation.store.js';
import { deskPlaceOf } from './domain/desk.js';
import { causeOf, movesOn } from './domain/escalations.js';

/** The act that may escalate a request, or end its escalation. */
interface FollowedAct {
  readonly verb: RequestVerb;
  readonly commandId: string;
  readonly publicDetail: Readonly<Record<string, unknown>>;
  readonly note: string | null;
  /** Who acts; null: the platform. */
  readonly personId: string | null;
}

/** Keeps escalations in step with the requests that they are about, in the transaction of the act itself. */
@Injectable()
export class EscalationUpkeep {
  constructor(private readonly store: EscalationStore) {}

  /** Comes before the request is saved: afterwards custody may lie with someone whom this scope is not. */
  follow(tx: Tx, before: RequestEntity, after: RequestEntity, act: FollowedAct): void {
    const place = deskPlaceOf(after);
    const cause = causeOf(act.verb, act.publicDetail['level']);
    if (cause !== undefined) {
      this.store.raise(tx, { requestId: after.id, cause, jurisdiction: place ?? after.toJurisdiction, by: act.personId, deadlineId: null, note: act.note, commandId: act.commandId });
      tx.audit({ act: 'escalation.raise', subjectKind: 'request', subjectId: after.id, jurisdiction: after.toJurisdiction, detail: { cause } });
    }
    if (movesOn(before.state, after.state)) this.store.moveOn(tx, after.id, act.commandId);
    else if (place !== null && place !== deskPlaceOf(before)) this.store.movePlace(tx, after.id, act.commandId, place);
  }
}
