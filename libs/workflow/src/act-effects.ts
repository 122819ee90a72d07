import { Injectable } from '@nestjs/common';
import type { AlertKind } from '#contracts';
import { DirectoryQueries, type Authority } from '#directory';
import { Refused, type RequestVerb } from '#kernel';
import { newId, type Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import { StandardReasonEntity, type RequestEntity, type SupplementItemJson } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import type { Decision } from './domain/decide.js';
import type { ActingParty, ActInput } from './domain/facts.js';
import { RequestFields } from './request-fields.js';
import { RequestHolding, type AlertBadge } from './request-holding.js';
import { RequestVersionsService, type RequestVersions, type SeenVersions } from './request-versions.js';

/** One thing that is missing or wrong, as the clerk writes it. */
export interface SupplementItemInput {
  readonly materialCode?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly what: string;
  readonly why: string;
}

/** The applicant's answer to one item. */
export interface SupplementAnswerInput {
  readonly itemCode: string;
  readonly text?: string | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
}

/** Everything that an act may bring along. */
export interface ActInputFull extends Omit<ActInput, 'competentAuthorityId' | 'items' | 'answeredItems'> {
  readonly authorityId?: string | undefined;
  readonly items?: readonly SupplementItemInput[] | undefined;
  readonly answers?: readonly SupplementAnswerInput[] | undefined;
  readonly remark?: string | undefined;
  /** migrate_version: the versions that whoever decides had before them. */
  readonly versions?: SeenVersions | undefined;
  /** note_alert: what was said, and what stands now. Only the platform brings it. */
  readonly alert?: AlertNote | undefined;
}

/** What the issuer said of the certificate of a request. */
export interface AlertNote {
  readonly alertId: string;
  readonly kind: AlertKind;
  readonly issuer: string;
  readonly what: 'marked' | 'lifted' | 'corrected';
  readonly badge: AlertBadge;
}

/** The input with what the platform itself adds to it. */
type CompleteInput = Omit<ActInput, 'items'> & Pick<ActInputFull, 'authorityId' | 'answers' | 'remark' | 'alert'> & { readonly found?: RequestVersions; readonly items?: readonly (SupplementItemInput & { readonly code: string })[] };

/** What an act changes besides state, version and clocks. */
export interface Effect {
  readonly change: Partial<RequestEntity>;
  /** What everyone who may see the request may read of the act. */
  readonly publicDetail: Record<string, unknown>;
  /** Encrypted free text. */
  readonly note: string | null;
  /** Instant from which new clocks run; the act's own when left out. */
  readonly clockStart?: Date;
}

interface ActContext {
  readonly party: ActingParty;
  readonly commandId: string;
}

const NO_ASSIGNEE = { assigneePersonId: null, assigneePostId: null, claimedAt: null } as const;

/** Turns a decision into changes: custody, assignment, supplements. One method a family of verbs; the rules themselves are in `domain/`. */
@Injectable()
export class ActEffects {
  constructor(
    private readonly store: RequestStore,
    private readonly attachments: AttachmentStore,
    private readonly fields: RequestFields,
    private readonly directory: DirectoryQueries,
    private readonly holding: RequestHolding,
    private readonly versions: RequestVersionsService,
  ) {}

  /** Codes of the items that the open notice asks for. */
  async openItems(tx: Tx, request: RequestEntity): Promise<string[]> {
    const supplement = await this.store.openSupplement(tx, request.id, request.supplementRounds);
    return supplement?.items.map((i) => i.code) ?? [];
  }

  /** Adds what rules ask for but nobody types: item codes, answered items, the competent authority. Refuses unknown reasons and authorities. */
  async complete(tx: Tx, request: RequestEntity, verb: RequestVerb, input: ActInputFull): Promise<CompleteInput> {
    const reasons = [input.reasonCode, ...(input.items ?? []).map((i) => i.reasonCode)].filter((c): c is string => c !== undefined);
    for (const code of new Set(reasons)) {
      const reason = await tx.manager.findOneBy(StandardReasonEntity, { code });
      if (reason?.verb !== verb) throw new Refused({ code: 'reason_unknown', details: { reasonCode: code } });
    }
    if (input.authorityId !== undefined && !(await this.directory.authorities()).has(input.authorityId)) throw new Refused({ code: 'authority_unknown', details: { authorityId: input.authorityId } });
    const { items, versions, ...rest } = input;
    const found = verb === 'migrate_version' ? await this.versions.forMove(tx, request, versions) : undefined;
    return {
      ...rest,
      ...(found ? { found, move: found.move } : {}),
      ...(items ? { items: items.map((item, i) => ({ ...item, code: `i${i + 1}` })) } : {}),
      ...(verb === 'route' ? { competentAuthorityId: input.authorityId } : {}),
      ...(input.answers ? { answeredItems: input.answers.filter((a) => (a.text ?? '').trim() !== '' || (a.attachmentIds ?? []).length > 0).map((a) => a.itemCode) } : {}),
    };
  }

  async apply(tx: Tx, request: RequestEntity, verb: RequestVerb, input: CompleteInput, decision: Decision, context: ActContext): Promise<Effect> {
    switch (verb) {
      case 'submit':
        throw new Refused({ code: 'wrong_state', details: { verb } });
      case 'receive':
        return plain({ receivedAt: tx.now, ...NO_ASSIGNEE }, { identityChecked: true, formChecked: true });
      case 'route':
        return this.route(request, input);
      case 'return_misrouted':
        return this.returnMisrouted(request, input, context);
      case 'request_supplement':
        return this.requestSupplement(tx, request, input);
      case 'supply_supplement':
        return this.supplySupplement(tx, request, input, context);
      case 'accept':
        return this.accept(tx, request, context);
      case 'approve':
        await this.holding.refuseUnderAlert(tx, request);
        return this.decided(tx, input, context, { opinion: input.opinion ?? '' });
      case 'decline':
      case 'refuse':
        return this.decided(tx, input, context, { reasonText: input.reasonText ?? '' });
      case 'deliver':
        return plain({ ...released(), ...NO_ASSIGNEE, closedAt: tx.now }, { method: input.method, ...(input.remark ? { remark: true } : {}) }, input.remark ? this.fields.sealNote(context.commandId, { remark: input.remark }) : null);
      case 'withdraw':
      case 'lapse':
        return plain({ ...released(), ...NO_ASSIGNEE, closedAt: tx.now }, {});
      case 'claim':
        return plain({ assigneePersonId: context.party.personId, assigneePostId: tx.actor.kind === 'person' ? (tx.actor.post?.postId ?? null) : null, claimedAt: tx.now }, {});
      case 'release':
        return plain(NO_ASSIGNEE, {});
      case 'note_alert':
        return noted(input.alert);
      case 'migrate_version':
        return this.migrateVersion(input, context);
    }
  }

  private async route(request: RequestEntity, input: CompleteInput): Promise<Effect> {
    const authority = await this.authority(input.authorityId);
    return plain({ ...heldBy(request, authority), competentAuthorityId: authority.id, suggestedAuthorityId: null, attention: null, ...NO_ASSIGNEE }, { authorityId: authority.id });
  }

  private async returnMisrouted(request: RequestEntity, input: CompleteInput, context: ActContext): Promise<Effect> {
    const receiving = request.receivingAuthorityId ? heldBy(request, await this.authority(request.receivingAuthorityId)) : { ...released(), custodian: 'platform' as const };
    return plain(
      { ...receiving, competentAuthorityId: null, suggestedAuthorityId: input.authorityId ?? null, ...NO_ASSIGNEE },
      { reasonCode: input.reasonCode, fromAuthorityId: context.party.authorityId, suggestedAuthorityId: input.authorityId ?? null },
      this.fields.sealNote(context.commandId, { reasonText: input.reasonText }),
    );
  }

  private async requestSupplement(tx: Tx, request: RequestEntity, input: CompleteInput): Promise<Effect> {
    const id = newId();
    const round = request.supplementRounds + 1;
    const items: SupplementItemJson[] = (input.items ?? []).map((i) => ({ code: i.code, materialCode: i.materialCode ?? null, reasonCode: i.reasonCode ?? null }));
    const texts = Object.fromEntries((input.items ?? []).map((i) => [i.code, { what: i.what, why: i.why }]));
    await this.store.insertSupplement(tx, { id, requestId: request.id, round, items, note: this.fields.sealSupplement('note', id, texts), requestedAt: tx.now, answers: null, answeredAt: null });
    return plain({ ...released(), custodian: 'applicant', supplementRounds: round }, { round, items: items.length });
  }

  private async supplySupplement(tx: Tx, request: RequestEntity, input: CompleteInput, context: ActContext): Promise<Effect> {
    const supplement = await this.store.openSupplement(tx, request.id, request.supplementRounds);
    if (!supplement || request.competentAuthorityId === null) throw new Refused({ code: 'wrong_state', details: { verb: 'supply_supplement', state: request.state } });
    const answers = input.answers ?? [];
    const files = answers.flatMap((a) => [...(a.attachmentIds ?? [])]);
    await this.attachments.getLoose(tx, context.party.personId ?? '', files);
    this.attachments.bind(tx, files, request.id, request.supplementRounds);
    await this.store.answerSupplement(tx, supplement.id, this.fields.sealSupplement('answers', supplement.id, answers));
    return plain(heldBy(request, await this.authority(request.competentAuthorityId)), { round: request.supplementRounds, files: files.length });
  }

  /** By a clerk now; by silence from the day of receipt, which after a supplement is the day of the answer (行政许可法 32(4)). */
  private async accept(tx: Tx, request: RequestEntity, context: ActContext): Promise<Effect> {
    if (context.party.role !== 'system') return plain({ acceptedAt: tx.now }, { deemed: false });
    const answered = request.supplementRounds > 0 ? (await this.store.openSupplement(tx, request.id, request.supplementRounds))?.answeredAt : null;
    const received = answered ?? request.submittedAt;
    return { ...plain({ acceptedAt: received, deemedAccepted: true }, { deemed: true, since: received.toISOString() }), clockStart: received };
  }

  private migrateVersion(input: CompleteInput, context: ActContext): Effect {
    if (!input.found) throw new Refused({ code: 'no_later_version' });
    const { filed, inForce } = input.found;
    return plain(
      { qualificationVersion: inForce.versions.qualification, catalogueAt: inForce.at }, { before: filed.versions, after: inForce.versions },
      this.fields.sealNote(context.commandId, { reasonText: input.reasonText }),
    );
  }

  private decided(tx: Tx, input: CompleteInput, context: ActContext, text: Record<string, string>): Effect {
    const detail = { ...(input.reasonCode ? { reasonCode: input.reasonCode, remedyTold: input.remedyTold === true } : {}) };
    return plain({ decidedAt: tx.now }, detail, this.fields.sealNote(context.commandId, text));
  }

  private async authority(id: string | undefined): Promise<Authority> {
    const authority = id === undefined ? undefined : (await this.directory.authorities()).get(id);
    if (!authority) throw new Refused({ code: 'authority_unknown', details: { authorityId: id ?? null } });
    return authority;
  }
}

function plain(change: Partial<RequestEntity>, publicDetail: Record<string, unknown>, note: string | null = null): Effect {
  return { change, publicDetail, note };
}

function noted(alert: AlertNote | undefined): Effect {
  if (!alert) throw new Refused({ code: 'malformed', issues: [{ path: 'input.alert', code: 'required' }] });
  const { badge, ...detail } = alert;
  return plain(badge, detail);
}

function released(): Pick<RequestEntity, 'custodian' | 'custodianAuthorityId' | 'custodianJurisdiction'> {
  return { custodian: 'none', custodianAuthorityId: null, custodianJurisdiction: null };
}

function heldBy(request: RequestEntity, authority: Authority): Partial<RequestEntity> {
  return {
    custodian: 'authority', custodianAuthorityId: authority.id, custodianJurisdiction: authority.jurisdictionCode,
    involvedAuthorities: [...new Set([...request.involvedAuthorities, authority.id])],
    involvedJurisdictions: [...new Set([...request.involvedJurisdictions, authority.jurisdictionCode])],
  };
}
