import { Injectable } from '@nestjs/common';
import type { DeadlineKind, Deferral, RequestVerb } from '#kernel';
import { EntityRows, isUniqueViolation, newId, type Tx } from '#platform';
import type { Deadline } from '../domain/deadlines.js';
import { crossesCorrection, type PublishedYears } from './corrected-days.js';
import { DeadlineEntity, RequestActionEntity, SupplementEntity, type RequestEntity } from './entities.js';
import { REQUEST_ROWS } from './request-rows.js';

/** One act to be written to the log. */
export type NewAction = Omit<RequestActionEntity, 'id'>;

const OWED_MATERIALS = `SELECT material_code AS code, kind FROM workflow.material_state WHERE request_id = $1 AND status = 'owed'`;
const INSERT_REQUEST = `INSERT INTO workflow.request (id, number, version, mode, service_type_code, service_type_version, qualification_code, qualification_version,
    from_jurisdiction, to_jurisdiction, residence_jurisdiction, applicant_id, submitted_by, applicant_name, applicant_name_bidx, applicant_id_number, applicant_id_number_bidx,
    applicant_phone, form, idempotency_key, input_digest, custodian, custodian_authority_id, custodian_jurisdiction, receiving_authority_id, receiving_window_id,
    involved_authorities, involved_jurisdictions, due_at, submitted_at, updated_at,
    holder_bidx, certificate_bidxs, alert, catalogue_at, alert_turns_at, parent_id, leg_code, join_rule, legs, about_id, about_kind, state, accepted_at, competent_authority_id, suggested_authority_id, delivery_method, mandate_id, agent_id, agent)
  VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48)`;
const ONE_REQUEST_A_KEY = 'request_submitted_by_idempotency_key_key';
const ONE_OPEN_FOLLOW_UP = 'request_one_follow_up';

const INSERT_ACTION = `INSERT INTO workflow.request_action (id, request_id, version, verb, from_state, to_state, actor_kind, actor_role, actor_person_id, actor_post_id,
    authority_id, at, command_id, input_digest, public_detail, note)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

const INSERT_DEADLINE = `INSERT INTO workflow.deadline (id, request_id, kind, status, starts_on, due_on, due_at, promised_on, provisional, silence, derivation)
  VALUES ($1, $2, $3, 'running', $4, $5, $6, $7, $8, $9, $10)`;

const ACTION = new EntityRows(RequestActionEntity, 'workflow.request_action');
const DEADLINE = new EntityRows(DeadlineEntity, 'workflow.deadline');

const FIND_REQUEST = `SELECT ${REQUEST_ROWS.select} FROM workflow.request WHERE id = $1`;
const LOCK_REQUEST = `${FIND_REQUEST} FOR UPDATE`;
const LOCK_LEGS = `SELECT ${REQUEST_ROWS.select} FROM workflow.request WHERE parent_id = $1 ORDER BY id FOR UPDATE`;
const FIND_BY_KEY = `SELECT ${REQUEST_ROWS.select} FROM workflow.request WHERE submitted_by = $1 AND idempotency_key = $2`;
const FIND_ACTION = `SELECT ${ACTION.select} FROM workflow.request_action WHERE request_id = $1 AND command_id = $2`;
const LATEST_ACTION = `SELECT ${ACTION.select} FROM workflow.request_action WHERE request_id = $1 AND verb = $2 ORDER BY version DESC LIMIT 1`;
const ACTION_AT = `SELECT ${ACTION.select} FROM workflow.request_action WHERE request_id = $1 AND version = $2`;
const RUNNING = `SELECT ${DEADLINE.select} FROM workflow.deadline WHERE request_id = $1 AND status = 'running' ORDER BY id`;
const END_DEADLINE = 'UPDATE workflow.deadline SET status = $2, ended_at = $3 WHERE id = $1';
const SUSPENDED = `SELECT ${DEADLINE.select} FROM workflow.deadline WHERE request_id = $1 AND status = 'suspended' ORDER BY id`;
const HOLD_DEADLINE = `UPDATE workflow.deadline SET status = 'suspended' WHERE id = $1`;

/** Writes requests and what hangs on them; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class RequestStore {
  /** The commit fails with {@link isRepetition} when this person has used the idempotency key before. */
  insert(tx: Tx, r: RequestEntity): void {
    tx.write('request-insert', INSERT_REQUEST, [
      r.id, r.number, r.mode, r.serviceTypeCode, r.serviceTypeVersion, r.qualificationCode, r.qualificationVersion, r.fromJurisdiction, r.toJurisdiction,
      r.residenceJurisdiction, r.applicantId, r.submittedBy, r.applicantName, r.applicantNameBidx, r.applicantIdNumber, r.applicantIdNumberBidx, r.applicantPhone,
      r.form, r.idempotencyKey, r.inputDigest, r.custodian, r.custodianAuthorityId, r.custodianJurisdiction, r.receivingAuthorityId, r.receivingWindowId,
      r.involvedAuthorities, r.involvedJurisdictions, r.dueAt, r.submittedAt, r.holderBidx, r.certificateBidxs, r.alert, r.catalogueAt, r.alertTurnsAt,
      r.parentId, r.legCode, r.joinRule, JSON.stringify(r.legs), r.aboutId, r.aboutKind, r.state, r.acceptedAt, r.competentAuthorityId, r.suggestedAuthorityId, r.deliveryMethod, r.mandateId, r.agentId, r.agent,
    ]);
  }

  /** Whether a transaction failed because this person had used the idempotency key before. */
  isRepetition(error: unknown): boolean {
    return isUniqueViolation(error, ONE_REQUEST_A_KEY);
  }

  /** Whether a transaction failed because one of the kind about the same request was opened at the same time. */
  isSecondFollowUp(error: unknown): boolean {
    return isUniqueViolation(error, ONE_OPEN_FOLLOW_UP);
  }

  async findByIdempotencyKey(tx: Tx, submittedBy: string, key: string): Promise<RequestEntity | null> {
    return this.one(await tx.prepared<RequestEntity>('request-by-key', FIND_BY_KEY, [submittedBy, key]));
  }

  async find(tx: Tx, id: string): Promise<RequestEntity | null> {
    return this.one(await tx.prepared<RequestEntity>('request-find', FIND_REQUEST, [id]));
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not write to it. */
  async lock(tx: Tx, id: string): Promise<RequestEntity | null> {
    return this.one(await tx.prepared<RequestEntity>('request-lock', LOCK_REQUEST, [id]));
  }

  /** Saves what an act changed. Comes last: afterwards custody may lie with someone whom this scope is not. */
  save(tx: Tx, id: string, change: Partial<RequestEntity>): void {
    REQUEST_ROWS.update(tx, id, { ...change, updatedAt: tx.now });
  }

  appendAction(tx: Tx, a: NewAction): void {
    tx.write('action-insert', INSERT_ACTION, [
      newId(), a.requestId, a.version, a.verb, a.fromState, a.toState, a.actorKind, a.actorRole, a.actorPersonId, a.actorPostId, a.authorityId, a.at, a.commandId,
      a.inputDigest, JSON.stringify(a.publicDetail), a.note,
    ]);
  }

  async findAction(tx: Tx, requestId: string, commandId: string): Promise<RequestActionEntity | null> {
    const [row] = await tx.prepared<RequestActionEntity>('action-find', FIND_ACTION, [requestId, commandId]);
    return row ? ACTION.toEntity(row) : null;
  }

  /** The act that led to a version. */
  async actionAt(tx: Tx, requestId: string, version: number): Promise<RequestActionEntity | null> {
    const [row] = await tx.prepared<RequestActionEntity>('action-at', ACTION_AT, [requestId, version]);
    return row ? ACTION.toEntity(row) : null;
  }

  /** The last act of a kind. */
  async latestAction(tx: Tx, requestId: string, verb: RequestVerb): Promise<RequestActionEntity | null> {
    const [row] = await tx.prepared<RequestActionEntity>('action-latest', LATEST_ACTION, [requestId, verb]);
    return row ? ACTION.toEntity(row) : null;
  }

  /** Authorities that returned the request as not theirs. */
  async returnedBy(tx: Tx, requestId: string): Promise<string[]> {
    const rows = await tx.query<{ authority_id: string }>(
      `SELECT DISTINCT authority_id FROM workflow.request_action WHERE request_id = $1 AND verb = 'return_misrouted' AND authority_id IS NOT NULL`,
      [requestId],
    );
    return rows.map((r) => r.authority_id);
  }

  /** Gives the clock as it now stands in the table. */
  startDeadline(tx: Tx, requestId: string, d: Deadline): DeadlineEntity {
    const row = DEADLINE.toEntity({ ...d, id: newId(), requestId, status: 'running', endedAt: null });
    tx.write('deadline-insert', INSERT_DEADLINE, [
      row.id, requestId, d.kind, d.startsOn, d.dueOn, d.dueAt, d.promisedOn, d.provisional, d.silence, JSON.stringify(d.derivation),
    ]);
    return row;
  }

  async runningDeadlines(tx: Tx, requestId: string): Promise<DeadlineEntity[]> {
    return (await tx.prepared<DeadlineEntity>('deadline-running', RUNNING, [requestId])).map((row) => DEADLINE.toEntity(row));
  }

  /** Clocks that stand still. */
  async suspendedDeadlines(tx: Tx, requestId: string): Promise<DeadlineEntity[]> {
    return (await tx.prepared<DeadlineEntity>('deadline-suspended', SUSPENDED, [requestId])).map((row) => DEADLINE.toEntity(row));
  }

  /** Stops a clock until it goes on. */
  holdDeadline(tx: Tx, id: string): void {
    tx.write('deadline-hold', HOLD_DEADLINE, [id]);
  }

  endDeadline(tx: Tx, id: string, status: 'met' | 'missed' | 'stopped' | 'recounted'): void {
    tx.write('deadline-end', END_DEADLINE, [id, status, tx.now]);
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

  /**
   * Running clocks whose silence acts and that have run out, in the order of ids behind one. A provisional day lapses nothing: the calendar that is not published yet may
   * move it later, and counting anew must never be to the applicant's disadvantage.
   */
  async listPassed(tx: Tx, after: string, limit: number): Promise<{ id: string; requestId: string; kind: DeadlineKind }[]> {
    return tx.query(
      `SELECT d.id, d.request_id AS "requestId", d.kind FROM workflow.deadline d JOIN workflow.request r ON r.id = d.request_id
       WHERE d.status = 'running' AND d.due_at < $1 AND d.id > $3 AND ((d.silence = 'deemed_accepted' AND r.state = 'routed') OR (d.silence = 'lapse' AND NOT d.provisional AND r.state = 'supplement')
         OR (d.silence = 'resumes' AND r.state = 'suspended'))
       ORDER BY d.id LIMIT $2`,
      [tx.now, limit, after],
    );
  }

  /** Papers that may still follow, by code: their time runs. */
  async owedMaterials(tx: Tx, requestId: string): Promise<Record<string, Deferral>> {
    const rows = await tx.prepared<{ code: string; kind: Deferral }>('material-owed', OWED_MATERIALS, [requestId]);
    return Object.fromEntries(rows.map(({ code, kind }) => [code, kind]));
  }

  /** The legs of a joint request, locked one after the other in the order of their ids. */
  async lockLegs(tx: Tx, parentId: string): Promise<RequestEntity[]> {
    return (await tx.prepared<RequestEntity>('request-lock-legs', LOCK_LEGS, [parentId])).map((row) => REQUEST_ROWS.toEntity(row));
  }

  /**
   * Requests with a running clock that the calendar has changed, in the order of ids behind one: a provisional one that ends in one of these years, or one between whose ends lies a
   * day that was corrected and that was not counted by the correction.
   */
  async listToRecount(tx: Tx, calendar: PublishedYears, after: string, limit: number): Promise<{ id: string; corrected: boolean }[]> {
    const corrected = crossesCorrection(calendar.corrections, { startOn: 'starts_on', dueOn: 'due_on', derivation: 'derivation' }, 4);
    return tx.query(
      `SELECT request_id AS id, NOT bool_or(provisional) AS corrected FROM workflow.deadline
       WHERE status = 'running' AND request_id > $2 AND ((provisional AND extract(year FROM due_on) = ANY ($1::int[])) OR ${corrected.sql})
       GROUP BY request_id ORDER BY request_id LIMIT $3`,
      [calendar.years, after, limit, ...corrected.values],
    );
  }

  private one(rows: readonly RequestEntity[]): RequestEntity | null {
    return rows[0] ? REQUEST_ROWS.toEntity(rows[0]) : null;
  }
}
