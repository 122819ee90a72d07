import { Injectable } from '@nestjs/common';
import { shanghaiDay, type ActorRole, type RequestState, type RequestVerb } from '#kernel';
import { OnestopService, type ServiceTypeEntity } from '#onestop';
import { AttachmentStore } from './data/attachment.store.js';
import type { AttachmentEntity, DeadlineEntity, RequestActionEntity, RequestEntity, StandardReasonEntity, SupplementEntity } from './data/entities.js';
import type { RequestParts } from './data/request.queries.js';
import type { RequestLinks } from './request-links.js';
import type { AttachmentView, DeadlineView, DecisionView, LegView, ReasonView, RequestDetail, RuleDecisionView, SupplementView, TimelineEntry } from './request-views.dto.js';
import { ruleOpinion } from './domain/decision-texts.js';
import type { RuleDecision } from './domain/facts.js';
import { RequestFields } from './request-fields.js';
import { DeliveryPresenter } from './delivery.presenter.js';
import { RequestPresenter } from './request-presenter.js';
import { toDerivation } from './derivation-view.js';
import { maskForm } from './domain/masked-form.js';

const DECIDING: ReadonlySet<string> = new Set(['approve', 'refuse', 'decline']);
/** Acts whose reason is told to the applicant in the words of whoever acted. */
const TOLD: ReadonlySet<string> = new Set(['migrate_version', 'suspend', 'extend', 'allow_supplement', 'contest', 'uphold', 'set_aside', 'follow_up', 'correct', 'remind', 'order_supervision', 'make_ready', 'confirm_receipt', 'delivery_returned']);
/** Acts whose reason is for the offices, not for the applicant. */
const AMONG_OFFICES: ReadonlySet<string> = new Set(['reassign']);

/** The lists on the page of a request. */
@Injectable()
export class RequestPartsPresenter {
  constructor(
    private readonly presenter: RequestPresenter,
    private readonly fields: RequestFields,
    private readonly attachments: AttachmentStore,
    private readonly onestop: OnestopService,
    private readonly delivery: DeliveryPresenter,
  ) {}

  async present(row: RequestEntity, parts: RequestParts, reasons: ReadonlyMap<string, StandardReasonEntity>, own: boolean): Promise<Omit<RequestDetail, 'request' | 'availableActions' | 'why' | 'alerts' | keyof RequestLinks>> {
    const { form, maskedFields } = this.formOf(await this.onestop.versionOf(row.serviceTypeCode, row.serviceTypeVersion), this.fields.form(row), own);
    const supplements = parts.supplements.map((each) => this.toSupplement(each, reasons));
    return {
      deadlines: parts.deadlines.map(toDeadline),
      timeline: await Promise.all(parts.actions.map(async (a) => this.toEntry(a, reasons, own))),
      attachments: parts.attachments.map((a) => this.toAttachment(a)),
      supplement: supplements.at(-1) ?? null,
      supplements,
      delivery: await this.delivery.present(row, parts.actions, own),
      decision: await this.decisionOf(parts.actions, reasons),
      legs: await this.legsOf(row, parts.legs),
      parent: parts.parent && { id: parts.parent.id, number: parts.parent.number },
      form,
      maskedFields,
    };
  }

  private formOf(type: ServiceTypeEntity, form: Record<string, unknown>, own: boolean): { form: Record<string, unknown>; maskedFields: string[] } {
    return own ? { form, maskedFields: [] } : maskForm(type.form.schema.properties, form);
  }

  private async toEntry(a: RequestActionEntity, reasons: ReadonlyMap<string, StandardReasonEntity>, own: boolean): Promise<TimelineEntry> {
    const { reasonCode, ...detail } = publicOf(a);
    const authority = await this.presenter.authorityName(a.authorityId ?? (typeof detail['authorityId'] === 'string' ? detail['authorityId'] : null));
    return {
      verb: a.verb as RequestVerb, fromState: a.fromState, toState: a.toState as RequestState, at: a.at.toISOString(), actorRole: a.actorRole as ActorRole,
      authority, reason: toReason(typeof reasonCode === 'string' ? reasonCode : null, reasons), detail, text: this.textOf(a, own),
    };
  }

  /** What whoever acted wrote for everyone who may see the request, or for the offices alone; what a decision says stands beside the timeline. */
  private textOf(a: RequestActionEntity, own: boolean): string | null {
    return (TOLD.has(a.verb) || (!own && AMONG_OFFICES.has(a.verb))) && a.note !== null ? (this.fields.openNote<{ reasonText?: string }>(a.commandId, a.note).reasonText ?? null) : null;
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

  private async legsOf(row: RequestEntity, begun: readonly RequestEntity[]): Promise<LegView[]> {
    return Promise.all((row.parentId === null ? row.legs : []).map(async (leg) => {
      const request = begun.find(({ id }) => id === leg.requestId);
      const { code, nameZh, nameEn, standing, after, requestId } = leg;
      return {
        code, nameZh, nameEn, standing, after: [...after], requestId, place: await this.presenter.placeName(leg.at === 'from' ? row.fromJurisdiction : row.toJurisdiction),
        authority: await this.presenter.authorityName(request?.competentAuthorityId ?? null), dueOn: request?.dueAt ? shanghaiDay(request.dueAt) : null,
      };
    }));
  }

  private async ruleOf(detail: Record<string, unknown>): Promise<RuleDecisionView | null> {
    const decision = detail['byRule'] as RuleDecision | undefined;
    if (!decision) return null;
    const evidence = await Promise.all(decision.evidence.map(async (each) => ({ ...each, issuer: await this.presenter.placeName(each.issuer) })));
    const shown = { zh: evidence.map(({ number, issuer }) => `${number}（${issuer.nameZh}）`).join('、'), en: evidence.map(({ number, issuer }) => `${number} (${issuer.nameEn})`).join(', ') };
    return { rule: decision.rule, version: decision.version, evidence, opinion: ruleOpinion(decision, shown) };
  }

  private async decisionOf(actions: readonly RequestActionEntity[], reasons: ReadonlyMap<string, StandardReasonEntity>): Promise<DecisionView | null> {
    const act = actions.findLast((a) => DECIDING.has(a.verb));
    if (!act) return null;
    const note = act.note === null ? {} : this.fields.openNote<{ opinion?: string; reasonText?: string }>(act.commandId, act.note);
    const reasonCode = act.publicDetail['reasonCode'];
    return { verb: act.verb as RequestVerb, at: act.at.toISOString(), text: note.opinion ?? note.reasonText ?? '', reason: toReason(typeof reasonCode === 'string' ? reasonCode : null, reasons), byRule: await this.ruleOf(act.publicDetail) };
  }
}

/** Who has a request on their desk is nobody's matter but the offices'. */
function publicOf({ verb, publicDetail }: RequestActionEntity): Record<string, unknown> {
  const { overtook: _, ...detail } = publicDetail;
  return verb === 'reassign' ? {} : detail;
}

function toReason(code: string | null, reasons: ReadonlyMap<string, StandardReasonEntity>): ReasonView | null {
  const reason = code === null ? undefined : reasons.get(code);
  return reason ? { code: reason.code, zh: reason.zh, en: reason.en, lawRef: reason.lawRef } : null;
}

function toDeadline(d: DeadlineEntity): DeadlineView {
  return {
    kind: d.kind, status: d.status, startsOn: d.startsOn, dueOn: d.dueOn, dueAt: d.dueAt.toISOString(), promisedOn: d.promisedOn, provisional: d.provisional, silence: d.silence,
    derivation: toDerivation(d.derivation), endedAt: d.endedAt?.toISOString() ?? null,
  };
}
