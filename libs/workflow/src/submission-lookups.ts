import { Inject, Injectable } from '@nestjs/common';
import { stopping } from '#catalogue';
import { DirectoryQueries, type DutyWindow, type PersonDetails } from '#directory';
import { Refused, shanghaiDay, type Clock, type HandlingMode } from '#kernel';
import { OnestopService, type DeferredMaterial, type MandateInUse, type ServiceTypeEntity } from '#onestop';
import { CLOCK, type Actor, type Tx } from '#platform';
import type { Assistance } from './domain/assistance.js';
import { startDeadline, type Deadline } from './domain/deadlines.js';
import type { NewMaterial } from './data/material.store.js';
import { DeferralLookups } from './deferral-lookups.js';
import { SubmissionGrounds, type RecognitionGround } from './submission-grounds.js';
import { RequestHolding, badgeAt, type AlertBadge } from './request-holding.js';
import { limitsOf } from './workflow-facts.js';

/** A complete application. */
export interface Submission {
  readonly draftId?: string | undefined;
  readonly serviceTypeCode: string;
  /** Left out where the service type is about no qualification. */
  readonly qualificationCode?: string | undefined;
  /** Where the qualification was issued; without one, where the applicant is. */
  readonly fromJurisdiction: string;
  /** Where the qualification is to count; without one, the competent place. */
  readonly toJurisdiction: string;
  /** Division code of where the resident is; their home when left out. */
  readonly residenceJurisdiction?: string | undefined;
  readonly mode: HandlingMode;
  readonly windowId?: string | undefined;
  readonly form: Readonly<Record<string, unknown>>;
  readonly attachmentIds: readonly string[];
  /** Evidence of registers that the applicant accepted, or that is to be fetched later. */
  readonly evidenceIds?: readonly string[] | undefined;
  /** Papers that follow later. */
  readonly deferred?: readonly DeferredMaterial[] | undefined;
  /** Whom a window takes the request in for; a resident applies for themselves. */
  readonly applicant?: Omit<PersonDetails, 'id'> | undefined;
  /** What a window clerk has done who fills it in for somebody. */
  readonly assisted?: Assistance | undefined;
  /** Mandate under which a resident files for another, who is then the applicant. */
  readonly onBehalfOf?: string | undefined;
  readonly consent: boolean;
}

/** What was looked up before the transaction. */
export interface Prepared {
  /** The instant of receipt. */
  readonly at: Date;
  readonly type: ServiceTypeEntity;
  /** The modes that the service type has between where the applicant is and where it is decided. */
  readonly offered: readonly HandlingMode[];
  /** What the catalogue says of the qualification; null where the service type is about none. */
  readonly ground: RecognitionGround | null;
  /** Null: nobody files for another. */
  readonly mandate: MandateInUse | null;
  readonly window: DutyWindow | null;
  readonly deadline: Deadline | undefined;
  /** Papers that follow later, each with its date. */
  readonly deferred: readonly NewMaterial[];
  /** Of an alert that does not stop the request but that its clerk must look at: of another certificate of the same holder. */
  readonly badge: AlertBadge;
}

/** Looks up service type, catalogue entry, window and calendar for a submission, all of it reference data. */
@Injectable()
export class SubmissionLookups {
  constructor(
    private readonly grounds: SubmissionGrounds,
    private readonly onestop: OnestopService,
    private readonly directory: DirectoryQueries,
    private readonly holding: RequestHolding,
    private readonly deferrals: DeferralLookups,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(actor: Actor, input: Submission): Promise<Prepared> {
    const at = this.clock.now();
    const type = await this.onestop.getServiceType(input.serviceTypeCode, at);
    const mandate = await this.grounds.mandateOf(actor, type, input, at);
    const filed = mandate ? { ...input, applicant: mandate.principal } : input;
    const alerts = await this.holding.ofSubmission(actor, filed);
    const [ground, window, calendar] = await Promise.all([this.grounds.of(type, input, at, stopping(alerts)), this.windowOf(actor, input), this.directory.calendar()]);
    if (input.residenceJurisdiction) await this.grounds.refuseUnknownPlace('residenceJurisdiction', input.residenceJurisdiction);
    await this.deferrals.refuseAfterBroken(actor, filed);
    const offered = await this.onestop.modesBetween(type, window?.jurisdictionCode ?? input.residenceJurisdiction ?? input.fromJurisdiction, input.toJurisdiction);
    return { at, type, ground, mandate, offered, deferred: this.deferrals.limitsOf(type, input.deferred ?? [], at, calendar), badge: badgeAt(alerts, at), window, deadline: startDeadline({ kind: 'acceptance', at }, limitsOf(type.limits), calendar) };
  }

  /** Whether catalogue and service type are still what was looked up; a signature may have come between. Refuses what a mandate refuses that has ended meanwhile. */
  async stillHolds(tx: Tx, { type, ground, mandate, at }: Prepared, input: Submission): Promise<boolean> {
    await this.grounds.holdMandate(tx, mandate, type);
    const [published, recognised] = await Promise.all([this.onestop.stillHolds(tx, type, at), this.grounds.stillHolds(tx, ground, input, at)]);
    return published && recognised;
  }

  /** Writes what follows later; behind the request, on which it hangs. */
  async fileDeferred(tx: Tx, requestId: string, { deferred }: Prepared): Promise<void> {
    await this.deferrals.file(tx, requestId, deferred);
  }

  /** Checks the application; `attested` are papers whose place evidence takes. Refuses what {@link OnestopService.checkApplication} refuses. */
  check(prepared: Prepared, input: Submission, materials: readonly string[], attested: readonly string[]): void {
    const entry = prepared.ground?.entry;
    const subject = entry === undefined ? null : { holderType: entry.holderType, class: entry.class, effect: entry.recognitionEffect };
    this.onestop.checkApplication(prepared.type, { subject, mode: input.mode, offered: prepared.offered, form: input.form, materials, attested, deferred: input.deferred, today: shanghaiDay(prepared.at) });
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
