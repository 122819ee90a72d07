import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { Refused, type RecognitionEffect } from '#kernel';
import { OnestopService } from '#onestop';
import { newId, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { ruleOpinion } from './domain/decision-texts.js';
import type { RuleDecision } from './domain/facts.js';
import { CERTIFICATE_EVIDENCE, decideByRule, type RuleSilence } from './domain/instant.js';
import { EvidenceSources } from './evidence-sources.js';
import { RegisterExtracts } from './register-extracts.js';
import { RequestService } from './request.service.js';

/** Instant handling (自助办): the platform accepts and approves by rule in one transaction, or leaves the request to a person and says why. */
@Injectable()
export class InstantService {
  constructor(
    private readonly requests: RequestService,
    private readonly store: RequestStore,
    private readonly evidence: EvidenceSources,
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
    private readonly extracts: RegisterExtracts,
  ) {}

  /** Runs as the platform, right after the request was routed, in the same transaction. */
  async afterRouting(tx: Tx, id: string): Promise<void> {
    const request = await this.store.find(tx, id);
    if (request?.mode !== 'instant' || request.leftToPerson !== null || request.state !== 'routed') return;
    const result = await this.judge(tx, request);
    if ('silence' in result) return this.leave(tx, id, result.silence);
    const accepted = await this.requests.actIn(tx, id, 'accept', { commandId: newId(), input: {} });
    await this.requests.actIn(tx, accepted.request.id, 'approve', { commandId: newId(), input: { opinion: wordsOf(result.decision), byRule: result.decision } });
  }

  private async judge(tx: Tx, request: RequestEntity): Promise<{ readonly decision: RuleDecision } | { readonly silence: RuleSilence }> {
    const type = await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion);
    const { instant } = type;
    if (!instant) throw new Refused({ code: 'mode_not_offered', details: { mode: request.mode } });
    const { id: requestId, qualificationCode, fromJurisdiction, toJurisdiction } = request;
    const [evidence, found, unfit] = await Promise.all([
      this.evidence.ask(tx, { requestId, holderIndex: request.holderBidx, certificateIndexes: request.certificateBidxs, qualificationCode, fromJurisdiction }),
      this.recognised(request, toJurisdiction), this.extracts.unfit(tx, request, type),
    ]);
    return decideByRule({ rule: instant.rule, version: instant.version, needed: instant.evidence ?? [CERTIFICATE_EVIDENCE], evidence, effect: found, alert: request.alert !== null, unfit, now: tx.now });
  }

  /** `none`: the request is about no qualification. */
  private async recognised({ qualificationCode, fromJurisdiction, catalogueAt }: RequestEntity, to: string): Promise<RecognitionEffect | 'none' | null> {
    if (qualificationCode === null) return 'none';
    try {
      return (await this.catalogue.recognition({ qualificationCode }, fromJurisdiction, to, catalogueAt)).recognition.rule.effect;
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  private async leave(tx: Tx, id: string, silence: RuleSilence): Promise<void> {
    await this.requests.actIn(tx, id, 'leave_to_person', { commandId: newId(), input: { silence } });
  }
}

/** The opinion that stands in the file; screens show it in the reader's language, made of the same decision. */
function wordsOf(decision: RuleDecision): string {
  const numbers = decision.evidence.map(({ number }) => number).join('、');
  return ruleOpinion(decision, { zh: numbers, en: numbers }).zh;
}
