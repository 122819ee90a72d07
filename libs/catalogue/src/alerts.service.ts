import { Injectable } from '@nestjs/common';
import type { AlertEventPayload, AlertKind } from '#contracts';
import { DirectoryQueries, type Authority } from '#directory';
import { parseCreditCode, parseResidentId, Refused, shanghaiDay } from '#kernel';
import { UnitOfWork, digestOf, isUniqueViolation, newId, postOf, type PersonActor, type Tx } from '#platform';
import { AlertSeals } from './alert-seals.js';
import { CatalogueService } from './catalogue.service.js';
import type { AlertEntity } from './data/alert.entities.js';
import { AlertStore, factsOf, type StoredAlert } from './data/alert.store.js';
import type { QualificationEntity } from './data/entities.js';
import { checkEnding, checkMark, type AlertEnding } from './domain/alert.js';
import { HoldingAlerts } from './holding-alerts.js';

/** What a clerk says of a certificate. */
export interface NewAlert {
  readonly commandId: string;
  readonly qualificationCode: string;
  readonly kind: AlertKind;
  readonly holderName: string;
  /** Identity number, or credit code of an organisation. */
  readonly holderNumber: string;
  /** Left out: every certificate of the holder for this qualification. */
  readonly certificateNumber?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly reason: string;
}

interface AlertsQuery {
  readonly q?: string | undefined;
  readonly kind?: AlertKind | undefined;
  readonly qualification?: string | undefined;
  readonly open?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
}

// The constraints that let a command mark once and an alert end once.
const ONE_MARK_A_COMMAND = 'alert_marked_by_command_id_key';
const ONE_END_AN_ALERT = 'alert_end_pkey';
const NOBODY = { persons: [], authorities: [], jurisdictions: [] } as const;

/** Marks, ends and shows alerts: the issuing authority speaks, everyone who relies on the certificate is told in the same transaction. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AlertStore,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
    private readonly holdings: HoldingAlerts,
    private readonly seals: AlertSeals,
  ) {}

  /** Refuses `qualification_unknown`, `not_issuing_authority`, `alert_period`, `malformed` for a number that cannot be, `idempotency_key_reused`. */
  async mark(actor: PersonActor, input: NewAlert): Promise<StoredAlert> {
    const { entry } = await this.catalogue.getEntry(input.qualificationCode);
    const authority = await this.issuing(actor, entry.departmentCode);
    const digest = digestOf(input);
    return this.onceMore(ONE_MARK_A_COMMAND, async () => this.uow.run(actor, async (tx) => {
      const prior = await this.store.findCommand(tx, actor.personId, input.commandId);
      return prior ? this.repeated(tx, prior, digest) : this.markIn(tx, actor, input, entry, authority, digest);
    }));
  }

  /** Refuses `alert_unknown`, `not_issuing_authority`, `alert_ended`, `alert_not_suspension`, `idempotency_key_reused`. */
  async end(actor: PersonActor, id: string, ended: AlertEnding, input: { commandId: string; reason: string }): Promise<StoredAlert> {
    const digest = digestOf({ id, ended, ...input });
    return this.onceMore(ONE_END_AN_ALERT, async () => this.uow.run(actor, async (tx) => this.endIn(tx, actor, id, ended, input, digest)));
  }

  /** `q` is a certificate number or a holder's number (exact, for both are encrypted), or the code of a qualification. */
  async list(actor: PersonActor, { q, qualification, ...filter }: AlertsQuery): Promise<{ items: StoredAlert[]; total: number }> {
    const text = q?.trim() ?? '';
    const isCode = /^[A-Za-z]{1,4}\d{1,4}$/.test(text);
    const numbers = text === '' || isCode ? undefined : [this.holdings.certificateIndex(text), this.holdings.holderIndex(text)];
    // Without a number a reader sees what concerns their own office; who has a number in front of them may ask about any certificate.
    const bounds = numbers ? {} : await this.concernsOf(actor);
    return this.uow.run(actor, async (tx) => this.store.list(tx, { ...filter, ...bounds, qualification: isCode ? text.toUpperCase() : qualification, numbers }));
  }

  /** Refuses `alert_unknown`. */
  async get(actor: PersonActor, id: string): Promise<StoredAlert> {
    return this.uow.run(actor, async (tx) => {
      const found = await this.find(tx, id);
      tx.audit({ act: 'alert.view', subjectKind: 'alert', subjectId: id, jurisdiction: found.alert.jurisdiction, detail: { masked: true } });
      return found;
    });
  }

  /** One personal field in the clear, with its purpose in the audit. Refuses `alert_unknown`. */
  async reveal(actor: PersonActor, id: string, field: 'holderName' | 'holderNumber' | 'certificateNumber', purpose: string): Promise<string | null> {
    return this.uow.run(actor, async (tx) => {
      const { alert } = await this.find(tx, id);
      tx.audit({ act: 'person.reveal', subjectKind: 'alert', subjectId: id, jurisdiction: alert.jurisdiction, detail: { field, purpose } });
      return this.seals.clear(alert)[field];
    });
  }

  /** Whether this person may end it: by the same rule as marking. */
  async mayEnd(actor: PersonActor, alert: AlertEntity): Promise<boolean> {
    return (await this.spokenFor(actor, alert.departmentCode))?.id === alert.authorityId;
  }

  private async concernsOf({ post }: PersonActor): Promise<{ jurisdiction?: string | undefined; department?: string | undefined }> {
    if (post?.role === 'auditor') return {};
    const authority = post?.role === 'case_clerk' && post.authorityId ? (await this.directory.authorities()).get(post.authorityId) : undefined;
    return { jurisdiction: post?.jurisdictionCode, department: authority?.departmentCode };
  }

  /** Two at once: whoever came second finds what the first has done. */
  private async onceMore<Result>(constraint: string, work: () => Promise<Result>): Promise<Result> {
    return work().catch(async (error: unknown) => {
      if (!isUniqueViolation(error, constraint)) throw error;
      return work();
    });
  }

  private async markIn(tx: Tx, actor: PersonActor, input: NewAlert, entry: QualificationEntity, authority: Authority, digest: Buffer): Promise<StoredAlert> {
    this.checkNumber(entry, input.holderNumber, tx.now);
    const [from, until] = [input.from ?? tx.now, input.until ?? null];
    const checked = checkMark({ kind: input.kind, from, until });
    if (!checked.ok) throw new Refused(checked.refusal);
    const relying = await this.store.relying(tx, entry.code, authority.jurisdictionCode);
    const alert = this.seal(tx, actor, input, { entry, authority, relying, from, until, digest });
    this.store.insert(tx, alert);
    this.tell(tx, alert, 'alert_marked');
    tx.emit('catalogue.alert_marked', alert.id, alert.jurisdiction, payloadOf(alert), NOBODY);
    tx.audit({ act: 'alert.mark', subjectKind: 'alert', subjectId: alert.id, jurisdiction: alert.jurisdiction, detail: { kind: alert.kind, qualification: alert.qualificationCode } });
    return { alert, end: null };
  }

  private async endIn(tx: Tx, actor: PersonActor, id: string, ended: AlertEnding, input: { commandId: string; reason: string }, digest: Buffer): Promise<StoredAlert> {
    const found = await this.find(tx, id);
    if (found.end?.commandId === input.commandId && found.end.endedBy === actor.personId) {
      if (!found.end.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
      return found;
    }
    if (!(await this.mayEnd(actor, found.alert))) throw new Refused({ code: 'not_issuing_authority' });
    const checked = checkEnding(factsOf(found), ended, tx.now);
    if (!checked.ok) throw new Refused(checked.refusal);
    const end = { alertId: id, ended, reason: this.seals.sealEnd(id, input.reason), endedBy: actor.personId, postId: postOf(actor).postId, at: tx.now, commandId: input.commandId, inputDigest: digest };
    this.store.insertEnd(tx, end);
    this.tell(tx, found.alert, ended === 'lifted' ? 'alert_lifted' : 'alert_corrected');
    tx.emit('catalogue.alert_lifted', id, found.alert.jurisdiction, { ...payloadOf(found.alert), ended }, NOBODY);
    tx.audit({ act: ended === 'lifted' ? 'alert.lift' : 'alert.correct', subjectKind: 'alert', subjectId: id, jurisdiction: found.alert.jurisdiction, detail: { kind: found.alert.kind } });
    return { alert: found.alert, end };
  }

  private async find(tx: Tx, id: string): Promise<StoredAlert> {
    const found = await this.store.find(tx, id);
    if (!found) throw new Refused({ code: 'alert_unknown' });
    return found;
  }

  private async repeated(tx: Tx, prior: AlertEntity, digest: Buffer): Promise<StoredAlert> {
    if (!prior.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
    return this.find(tx, prior.id);
  }

  private async issuing(actor: PersonActor, departmentCode: string): Promise<Authority> {
    const authority = await this.spokenFor(actor, departmentCode);
    if (!authority) throw new Refused({ code: 'not_issuing_authority', details: { department: departmentCode, jurisdiction: actor.post?.jurisdictionCode ?? null } });
    return authority;
  }

  /** The authority that answers for the department in the post's own jurisdiction, if the post may speak for it. */
  private async spokenFor({ post }: PersonActor, departmentCode: string): Promise<Authority | undefined> {
    const authority = [...(await this.directory.authorities()).values()].find((each) => each.jurisdictionCode === post?.jurisdictionCode && each.departmentCode === departmentCode);
    return post?.role === 'supervisor' || (post?.role === 'case_clerk' && post.authorityId === authority?.id) ? authority : undefined;
  }

  private checkNumber({ holderType }: QualificationEntity, number: string, now: Date): void {
    const read = holderType === 'person' ? parseResidentId(number, shanghaiDay(now)) : parseCreditCode(number);
    if (!read.ok) throw new Refused({ code: 'malformed', issues: [{ path: 'holderNumber', code: holderType === 'person' ? 'id_number' : 'credit_code' }] });
  }

  private seal(
    tx: Tx, actor: PersonActor, input: NewAlert,
    { entry, authority, relying, from, until, digest }: { entry: QualificationEntity; authority: Authority; relying: string[]; from: Date; until: Date | null; digest: Buffer },
  ): AlertEntity {
    const id = newId();
    return {
      id, qualificationCode: entry.code, departmentCode: entry.departmentCode, kind: input.kind, jurisdiction: authority.jurisdictionCode, authorityId: authority.id, relying,
      ...this.seals.seal(id, { ...input, certificateNumber: input.certificateNumber ?? null }), fromAt: from, untilAt: until, markedBy: actor.personId, postId: postOf(actor).postId, at: tx.now, commandId: input.commandId, inputDigest: digest,
    };
  }

  private tell(tx: Tx, alert: AlertEntity, kind: 'alert_marked' | 'alert_lifted' | 'alert_corrected'): void {
    for (const jurisdiction of alert.relying) {
      this.store.notify(tx, {
        jurisdiction, issuer: alert.jurisdiction, kind, qualificationCode: alert.qualificationCode, subjectKind: 'alert', subjectId: alert.id,
        params: { kind: alert.kind, from: alert.fromAt.toISOString(), until: alert.untilAt?.toISOString() ?? null, authorityId: alert.authorityId },
      });
    }
  }
}

function payloadOf({ id, qualificationCode, kind, fromAt, untilAt, certificateBidx, holderBidx, jurisdiction }: AlertEntity): AlertEventPayload {
  return { alertId: id, qualificationCode, kind, from: fromAt.toISOString(), until: untilAt?.toISOString() ?? null, certificateIndex: certificateBidx, holderIndex: holderBidx, issuer: jurisdiction };
}
