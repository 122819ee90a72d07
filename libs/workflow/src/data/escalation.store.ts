import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { newId, type Tx } from '#platform';
import type { EscalationCause, EscalationChange } from '../domain/escalations.js';
import { EscalationActEntity, EscalationEntity } from './escalation.entities.js';

const NO_INPUT = Buffer.alloc(0);
const GRAVITY = `ARRAY['statutory_near', 'overdue', 'ordered']`;
/** One open escalation a request: a further cause is one more act on it, and whoever has it keeps it. */
const RAISE = `WITH raised AS (
    INSERT INTO workflow.escalation AS e (id, request_id, cause, jurisdiction, owner_person_id, raised_at, taken_at) VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $5::uuid IS NULL THEN NULL ELSE $6::timestamptz END)
    ON CONFLICT (request_id) WHERE closed_at IS NULL DO UPDATE SET
      cause = CASE WHEN array_position(${GRAVITY}, excluded.cause) > array_position(${GRAVITY}, e.cause) THEN excluded.cause ELSE e.cause END,
      owner_person_id = coalesce(e.owner_person_id, excluded.owner_person_id), taken_at = coalesce(e.taken_at, excluded.taken_at)
    RETURNING e.id)
  INSERT INTO workflow.escalation_act (id, escalation_id, request_id, act, cause, deadline_id, actor_person_id, to_person_id, note, at, command_id, input_digest)
  SELECT $7, raised.id, $2, 'raise', $3, $8, $5, NULL, $9, $6, $10, $11 FROM raised`;
const MOVE_ON = `WITH ended AS (UPDATE workflow.escalation SET closed_at = $2, outcome = 'moved_on' WHERE request_id = $1 AND closed_at IS NULL RETURNING id)
  INSERT INTO workflow.escalation_act (id, escalation_id, request_id, act, at, command_id, input_digest) SELECT $3, ended.id, $1, 'move_on', $2, $4, $5 FROM ended`;
const MOVE_PLACE = `WITH moved AS (UPDATE workflow.escalation SET jurisdiction = $6, owner_person_id = NULL, taken_at = NULL WHERE request_id = $1 AND closed_at IS NULL AND jurisdiction <> $6 RETURNING id)
  INSERT INTO workflow.escalation_act (id, escalation_id, request_id, act, at, command_id, input_digest) SELECT $3, moved.id, $1, 'move_place', $2, $4, $5 FROM moved`;

/** What a request is escalated for. */
export interface Raising {
  readonly requestId: string;
  readonly cause: EscalationCause;
  readonly jurisdiction: string;
  /** Who ordered it and so has it; null: the platform raised it. */
  readonly by: string | null;
  readonly deadlineId: string | null;
  /** Sealed under `commandId`. */
  readonly note: string | null;
  readonly commandId: string;
}

/** Writes escalations and the acts on them; always inside a transaction. */
@Injectable()
export class EscalationStore {
  raise(tx: Tx, { requestId, cause, jurisdiction, by, deadlineId, note, commandId }: Raising): void {
    tx.write('escalation-raise', RAISE, [newId(), requestId, cause, jurisdiction, by, tx.now, newId(), deadlineId, note, commandId, NO_INPUT]);
  }

  /** Ends what is open of the request; nothing where nothing is. */
  moveOn(tx: Tx, requestId: string, commandId: string): void {
    tx.write('escalation-move-on', MOVE_ON, [requestId, tx.now, newId(), commandId, NO_INPUT]);
  }

  /** What is open of the request is from now on the supervisors' of another place. */
  movePlace(tx: Tx, requestId: string, commandId: string, jurisdiction: string): void {
    tx.write('escalation-move-place', MOVE_PLACE, [requestId, tx.now, newId(), commandId, NO_INPUT, jurisdiction]);
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not write to it. */
  async lock(tx: Tx, id: string): Promise<EscalationEntity | null> {
    return tx.manager.createQueryBuilder(EscalationEntity, 'e').where('e.id = :id', { id }).setLock('pessimistic_write').getOne();
  }

  async find(tx: Tx, id: string): Promise<EscalationEntity | null> {
    return tx.manager.findOneBy(EscalationEntity, { id });
  }

  async findAct(tx: Tx, escalationId: string, commandId: string): Promise<EscalationActEntity | null> {
    return tx.manager.findOneBy(EscalationActEntity, { escalationId, commandId });
  }

  /** Every escalation of the request, the latest first. */
  async ofRequest(tx: Tx, requestId: string): Promise<EscalationEntity[]> {
    return tx.manager.find(EscalationEntity, { where: { requestId }, order: { raisedAt: 'DESC', id: 'DESC' } });
  }

  /** The open one of each of these requests that has one. */
  async openOf(tx: Tx, requestIds: readonly string[]): Promise<EscalationEntity[]> {
    return requestIds.length === 0 ? [] : tx.manager.findBy(EscalationEntity, { requestId: In([...requestIds]), closedAt: IsNull() });
  }

  async actsOf(tx: Tx, escalationIds: readonly string[]): Promise<EscalationActEntity[]> {
    return escalationIds.length === 0 ? [] : tx.manager.find(EscalationActEntity, { where: { escalationId: In([...escalationIds]) }, order: { at: 'ASC', id: 'ASC' } });
  }

  async record(tx: Tx, act: Omit<EscalationActEntity, 'id' | 'cause' | 'deadlineId'>): Promise<void> {
    await tx.manager.insert(EscalationActEntity, { ...act, id: newId(), cause: null, deadlineId: null });
  }

  async change(tx: Tx, { id, ownerPersonId: before }: EscalationEntity, { ownerPersonId, closed }: EscalationChange): Promise<void> {
    const owner = ownerPersonId === before ? {} : { ownerPersonId, takenAt: ownerPersonId === null ? null : tx.now };
    await tx.manager.update(EscalationEntity, { id }, { ...owner, ...(closed ? { closedAt: tx.now, outcome: 'done' as const } : {}) });
  }

  /** Clocks that bind the authority, have run out and were not escalated for it, in the order of ids behind one. Asks the index of running clocks for those that are late, no more. */
  async overdue(tx: Tx, after: string, limit: number): Promise<{ id: string; requestId: string }[]> {
    return tx.query(
      `SELECT d.id, d.request_id AS "requestId" FROM workflow.deadline d
       WHERE d.status = 'running' AND d.silence = 'overdue' AND d.kind IN ('acceptance', 'decision', 'delivery') AND d.due_at < $1 AND d.id > $2
         AND NOT EXISTS (SELECT FROM workflow.escalation_act a WHERE a.deadline_id = d.id) ORDER BY d.id LIMIT $3`, [tx.now, after, limit]);
  }
}
