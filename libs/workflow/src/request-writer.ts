import { Injectable } from '@nestjs/common';
import { newId, type Audience, type Tx } from '#platform';
import type { EventType } from '#contracts';
import type { RequestVerb } from '#kernel';
import type { DeadlineEntity, RequestEntity } from './data/entities.js';
import { RequestStore, type NewAction } from './data/request.store.js';
import type { Deadline } from './domain/deadlines.js';
import type { ActingParty } from './domain/facts.js';
import { EscalationUpkeep } from './escalation-upkeep.js';
import { RequestFields } from './request-fields.js';
import { actingParty } from './workflow-facts.js';

/** What one act leaves in the log. */
export interface ActRecord {
  readonly verb: RequestVerb;
  readonly fromState: string;
  readonly commandId: string;
  readonly inputDigest: Buffer;
  readonly publicDetail: Record<string, unknown>;
  readonly note: string | null;
}

/** The act with which a request begins. */
export interface FirstAct extends Pick<ActRecord, 'verb' | 'publicDetail'> {
  readonly event: EventType;
  /** Why, where the act must say so. */
  readonly reasonText?: string;
}

/** Writes what belongs together: the row, the action log, the audit and the event of one act. */
@Injectable()
export class RequestWriter {
  constructor(
    private readonly store: RequestStore,
    private readonly fields: RequestFields,
    private readonly escalations: EscalationUpkeep,
  ) {}

  /** Writes a new request with its first act and its first clock; gives the clocks that run. */
  recordSubmission(tx: Tx, request: RequestEntity, party: ActingParty, deadline: Deadline | undefined, more: Readonly<Record<string, unknown>> = {}): DeadlineEntity[] {
    return this.begin(tx, request, party, deadline, { verb: 'submit', event: 'request.submitted', publicDetail: { mode: request.mode, ...(request.agentId === null ? {} : { byAgent: true }), ...more } });
  }

  /** The same of a request that is linked to another: a leg, or what follows a decision. */
  recordLinked(tx: Tx, request: RequestEntity, deadline: Deadline | undefined, first: FirstAct): void {
    this.begin(tx, request, actingParty(tx.actor), deadline, first);
  }

  private begin(tx: Tx, request: RequestEntity, party: ActingParty, deadline: Deadline | undefined, first: FirstAct): DeadlineEntity[] {
    const commandId = newId();
    const note = first.reasonText === undefined ? null : this.fields.sealNote(commandId, { reasonText: first.reasonText });
    const record: ActRecord = { verb: first.verb, fromState: 'draft', commandId, inputDigest: request.inputDigest, publicDetail: first.publicDetail, note };
    this.store.insert(tx, request);
    this.store.appendAction(tx, actionOf(tx, request, party, record));
    this.announce(tx, request, first.event, record);
    return deadline ? [this.store.startDeadline(tx, request.id, deadline)] : [];
  }

  /** `after` is the request as it will stand; log and clocks are written before it, for custody may move with it. */
  recordAct(tx: Tx, before: RequestEntity, after: RequestEntity, party: ActingParty, event: EventType, record: ActRecord): void {
    this.store.appendAction(tx, actionOf(tx, after, party, record));
    this.escalations.follow(tx, before, after, { ...record, personId: party.personId });
    const change = changed(before, after);
    if (Object.keys(change).length > 0) this.store.save(tx, after.id, change);
    this.announce(tx, after, event, record);
    this.announceLoss(tx, before, after, party, record);
  }

  /** Whoever gives their own away knows it. */
  private announceLoss(tx: Tx, { assigneePersonId: personId }: RequestEntity, after: RequestEntity, party: ActingParty, { verb, publicDetail }: ActRecord): void {
    const by = verb === 'claim' || verb === 'reassign' ? verb : publicDetail['overtook'] === true ? 'act' : null;
    if (by === null) return;
    if (personId === null || personId === after.assigneePersonId || personId === party.personId) return;
    tx.emit('claim.lost', after.id, after.toJurisdiction, { requestId: after.id, personId, by }, audienceOf(after));
  }

  private announce(tx: Tx, request: RequestEntity, event: EventType, record: ActRecord): void {
    tx.emit(event, request.id, request.toJurisdiction, { requestId: request.id, version: request.version, state: request.state }, audienceOf(request));
    tx.audit({ act: `request.${record.verb}`, subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { version: request.version, from: record.fromState, to: request.state } });
  }
}

function audienceOf(request: RequestEntity): Audience {
  return { persons: [request.applicantId, ...(request.agentId === null ? [] : [request.agentId])], authorities: request.involvedAuthorities, jurisdictions: request.involvedJurisdictions };
}

function actionOf(tx: Tx, request: RequestEntity, party: ActingParty, record: ActRecord): NewAction {
  return {
    requestId: request.id, version: request.version, verb: record.verb, fromState: record.fromState, toState: request.state,
    actorKind: party.role === 'system' ? 'system' : 'person', actorRole: party.role, actorPersonId: party.personId,
    actorPostId: tx.actor.kind === 'person' ? (tx.actor.post?.postId ?? null) : null, authorityId: party.authorityId, at: tx.now,
    commandId: record.commandId, inputDigest: record.inputDigest, publicDetail: record.publicDetail, note: record.note,
  };
}

function changed(before: RequestEntity, after: RequestEntity): Partial<RequestEntity> {
  const keys = Object.keys(after) as (keyof RequestEntity)[];
  return Object.fromEntries(keys.filter((key) => after[key] !== before[key]).map((key) => [key, after[key]]));
}
