import { Injectable } from '@nestjs/common';
import { SYSTEM, UnitOfWork } from '#platform';
import { AttestedAttributes, inWords } from '../attested-attributes.js';
import { digestOfText, type ConsentReceipt } from '../consents.service.js';
import type { ConsentReceiptEntity, EvidenceEntity } from '../data/ask-once.entities.js';
import type { ServiceTypeEntity } from '../data/entities.js';
import { EvidenceStore } from '../data/evidence.store.js';
import { evidenceNeeds } from '../domain/evidence-needs.js';
import type { Bilingual } from '../domain/service-content.js';
import { EvidencePlans, type PlannedEvidence } from '../evidence-plans.service.js';
import { EvidenceUse } from '../evidence-use.service.js';
import { OnestopService } from '../onestop.service.js';
import type { AsksAvoidedView, ConsentTextView, ConsentView, EvidenceNeedView, EvidenceView, RegisterView } from './ask-once.dto.js';

interface NamedRegister {
  readonly code: string;
  readonly jurisdictionCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Needs, consents and evidence as the HTTP API shows them. */
@Injectable()
export class AskOncePresenter {
  constructor(
    private readonly plans: EvidencePlans,
    private readonly attested: AttestedAttributes,
    private readonly use: EvidenceUse,
    private readonly store: EvidenceStore,
    private readonly onestop: OnestopService,
    private readonly uow: UnitOfWork,
  ) {}

  /** What would be asked, each with the words of its consent. */
  async needs(type: ServiceTypeEntity, planned: readonly PlannedEvidence[]): Promise<EvidenceNeedView[]> {
    return Promise.all(planned.map(async ({ need, type: attested, attributes, register, registers }) => ({
      evidenceType: need.evidenceType, nameZh: attested.nameZh, nameEn: attested.nameEn,
      attributes: attested.attributes.filter(({ code }) => attributes.includes(code)).map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
      fields: need.fields.map(({ field }) => field), materials: [...need.materials], forRule: need.forRule,
      register: register && toRegister(register), registers: registers.map(toRegister), consent: toText(await this.plans.consentText(type, [need.evidenceType])),
    })));
  }

  async consent({ receipt, evidence }: ConsentReceipt): Promise<ConsentView> {
    const { id, serviceTypeCode, serviceTypeNumber, evidenceTypes, shown, givenAt, revokedAt } = receipt;
    const { nameZh, nameEn } = await this.onestop.nameOf(serviceTypeCode);
    return {
      id, serviceTypeCode, serviceTypeVersion: serviceTypeNumber, serviceNameZh: nameZh, serviceNameEn: nameEn, evidenceTypes, text: toText(shown), givenAt: givenAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null,
      uses: await Promise.all(evidence.map(async (each) => ({
        evidenceId: each.id, evidenceType: each.evidenceType, register: await this.register(each.registerCode), askedAt: each.askedAt.toISOString(), outcome: each.outcome, requestId: each.requestId,
      }))),
    };
  }

  /** What a register said, for the person whom it is about. */
  async evidence({ evidence, consent }: { readonly evidence: EvidenceEntity; readonly consent: ConsentReceiptEntity }): Promise<EvidenceView> {
    const type = await this.onestop.versionOf(consent.serviceTypeCode, String(consent.serviceTypeNumber));
    const need = evidenceNeeds(type).find(({ evidenceType }) => evidenceType === evidence.evidenceType);
    const { attributes = {}, question } = this.store.content(evidence);
    return {
      id: evidence.id, consentId: evidence.consentId, evidenceType: evidence.evidenceType, register: await this.register(evidence.registerCode), askedAt: evidence.askedAt.toISOString(), outcome: evidence.outcome,
      attributes: (await this.attested.named(evidence.evidenceType, attributes)).map(inWords),
      question: question ?? null, answers: this.use.answers(type, need, attributes), materials: evidence.outcome === 'matched' || evidence.outcome === 'unavailable' ? [...(need?.materials ?? [])] : [], requestId: evidence.requestId,
    };
  }

  /** Counts over everybody, nothing of anybody. */
  async asksAvoided(): Promise<AsksAvoidedView> {
    const counts = await this.uow.view(SYSTEM, async (tx) => this.store.countAvoided(tx));
    const services = await Promise.all(counts.map(async ({ code, asks, requests }) => ({ code, ...(await this.onestop.nameOf(code)), asks, requests })));
    const sum = (of: 'asks' | 'requests'): number => counts.reduce((total, each) => total + each[of], 0);
    return { asks: sum('asks'), requests: sum('requests'), services };
  }

  private async register(code: string): Promise<RegisterView> {
    return toRegister((await this.plans.register(code)) ?? { code, jurisdictionCode: '', nameZh: code, nameEn: code });
  }
}

function toRegister({ code, jurisdictionCode, nameZh, nameEn }: NamedRegister): RegisterView {
  return { code, jurisdictionCode, nameZh, nameEn };
}

function toText({ zh, en }: Bilingual): ConsentTextView {
  return { zh, en, digest: digestOfText({ zh, en }).toString('hex') };
}
