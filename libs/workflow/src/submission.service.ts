import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CatalogueService, type QualificationEntity } from '#catalogue';
import { DirectoryQueries, PersonStore, type DutyWindow, type PersonDetails } from '#directory';
import { Refused, parseResidentId, shanghaiDay, type Clock, type HandlingMode } from '#kernel';
import { OnestopService, type ServiceTypeEntity } from '#onestop';
import { CLOCK, UnitOfWork, newId, type Actor, type PersonActor, type Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import { DeadlineEntity, DraftEntity, RequestEntity } from './data/entities.js';
import { startDeadline, type Deadline } from './domain/deadlines.js';
import { decide } from './domain/decide.js';
import { makeRequestNumber } from './domain/request-number.js';
import { firstCustodian } from './domain/routing.js';
import { RequestFields } from './request-fields.js';
import { RequestWriter } from './request-writer.js';
import { actingParty, digestOf, limitsOf } from './workflow-facts.js';

/** A complete application. */
export interface Submission {
  readonly draftId?: string | undefined;
  readonly serviceTypeCode: string;
  readonly qualificationCode: string;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
  /** Division code of where the resident is; their home when left out. */
  readonly residenceJurisdiction?: string | undefined;
  readonly mode: HandlingMode;
  readonly windowId?: string | undefined;
  readonly form: Readonly<Record<string, unknown>>;
  readonly attachmentIds: readonly string[];
  /** Whom a window takes the request in for; a resident applies for themselves. */
  readonly applicant?: Omit<PersonDetails, 'id'> | undefined;
  readonly consent: boolean;
}

/** A submitted request with the clocks that run. */
export interface Submitted {
  readonly request: RequestEntity;
  readonly running: readonly DeadlineEntity[];
  readonly repeated: boolean;
}

/** What was looked up before the transaction. */
interface Prepared {
  /** The instant of receipt. */
  readonly at: Date;
  readonly type: ServiceTypeEntity;
  readonly entry: QualificationEntity;
  readonly window: DutyWindow | null;
  readonly deadline: Deadline | undefined;
}

/** Takes an application in: one transaction for request, first act, first clock, audit and outbox. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lookups: SubmissionLookups,
    private readonly persons: PersonStore,
    private readonly attachments: AttachmentStore,
    private readonly fields: RequestFields,
    private readonly writer: RequestWriter,
  ) {}

  /**
   * Submits. The same key with the same input gives the first answer again; with another input it is refused `idempotency_key_reused`.
   * Refuses what service type, catalogue and directory refuse, `consent_required`, `id_number_invalid`, `attachment_missing`.
   */
  async submit(actor: PersonActor, key: string, input: Submission): Promise<Submitted> {
    this.checkRole(actor);
    if (!input.consent) throw new Refused({ code: 'consent_required', lawRef: { law: '个人信息保护法', article: '13' } });
    const prepared = await this.lookups.prepare(actor, input);
    return this.uow.run(actor, async (tx) => {
      const applicant = await this.applicantOf(tx, actor, input);
      const digest = digestOf(input);
      const request = this.makeRequest(actor, input, prepared, applicant, key, digest);
      // First of all: a repetition must find the first answer, whatever has become of its files since.
      if (!(await this.writer.insert(tx, request))) return this.repeat(tx, actor, key, digest);
      const files = await this.attachments.getLoose(tx, actor.personId, input.attachmentIds);
      this.lookups.check(prepared, input, files.map((f) => f.materialCode));
      await this.writer.recordSubmission(tx, request, actingParty(actor), prepared.deadline);
      await this.attachments.bind(tx, input.attachmentIds, request.id, 0);
      if (input.draftId) await tx.manager.delete(DraftEntity, { id: input.draftId, ownerId: actor.personId });
      return { request, running: prepared.deadline ? [asRow(request.id, prepared.deadline)] : [], repeated: false };
    });
  }

  private checkRole(actor: PersonActor): void {
    const party = actingParty(actor);
    const facts = {
      state: 'draft', mode: 'online', applicantId: actor.personId, custodian: 'applicant', custodianAuthorityId: null, receivingAuthorityId: null, assigneePersonId: null,
      supplementRounds: 0, openSupplementItems: [], running: {},
    } as const;
    const decision = decide('submit', facts, party, {}, new Date(0));
    if (!decision.ok) throw new Refused(decision.refusal);
  }

  private async repeat(tx: Tx, actor: PersonActor, key: string, digest: Buffer): Promise<Submitted> {
    const first = await this.writer.findByIdempotencyKey(tx, actor.personId, key);
    if (!first || !first.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
    return { request: first, running: await this.writer.runningDeadlines(tx, first.id), repeated: true };
  }

  private async applicantOf(tx: Tx, actor: PersonActor, input: Submission): Promise<PersonDetails> {
    if (!actor.post) {
      const self = await this.persons.find(tx, actor.personId);
      if (!self) throw new Refused({ code: 'person_unknown' });
      return self;
    }
    if (!input.applicant) throw new Refused({ code: 'malformed', issues: [{ path: 'applicant', code: 'required' }] });
    const number = parseResidentId(input.applicant.idNumber, shanghaiDay(tx.now));
    if (!number.ok) throw new Refused({ ...number.refusal, issues: [{ path: 'applicant.idNumber', code: number.refusal.details.reason }] });
    const id = await this.persons.register(tx, input.applicant);
    if (id === actor.personId) throw new Refused({ code: 'own_request' });
    return { ...input.applicant, id };
  }

  private makeRequest(actor: PersonActor, input: Submission, prepared: Prepared, applicant: PersonDetails, key: string, digest: Buffer): RequestEntity {
    const { window, type, entry, deadline, at: now } = prepared;
    const first = firstCustodian({ mode: input.mode, window: window && { id: window.id, authorityId: window.authorityId, jurisdictionCode: window.jurisdictionCode } });
    if (!first.ok) throw new Refused(first.refusal);
    const held = first.value.custodian === 'authority' ? first.value : null;
    const id = newId();
    return Object.assign(new RequestEntity(), {
      id, number: makeRequestNumber(randomBytes(11)), version: 1, state: 'submitted', mode: input.mode,
      serviceTypeCode: type.code, serviceTypeVersion: type.version, qualificationCode: entry.code, qualificationVersion: entry.version,
      fromJurisdiction: input.fromJurisdiction, toJurisdiction: input.toJurisdiction, residenceJurisdiction: input.residenceJurisdiction ?? applicant.homeJurisdiction,
      applicantId: applicant.id, submittedBy: actor.personId, ...this.fields.seal(id, applicant, input.form), idempotencyKey: key, inputDigest: digest,
      custodian: first.value.custodian, custodianAuthorityId: held?.authorityId ?? null, custodianJurisdiction: held?.jurisdictionCode ?? null,
      receivingAuthorityId: window?.authorityId ?? null, receivingWindowId: window?.id ?? null, competentAuthorityId: null, suggestedAuthorityId: null,
      involvedAuthorities: held ? [held.authorityId] : [], involvedJurisdictions: held ? [held.jurisdictionCode] : [],
      assigneePersonId: null, assigneePostId: null, claimedAt: null, supplementRounds: 0, deemedAccepted: false, attention: null, dueAt: deadline?.dueAt ?? null,
      submittedAt: now, receivedAt: null, acceptedAt: null, decidedAt: null, closedAt: null, updatedAt: now,
    });
  }
}

/** Looks up service type, catalogue entry, window and calendar for a submission, all of it reference data. */
@Injectable()
export class SubmissionLookups {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
    private readonly directory: DirectoryQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(actor: Actor, input: Submission): Promise<Prepared> {
    const at = this.clock.now();
    const [type, recognition, window, calendar] = await Promise.all([
      this.onestop.getServiceType(input.serviceTypeCode),
      this.catalogue.recognition(input.qualificationCode, input.fromJurisdiction, input.toJurisdiction, shanghaiDay(at)),
      this.windowOf(actor, input),
      this.directory.calendar(),
    ]);
    if (input.residenceJurisdiction && !(await this.directory.jurisdictions()).has(input.residenceJurisdiction)) {
      throw new Refused({ code: 'jurisdiction_unknown', issues: [{ path: 'residenceJurisdiction', code: 'unknown' }] });
    }
    return { at, type, entry: recognition.entry, window, deadline: startDeadline('acceptance', at, limitsOf(type.limits), calendar) };
  }

  check(prepared: Prepared, input: Submission, materials: readonly string[]): void {
    const { holderType, class: kind, recognitionEffect } = prepared.entry;
    this.onestop.checkApplication(prepared.type, { subject: { holderType, class: kind, effect: recognitionEffect }, mode: input.mode, form: input.form, materials });
  }

  /** A window clerk receives at their own window; a resident chooses one where the mode needs it. */
  private async windowOf(actor: Actor, input: Submission): Promise<DutyWindow | null> {
    const own = actor.kind === 'person' ? actor.post?.windowId : null;
    if (own && input.mode !== 'collect_and_forward') throw new Refused({ code: 'mode_forbids', details: { mode: input.mode } });
    const wanted = own ?? (input.mode === 'collect_and_forward' ? input.windowId : undefined);
    if (!wanted) return null;
    const window = (await this.directory.windows()).get(wanted);
    if (!window) throw new Refused({ code: 'mode_not_offered', details: { mode: input.mode, missing: 'window' }, issues: [{ path: 'windowId', code: 'unknown' }] });
    return window;
  }
}

/** The clock as it stands in the table, for the answer: reading it back would cost a round trip. */
function asRow(requestId: string, deadline: Deadline): DeadlineEntity {
  return Object.assign(new DeadlineEntity(), deadline, { id: '', requestId, status: 'running', endedAt: null });
}
