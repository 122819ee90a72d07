import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { ConsentReceiptEntity, EvidenceEntity } from './data/ask-once.entities.js';
import { ConsentStore } from './data/consent.store.js';
import { EvidenceStore, type NewEvidence } from './data/evidence.store.js';
import { EvidenceParties } from './evidence-parties.js';
import { RegisterPort } from './register-port.js';

/** So often a day one register is asked for one thing about a person: who must tell several apart has no more attempts than that. */
const MOST_A_DAY = 20;
const DAY_MS = 24 * 3_600_000;

interface EvidenceInput {
  readonly commandId: string;
  readonly consentId: string;
  readonly evidenceType: string;
  /** Division code: the register that answers for it is asked. */
  readonly place: string;
}

/** Evidence with the service version under whose consent it was asked. */
interface AskedEvidence {
  readonly evidence: EvidenceEntity;
  readonly consent: ConsentReceiptEntity;
}

/** Asks registers for the person who agreed to it. Registers are asked outside of any transaction: a slow one holds no lock. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly consents: ConsentStore,
    private readonly store: EvidenceStore,
    private readonly parties: EvidenceParties,
    private readonly port: RegisterPort,
  ) {}

  /** Asks one register, once a command. Refuses `consent_not_given`, `evidence_not_needed`, `register_unknown`, `jurisdiction_unknown`, `idempotency_key_reused`, `too_many_requests` beyond 20 a day. */
  async ask(actor: PersonActor, input: EvidenceInput): Promise<AskedEvidence> {
    const before = await this.uow.run(actor, async (tx) => this.answeredBefore(tx, actor, input));
    if (before) return before;
    const consent = await this.uow.run(actor, async (tx) => this.standing(tx, actor, input.consentId, input.evidenceType));
    const plan = await this.parties.planOf(consent, input.evidenceType, input.place);
    const { register } = plan;
    if (register === null) throw new Refused({ code: 'register_unknown', details: { kind: plan.type.register }, issues: [{ path: 'place', code: 'unknown' }] });
    const asked = { personId: actor.personId, evidenceType: input.evidenceType, registerCode: register.code };
    await this.uow.run(actor, async (tx) => this.refuseTooMany(tx, asked));
    const subject = await this.parties.subjectOf(consent.subjectPersonId);
    const answer = await this.port.ask(register.code, { evidenceType: input.evidenceType, attributes: plan.attributes, subject, consentId: consent.id, serviceTypeCode: consent.serviceTypeCode });
    return this.uow.run(actor, async (tx) => {
      // Revoked while the register was asked: its answer is not kept.
      await this.standing(tx, actor, input.consentId, input.evidenceType);
      // Counted once more: many may have been asked at the same time, each with a try at telling several apart.
      await this.refuseTooMany(tx, asked);
      const made = await this.store.insert(tx, { ...asked, commandId: input.commandId, consentId: consent.id }, answer);
      if (made) tx.audit({ act: 'evidence.ask', subjectKind: 'consent', subjectId: consent.id, jurisdiction: register.jurisdictionCode, detail: { evidenceType: input.evidenceType, register: register.code, outcome: answer.outcome } });
      return (await this.answeredBefore(tx, actor, input)) ?? notThere();
    });
  }

  /** The reader's own. Refuses `not_found`. */
  async get(actor: PersonActor, id: string): Promise<AskedEvidence> {
    return this.uow.run(actor, async (tx) => this.own(tx, actor, id));
  }

  /** Says which of several it is; a wrong answer leaves nothing but to be asked. Refuses `not_found`, `consent_not_given`, `evidence_not_several`, `register_silent`. */
  async tellApart(actor: PersonActor, id: string, answer: string): Promise<AskedEvidence> {
    const { evidence, consent } = await this.get(actor, id);
    const plan = await this.parties.planOf(consent, evidence.evidenceType);
    const { ticket } = this.store.content(evidence);
    if (evidence.outcome !== 'several' || ticket === undefined) throw new Refused({ code: consent.revokedAt === null ? 'evidence_not_several' : 'consent_not_given' });
    const told = await this.port.tellApart(evidence.registerCode, ticket, answer, plan.attributes);
    if (told.outcome === 'unavailable') throw new Refused({ code: 'register_silent' });
    return this.uow.run(actor, async (tx) => {
      await this.standing(tx, actor, consent.id, evidence.evidenceType);
      const locked = await this.store.lock(tx, id);
      if (locked?.outcome !== 'several') throw new Refused({ code: 'evidence_not_several' });
      await this.store.answer(tx, id, told.outcome === 'matched' ? told : { outcome: 'none' });
      return this.own(tx, actor, id);
    });
  }

  private async refuseTooMany(tx: Tx, asked: Pick<NewEvidence, 'personId' | 'evidenceType' | 'registerCode'>): Promise<void> {
    if ((await this.store.countSince(tx, asked, new Date(tx.now.getTime() - DAY_MS))) >= MOST_A_DAY) throw new Refused({ code: 'too_many_requests', details: { retryAfter: 3_600 } });
  }

  private async own(tx: Tx, actor: PersonActor, id: string): Promise<AskedEvidence> {
    const evidence = (await this.store.find(tx, actor.personId, id)) ?? notThere();
    return { evidence, consent: (await this.consents.find(tx, actor.personId, evidence.consentId)) ?? notThere() };
  }

  private async answeredBefore(tx: Tx, actor: PersonActor, { commandId, consentId, evidenceType }: EvidenceInput): Promise<AskedEvidence | undefined> {
    const evidence = await this.store.ofCommand(tx, actor.personId, commandId);
    if (!evidence) return undefined;
    if (evidence.consentId !== consentId || evidence.evidenceType !== evidenceType) throw new Refused({ code: 'idempotency_key_reused' });
    return this.own(tx, actor, evidence.id);
  }

  /** The consent, while it stands and covers this. */
  private async standing(tx: Tx, actor: PersonActor, id: string, evidenceType: string): Promise<ConsentReceiptEntity> {
    const consent = await this.consents.lock(tx, actor.personId, id);
    if (!consent || consent.revokedAt !== null || !consent.evidenceTypes.includes(evidenceType)) {
      throw new Refused({ code: 'consent_not_given', details: { evidenceType }, lawRef: { law: '个人信息保护法', article: '23' } });
    }
    return consent;
  }
}

function notThere(): never {
  throw new Refused({ code: 'not_found' });
}
