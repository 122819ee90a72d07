import { Injectable } from '@nestjs/common';
import type { DeadlineKind } from '#kernel';
import { newId, type Tx } from '#platform';
import type { Deadline } from '../domain/deadlines.js';
import { DeadlineEntity, RequestActionEntity, RequestEntity, SupplementEntity } from './entities.js';

/** One act to be written to the log. */
export type NewAction = Omit<RequestActionEntity, 'id'>;

const INSERT_REQUEST = `INSERT INTO workflow.request (id, number, version, state, mode, service_type_code, service_type_version, qualification_code, qualification_version,
    from_jurisdiction, to_jurisdiction, residence_jurisdiction, applicant_id, submitted_by, applicant_name, applicant_name_bidx, applicant_id_number, applicant_id_number_bidx,
    applicant_phone, form, idempotency_key, input_digest, custodian, custodian_authority_id, custodian_jurisdiction, receiving_authority_id, receiving_window_id,
    involved_authorities, involved_jurisdictions, due_at, submitted_at, updated_at)
  VALUES ($1, $2, 1, 'submitted', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $29)
  ON CONFLICT (submitted_by, idempotency_key) DO NOTHING RETURNING id`;

const INSERT_ACTION = `INSERT INTO workflow.request_action (id, request_id, version, verb, from_state, to_state, actor_kind, actor_role, actor_person_id, actor_post_id,
    authority_id, at, command_id, input_digest, public_detail, note)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

const INSERT_DEADLINE = `INSERT INTO workflow.deadline (id, request_id, kind, status, starts_on, due_on, due_at, promised_on, provisional, silence, derivation)
  VALUES ($1, $2, $3, 'running', $4, $5, $6, $7, $8, $9, $10)`;

/** Writes requests and what hangs on them; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class RequestStore {
  /** False when this person has used the idempotency key before; nothing is written then. */
  async insert(tx: Tx, r: RequestEntity): Promise<boolean> {
    const rows = await tx.prepared<{ id: string }>('request-insert', INSERT_REQUEST, [
      r.id, r.number, r.mode, r.serviceTypeCode, r.serviceTypeVersion, r.qualificationCode, r.qualificationVersion, r.fromJurisdiction, r.toJurisdiction,
      r.residenceJurisdiction, r.applicantId, r.submittedBy, r.applicantName, r.applicantNameBidx, r.applicantIdNumber, r.applicantIdNumberBidx, r.applicantPhone,
      r.form, r.idempotencyKey, r.inputDigest, r.custodian, r.custodianAuthorityId, r.custodianJurisdiction, r.receivingAuthorityId, r.receivingWindowId,
      r.involvedAuthorities, r.involvedJurisdictions, r.dueAt, r.submittedAt,
    ]);
    return rows.length === 1;
  }

  async findByIdempotencyKey(tx: Tx, submittedBy: string, key: string): Promise<RequestEntity | null> {
    return tx.manager.findOneBy(RequestEntity, { submittedBy, idempotencyKey: key });
  }

  async find(tx: Tx, id: string): Promise<RequestEntity | null> {
    return tx.manager.findOneBy(RequestEntity, { id });
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not write to it. */
  async lock(tx: Tx, id: string): Promise<RequestEntity | null> {
    return tx.manager.findOne(RequestEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Saves what an act changed. Comes last: afterwards custody may lie with someone whom this scope is not. */
  async save(tx: Tx, id: string, change: Partial<RequestEntity>): Promise<void> {
    await tx.manager.update(RequestEntity, { id }, { ...change, updatedAt: tx.now });
  }

  async appendAction(tx: Tx, a: NewAction): Promise<void> {
    await tx.prepared('action-insert', INSERT_ACTION, [
      newId(), a.requestId, a.version, a.verb, a.fromState, a.toState, a.actorKind, a.actorRole, a.actorPersonId, a.actorPostId, a.authorityId, a.at, a.commandId,
      a.inputDigest, JSON.stringify(a.publicDetail), a.note,
    ]);
  }

  async findAction(tx: Tx, requestId: string, commandId: string): Promise<RequestActionEntity | null> {
    return tx.manager.findOneBy(RequestActionEntity, { requestId, commandId });
  }

  /** Authorities that returned the request as not theirs. */
  async returnedBy(tx: Tx, requestId: string): Promise<string[]> {
    const rows = await tx.query<{ authority_id: string }>(
      `SELECT DISTINCT authority_id FROM workflow.request_action WHERE request_id = $1 AND verb = 'return_misrouted' AND authority_id IS NOT NULL`,
      [requestId],
    );
    return rows.map((r) => r.authority_id);
  }

  async startDeadline(tx: Tx, requestId: string, d: Deadline): Promise<void> {
    await tx.prepared('deadline-insert', INSERT_DEADLINE, [
      newId(), requestId, d.kind, d.startsOn, d.dueOn, d.dueAt, d.promisedOn, d.provisional, d.silence, JSON.stringify(d.derivation),
    ]);
  }

  async runningDeadlines(tx: Tx, requestId: string): Promise<DeadlineEntity[]> {
    return tx.manager.find(DeadlineEntity, { where: { requestId, status: 'running' } });
  }

  async endDeadline(tx: Tx, id: string, status: 'met' | 'missed' | 'stopped'): Promise<void> {
    await tx.manager.update(DeadlineEntity, { id }, { status, endedAt: tx.now });
  }

  async openSupplement(tx: Tx, requestId: string, round: number): Promise<SupplementEntity | null> {
    return tx.manager.findOneBy(SupplementEntity, { requestId, round });
  }

  async insertSupplement(tx: Tx, supplement: SupplementEntity): Promise<void> {
    await tx.manager.insert(SupplementEntity, supplement);
  }

  async answerSupplement(tx: Tx, id: string, answers: string): Promise<void> {
    await tx.manager.update(SupplementEntity, { id }, { answers, answeredAt: tx.now });
  }

  /** Running clocks of one kind of silence that have run out: the sweep acts on them. */
  async listPassed(tx: Tx, limit: number): Promise<{ id: string; requestId: string; kind: DeadlineKind }[]> {
    return tx.query(
      `SELECT d.id, d.request_id AS "requestId", d.kind FROM workflow.deadline d JOIN workflow.request r ON r.id = d.request_id
       WHERE d.status = 'running' AND d.due_at < $1 AND ((d.silence = 'deemed_accepted' AND r.state = 'routed') OR (d.silence = 'lapse' AND r.state = 'supplement'))
       ORDER BY d.due_at LIMIT $2`,
      [tx.now, limit],
    );
  }
}
