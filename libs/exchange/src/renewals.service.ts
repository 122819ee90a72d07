import { Injectable } from '@nestjs/common';
import { Refused, shanghaiDay, type RequestState } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import { RequestRecords, SubmissionService, type RequestRecord } from '#workflow';
import { isHolder } from './credentials.service.js';
import { CredentialStore } from './data/credential.store.js';
import { mayRenew } from './domain/renewal.js';
import { shownState } from './domain/standing.js';

/** What a renewal brings along; the rest is as in the request before. */
export interface RenewalInput {
  readonly attachmentIds: readonly string[];
  readonly consent: boolean;
  /** Answers that have changed since. */
  readonly form?: Readonly<Record<string, unknown>> | undefined;
}

/** States in which a request for renewal has come to nothing, so that another may be made. */
const IN_VAIN: readonly RequestState[] = ['withdrawn', 'lapsed', 'declined', 'refused'];

/** Renewal of certificates that run out, by a new request that is linked to them (行政许可法 50). */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CredentialStore,
    private readonly requests: RequestRecords,
    private readonly submissions: SubmissionService,
  ) {}

  /**
   * Asks for the renewal; who asks again while the first request is open is given that one. Refuses `not_found` to everyone but the holder, what {@link mayRenew} refuses, and what
   * a submission refuses.
   */
  async ask(actor: PersonActor, id: string, input: RenewalInput): Promise<{ requestId: string; number: string }> {
    const { before, open, key } = await this.uow.run(actor, async (tx) => this.look(tx, actor, id));
    if (open) return { requestId: open.id, number: open.number };
    const { serviceTypeCode, qualificationCode, fromJurisdiction, toJurisdiction, residenceJurisdiction } = before;
    const { request } = await this.submissions.submit(actor, key, {
      serviceTypeCode, qualificationCode: qualificationCode ?? undefined, fromJurisdiction, toJurisdiction, residenceJurisdiction, mode: 'online', form: { ...before.form, ...input.form },
      attachmentIds: input.attachmentIds, consent: input.consent,
    });
    await this.uow.run(actor, async (tx) => this.link(tx, id, request.id));
    return { requestId: request.id, number: request.number };
  }

  private async look(tx: Tx, actor: PersonActor, id: string): Promise<{ before: RequestRecord; open: RequestRecord | undefined; key: string }> {
    const credential = await this.store.lock(tx, id);
    const before = credential && isHolder(actor, credential) ? await this.requests.find(tx, credential.requestId) : null;
    if (!credential || !before) throw new Refused({ code: 'not_found' });
    const { state, expiresAt, validUntil, renewalOpensOn, renewalRequest } = credential;
    const asked = renewalRequest === null ? null : await this.requests.find(tx, renewalRequest);
    const open = asked && !IN_VAIN.includes(asked.state) ? asked : undefined;
    const granted = open !== undefined && (await this.store.ofRequest(tx, open.id)) !== null;
    const allowed = mayRenew({ shown: shownState(state, expiresAt, tx.now), validUntil, renewalOpensOn, renewed: granted }, shanghaiDay(tx.now));
    if (!allowed.ok && !(open && !granted)) throw new Refused(allowed.refusal);
    // The same key until the request comes to nothing: going on after a break is no second request.
    return { before, open, key: `renewal-${id}-${asked?.number ?? 'first'}` };
  }

  private async link(tx: Tx, id: string, requestId: string): Promise<void> {
    const credential = await this.store.lock(tx, id);
    if (!credential || credential.renewalRequest === requestId) return;
    this.store.save(tx, id, { renewalRequest: requestId, renewalAskedAt: tx.now });
    this.store.record(tx, credential, 'renewal_asked');
  }
}
