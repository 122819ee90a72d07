import { Injectable } from '@nestjs/common';
import { SYSTEM, UnitOfWork, type Tx } from '#platform';
import type { ConsentReceiptEntity, EvidenceEntity } from './data/ask-once.entities.js';
import { ConsentStore } from './data/consent.store.js';
import { EvidenceStore } from './data/evidence.store.js';
import { nextAsk } from './domain/evidence-use.js';
import type { RegisterAnswer } from './domain/register-answer.js';
import { EvidenceParties } from './evidence-parties.js';
import { RegisterPort } from './register-port.js';

interface Due {
  readonly evidence: EvidenceEntity;
  readonly consent: ConsentReceiptEntity;
}

/** Fetches later what a register could not say when an application was handed in. */
@Injectable()
export class EvidenceAgain {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly consents: ConsentStore,
    private readonly store: EvidenceStore,
    private readonly parties: EvidenceParties,
    private readonly port: RegisterPort,
  ) {}

  /** Asks again; whether the register answered. A consent that was revoked meanwhile ends it, also while the register is asked. */
  async fetch(id: string): Promise<boolean> {
    const due = await this.uow.run(SYSTEM, async (tx) => this.due(tx, id));
    if (!due) return false;
    const { evidence, consent } = due;
    const [plan, subject] = await Promise.all([this.parties.planOf(consent, evidence.evidenceType), this.parties.subjectOf(consent.subjectPersonId)]);
    const answer = await this.port.ask(evidence.registerCode, { evidenceType: evidence.evidenceType, attributes: plan.attributes, subject, consentId: consent.id, serviceTypeCode: consent.serviceTypeCode });
    return this.uow.run(SYSTEM, async (tx) => {
      if (!(await this.due(tx, id))) return false;
      await this.keep(tx, due, answer, plan.need.materials);
      return answer.outcome !== 'unavailable';
    });
  }

  /** What is still to be asked; a revoked consent takes it off. */
  private async due(tx: Tx, id: string): Promise<Due | undefined> {
    const evidence = await this.store.lock(tx, id);
    if (evidence?.nextAskAt == null || evidence.nextAskAt > tx.now) return undefined;
    const consent = await this.consents.find(tx, evidence.personId, evidence.consentId);
    return consent?.revokedAt === null ? { evidence, consent } : undefined;
  }

  private async keep(tx: Tx, { evidence, consent }: Due, answer: RegisterAnswer, materials: readonly string[]): Promise<void> {
    const { id, tries, requestId } = evidence;
    // Nobody is there to say which of several it is: what was typed and the clerk decide.
    const kept: RegisterAnswer = answer.outcome === 'several' ? { outcome: 'none' } : answer;
    await this.store.answer(tx, id, kept, { tries: tries + 1, nextAskAt: kept.outcome === 'unavailable' ? nextAsk(tries, tx.now) : null });
    tx.audit({ act: 'evidence.ask', subjectKind: 'consent', subjectId: consent.id, detail: { evidenceType: evidence.evidenceType, register: evidence.registerCode, outcome: answer.outcome, later: true } });
    if (kept.outcome !== 'matched' || requestId === null) return;
    // A paper that was let wait for the register need not be handed in any more.
    await this.store.noteAvoided(tx, materials.map((name) => ({ requestId, serviceTypeCode: consent.serviceTypeCode, kind: 'material', name, evidenceId: id, at: tx.now })));
  }
}
