import { Injectable } from '@nestjs/common';
import { Refused, type Outcome } from '#kernel';
import { OnestopService } from '#onestop';
import type { Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import { RequestFields } from '../request-fields.js';
import { RequestHolding } from '../request-holding.js';
import { mayDecideByRule } from '../workflow-facts.js';
import { NO_ASSIGNEE, plain, released, type ActContext, type AlertNote, type CompleteInput, type Effect } from './effect.js';
import { SupplementActs } from './supplement-acts.js';

/** Acceptance, decision and the end. */
@Injectable()
export class DecisionActs {
  constructor(
    private readonly fields: RequestFields,
    private readonly holding: RequestHolding,
    private readonly supplements: SupplementActs,
    private readonly onestop: OnestopService,
  ) {}

  /** By a clerk or by a rule now; by silence from the day of receipt, which after a supplement is the day of the answer (行政许可法 32(4)). */
  async accept(tx: Tx, request: RequestEntity, context: ActContext): Promise<Effect> {
    if (context.party.role !== 'system') return plain({ acceptedAt: tx.now, deemedAccepted: false }, { deemed: false });
    if (mayDecideByRule(request)) return plain({ acceptedAt: tx.now, deemedAccepted: false }, { deemed: false, byRule: true });
    const received = await this.supplements.receivedAt(tx, request);
    return { ...plain({ acceptedAt: received, deemedAccepted: true }, { deemed: true, since: received.toISOString() }), clockStart: received };
  }

  async approve(tx: Tx, request: RequestEntity, input: CompleteInput, context: ActContext): Promise<Effect> {
    await this.holding.refuseUnderAlert(tx, request);
    const text = { opinion: input.opinion ?? '', ...(input.reasonText ? { reasonText: input.reasonText } : {}) };
    const effect = this.decided(tx, 'approved', input, context, text);
    return input.byRule ? { ...effect, change: { ...effect.change, decidedByRule: input.byRule }, publicDetail: { ...effect.publicDetail, byRule: input.byRule } } : effect;
  }

  /** A refusal, or that it is not accepted: with reasons and remedies (38). */
  async refuse(tx: Tx, request: RequestEntity, outcome: Outcome, input: CompleteInput, context: ActContext): Promise<Effect> {
    const effect = this.decided(tx, outcome, input, context, { reasonText: input.reasonText ?? '' });
    // What the applicant was told then, whatever the guide says later.
    const { guide } = await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion);
    return { ...effect, publicDetail: { ...effect.publicDetail, remedies: guide.remedies } };
  }

  end(tx: Tx): Effect {
    return plain({ ...released(), ...NO_ASSIGNEE, closedAt: tx.now }, {});
  }

  /** What is said about an acceptance by silence, and what a supervisor answers; read by everyone who may see the request. */
  contested(contest: 'open' | 'settled', change: Partial<RequestEntity>, input: CompleteInput, context: ActContext): Effect {
    return plain({ acceptanceContest: contest, ...change }, {}, this.fields.sealNote(context.commandId, { reasonText: input.reasonText }));
  }

  noted(alert: AlertNote | undefined): Effect {
    if (!alert) throw new Refused({ code: 'malformed', issues: [{ path: 'input.alert', code: 'required' }] });
    const { badge, ...detail } = alert;
    return plain(badge, detail);
  }

  migrateVersion(input: CompleteInput, context: ActContext): Effect {
    if (!input.found) throw new Refused({ code: 'no_later_version' });
    const { filed, inForce } = input.found;
    return plain(
      { qualificationVersion: inForce.versions.qualification, catalogueAt: inForce.at }, { before: filed.versions, after: inForce.versions },
      this.fields.sealNote(context.commandId, { reasonText: input.reasonText }),
    );
  }

  private decided(tx: Tx, outcome: Outcome, input: CompleteInput, context: ActContext, text: Record<string, string>): Effect {
    const detail = { ...(input.reasonCode ? { reasonCode: input.reasonCode, remedyTold: input.remedyTold === true } : {}) };
    return plain({ decidedAt: tx.now, outcome }, detail, this.fields.sealNote(context.commandId, text));
  }
}
