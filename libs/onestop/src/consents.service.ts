import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import { ConsentReceiptEntity, type EvidenceEntity } from './data/ask-once.entities.js';
import { ConsentStore } from './data/consent.store.js';
import { EvidenceStore } from './data/evidence.store.js';
import type { Bilingual } from './domain/service-content.js';
import { EvidencePlans } from './evidence-plans.service.js';
import { OnestopService } from './onestop.service.js';

/** What a person agrees to. */
interface ConsentInput {
  readonly commandId: string;
  readonly serviceTypeCode: string;
  readonly serviceTypeVersion: number;
  readonly evidenceTypes: readonly string[];
  /** SHA-256 of what they read, hexadecimal. */
  readonly textDigest: string;
}

/** A consent with what was asked under it. */
export interface ConsentReceipt {
  readonly receipt: ConsentReceiptEntity;
  readonly evidence: readonly EvidenceEntity[];
}

/** The digest of a consent's words in both languages. */
export function digestOfText({ zh, en }: Bilingual): Buffer {
  return createHash('sha256').update(`${zh}\n${en}`).digest();
}

/** Consents to ask registers: for one version of one service, each with its receipt, and revocable (个人信息保护法 13–15, 23, 29). */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: ConsentStore,
    private readonly evidence: EvidenceStore,
    private readonly plans: EvidencePlans,
    private readonly onestop: OnestopService,
  ) {}

  /** Gives a consent; repeated with the same command it is the same receipt. Refuses `service_type_unknown`, `evidence_not_needed`, `consent_text_changed`, `idempotency_key_reused`. */
  async give(actor: PersonActor, input: ConsentInput): Promise<ConsentReceipt> {
    const type = await this.onestop.versionOf(input.serviceTypeCode, String(input.serviceTypeVersion));
    const evidenceTypes = [...new Set(input.evidenceTypes)];
    const shown = await this.plans.consentText(type, evidenceTypes);
    const digest = digestOfText(shown);
    if (digest.toString('hex') !== input.textDigest) throw new Refused({ code: 'consent_text_changed' });
    return this.uow.run(actor, async (tx) => {
      const receipt = Object.assign(new ConsentReceiptEntity(), {
        id: newId(), commandId: input.commandId, personId: actor.personId, subjectPersonId: actor.personId, serviceTypeCode: type.code, serviceTypeNumber: type.number, evidenceTypes, shown, textDigest: digest, givenAt: tx.now, revokedAt: null,
      });
      if (await this.store.insert(tx, receipt)) {
        tx.audit({ act: 'consent.give', subjectKind: 'consent', subjectId: receipt.id, detail: { serviceType: type.code, version: type.number, evidenceTypes } });
        return { receipt, evidence: [] };
      }
      const first = await this.store.ofCommand(tx, actor.personId, input.commandId);
      if (first?.serviceTypeCode !== type.code || first.serviceTypeNumber !== type.number || !first.textDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
      return this.withEvidence(tx, first);
    });
  }

  /** The reader's own, latest first. */
  async list(actor: PersonActor, offset: number, limit: number): Promise<{ items: ConsentReceipt[]; total: number }> {
    return this.uow.view(actor, async (tx) => {
      const [receipts, total] = await this.store.list(tx, actor.personId, offset, limit);
      const evidence = await this.evidence.ofConsents(tx, receipts.map(({ id }) => id));
      return { items: receipts.map((receipt) => ({ receipt, evidence: evidence.filter(({ consentId }) => consentId === receipt.id) })), total };
    });
  }

  /** Refuses `not_found`. */
  async get(actor: PersonActor, id: string): Promise<ConsentReceipt> {
    return this.uow.view(actor, async (tx) => {
      const receipt = await this.store.find(tx, actor.personId, id);
      if (!receipt) throw new Refused({ code: 'not_found' });
      return this.withEvidence(tx, receipt);
    });
  }

  /** Takes it back: nothing is asked under it any more, and what no request rests on is erased. What was done before stays lawful (个人信息保护法 15). Revoked twice it is revoked once. Refuses `not_found`. */
  async revoke(actor: PersonActor, id: string): Promise<ConsentReceipt> {
    return this.uow.run(actor, async (tx) => {
      const receipt = await this.store.lock(tx, actor.personId, id);
      if (!receipt) throw new Refused({ code: 'not_found' });
      if (receipt.revokedAt === null) {
        await this.store.revoke(tx, id);
        await this.evidence.forget(tx, id);
        tx.audit({ act: 'consent.revoke', subjectKind: 'consent', subjectId: id, detail: { serviceType: receipt.serviceTypeCode } });
      }
      return this.withEvidence(tx, Object.assign(receipt, { revokedAt: receipt.revokedAt ?? tx.now }));
    });
  }

  private async withEvidence(tx: Tx, receipt: ConsentReceiptEntity): Promise<ConsentReceipt> {
    return { receipt, evidence: await this.evidence.ofConsents(tx, [receipt.id]) };
  }
}
