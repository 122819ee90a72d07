import { Injectable } from '@nestjs/common';
import { OnestopService, type ServiceTypeEntity } from '#onestop';
import { Refused, type PersonalField } from '#kernel';
import { UnitOfWork, pageOf, readOffset, type Actor, type PersonActor, type Tx } from '#platform';
import type { AttachmentEntity, DeadlineEntity, RequestActionEntity, RequestEntity, StandardReasonEntity, SupplementEntity } from './data/entities.js';
import { AttachmentStore } from './data/attachment.store.js';
import { RequestQueries, type RequestParts } from './data/request.queries.js';
import type { AttachmentView, DeadlineView, DecisionView, ReasonView, RequestDetail, RequestPage, SupplementView, TimelineEntry, WhyView } from './http/request.dto.js';
import { RequestFields } from './request-fields.js';
import { RequestPresenter } from './request-presenter.js';
import { RequestStore } from './data/request.store.js';
import type { ActorRole, RequestState, RequestVerb } from '#kernel';

const DECIDING: ReadonlySet<string> = new Set(['approve', 'refuse', 'decline']);
const HIDDEN = '••••••';

/** The page of one request, and the clear values behind its masks. */
@Injectable()
export class RequestPageService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly store: RequestStore,
    private readonly presenter: RequestPresenter,
    private readonly fields: RequestFields,
    private readonly parts: RequestPartsPresenter,
  ) {}

  /** The applicant's own requests, latest first. */
  async listMine(actor: PersonActor, query: { state?: RequestState | undefined; cursor?: string | undefined; limit: number }): Promise<RequestPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(actor, async (tx) => this.queries.listMine(tx, actor.personId, { state: query.state, offset, limit: query.limit }));
    return pageOf(await this.presenter.list(actor, found.items), found.total, offset);
  }

  /** Everything that the page shows. Refuses `not_found` also for what lies outside the reader's scope. */
  async getPage(actor: Actor, id: string): Promise<RequestDetail> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.getVisible(tx, id);
      const parts = await this.queries.parts(tx, row);
      const reasons = new Map((await this.queries.standardReasons(tx)).map((r) => [r.code, r]));
      const presented = await this.presenter.present(actor, row, parts.deadlines.filter((d) => d.status === 'running'), tx.now);
      const own = this.presenter.isOwn(actor, row);
      if (!own) tx.audit({ act: 'request.view', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { masked: true } });
      return { ...presented, ...(await this.parts.present(row, parts, reasons, own)) };
    });
  }

  /** The answer to "why" alone. */
  async getWhy(actor: Actor, id: string): Promise<WhyView> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.getVisible(tx, id);
      return (await this.presenter.present(actor, row, await this.store.runningDeadlines(tx, id), tx.now)).why;
    });
  }

  /** One personal field in the clear, for whoever holds the request; audited with the purpose. Refuses `not_found`, `not_custodian`. */
  async reveal(actor: Actor, id: string, field: PersonalField, purpose: string): Promise<unknown> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.getVisible(tx, id);
      const authorityId = actor.kind === 'person' ? actor.post?.authorityId : null;
      const holds = row.custodian === 'authority' && authorityId === row.custodianAuthorityId;
      if (!holds && !this.presenter.isOwn(actor, row)) throw new Refused({ code: 'not_custodian' });
      tx.audit({ act: 'person.reveal', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { field, purpose } });
      return this.clear(row, field);
    });
  }

  private async getVisible(tx: Tx, id: string): Promise<RequestEntity> {
    const row = await this.store.find(tx, id);
    if (!row) throw new Refused({ code: 'not_found' });
    return row;
  }

  private clear(row: RequestEntity, field: PersonalField): unknown {
    switch (field) {
      case 'applicantName':
        return this.fields.name(row);
      case 'applicantIdNumber':
        return this.fields.idNumber(row);
      case 'applicantPhone':
        return this.fields.phone(row);
      case 'form':
        return this.fields.form(row);
    }
  }
}

/** The lists on the page of a request. */
@Injectable()
export class RequestPartsPresenter {
  constructor(
    private readonly presenter: RequestPresenter,
    private readonly fields: RequestFields,
    private readonly attachments: AttachmentStore,
    private readonly onestop: OnestopService,
  ) {}

  async present(row: RequestEntity, parts: RequestParts, reasons: ReadonlyMap<string, StandardReasonEntity>, own: boolean): Promise<Omit<RequestDetail, 'request' | 'availableActions' | 'why'>> {
    const { form, maskedFields } = this.formOf(await this.onestop.getServiceType(row.serviceTypeCode), this.fields.form(row), own);
    return {
      deadlines: parts.deadlines.map(toDeadline),
      timeline: await Promise.all(parts.actions.map(async (a) => this.toEntry(a, reasons))),
      attachments: parts.attachments.map((a) => this.toAttachment(a)),
      supplement: parts.supplement && this.toSupplement(parts.supplement, reasons),
      decision: this.decisionOf(parts.actions, reasons),
      form,
      maskedFields,
    };
  }

  private formOf(type: ServiceTypeEntity, form: Record<string, unknown>, own: boolean): { form: Record<string, unknown>; maskedFields: string[] } {
    const personal = Object.entries(type.form.schema.properties).filter(([, field]) => field['x-personal'] === true).map(([name]) => name);
    const maskedFields = own ? [] : personal.filter((name) => form[name] !== undefined);
    return { form: Object.fromEntries(Object.entries(form).map(([name, value]) => [name, maskedFields.includes(name) ? HIDDEN : value])), maskedFields };
  }

  private async toEntry(a: RequestActionEntity, reasons: ReadonlyMap<string, StandardReasonEntity>): Promise<TimelineEntry> {
    const { reasonCode, ...detail } = a.publicDetail;
    const authority = await this.presenter.authorityName(a.authorityId ?? (typeof detail['authorityId'] === 'string' ? detail['authorityId'] : null));
    return {
      verb: a.verb as RequestVerb, fromState: a.fromState, toState: a.toState as RequestState, at: a.at.toISOString(), actorRole: a.actorRole as ActorRole,
      authority, reason: toReason(typeof reasonCode === 'string' ? reasonCode : null, reasons), detail,
    };
  }

  private toAttachment(a: AttachmentEntity): AttachmentView {
    return {
      id: a.id, materialCode: a.materialCode, fileName: this.attachments.nameOf(a), mediaType: a.mediaType, size: a.size, sha256: a.sha256.toString('hex'),
      supplementRound: a.supplementRound, uploadedAt: a.uploadedAt.toISOString(),
    };
  }

  private toSupplement(s: SupplementEntity, reasons: ReadonlyMap<string, StandardReasonEntity>): SupplementView {
    const texts = s.note === null ? {} : this.fields.openSupplement<Record<string, { what: string; why: string }>>('note', s.id, s.note);
    const answers = s.answers === null ? [] : this.fields.openSupplement<{ itemCode: string; text?: string }[]>('answers', s.id, s.answers);
    return {
      round: s.round, requestedAt: s.requestedAt.toISOString(), answeredAt: s.answeredAt?.toISOString() ?? null,
      items: s.items.map((i) => ({
        code: i.code, materialCode: i.materialCode, reason: toReason(i.reasonCode, reasons), what: texts[i.code]?.what ?? '', why: texts[i.code]?.why ?? '',
        answer: answers.find((a) => a.itemCode === i.code)?.text ?? null,
      })),
    };
  }

  private decisionOf(actions: readonly RequestActionEntity[], reasons: ReadonlyMap<string, StandardReasonEntity>): DecisionView | null {
    const act = actions.findLast((a) => DECIDING.has(a.verb));
    if (!act) return null;
    const note = act.note === null ? {} : this.fields.openNote<{ opinion?: string; reasonText?: string }>(act.commandId, act.note);
    const reasonCode = act.publicDetail['reasonCode'];
    return { verb: act.verb as RequestVerb, at: act.at.toISOString(), text: note.opinion ?? note.reasonText ?? '', reason: toReason(typeof reasonCode === 'string' ? reasonCode : null, reasons) };
  }
}

function toReason(code: string | null, reasons: ReadonlyMap<string, StandardReasonEntity>): ReasonView | null {
  const reason = code === null ? undefined : reasons.get(code);
  return reason ? { code: reason.code, zh: reason.zh, en: reason.en, lawRef: reason.lawRef } : null;
}

function toDeadline(d: DeadlineEntity): DeadlineView {
  const { lawRef, countingLawRef, workingDays, startOn, startEvent, excluded, makeUpCounted, calendarVersion } = d.derivation;
  return {
    kind: d.kind, status: d.status, startsOn: d.startsOn, dueOn: d.dueOn, dueAt: d.dueAt.toISOString(), promisedOn: d.promisedOn, provisional: d.provisional, silence: d.silence,
    derivation: { lawRef, countingLawRef, workingDays, startOn, startEvent, excluded: [...excluded], makeUpCounted: [...makeUpCounted], calendarVersion },
    endedAt: d.endedAt?.toISOString() ?? null,
  };
}
