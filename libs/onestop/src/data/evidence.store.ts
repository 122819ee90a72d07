import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { FieldCipher, newId, type Tx } from '#platform';
import type { Attributes, EvidenceOutcome, RegisterAnswer } from '../domain/register-answer.js';
import type { Bilingual } from '../domain/service-content.js';
import { AskAvoidedEntity, EvidenceEntity } from './ask-once.entities.js';

const SEALED = 'evidence.content';

/** What is sealed of an answer. */
interface EvidenceContent {
  readonly attributes?: Attributes;
  readonly ticket?: string;
  readonly question?: Bilingual;
}

/** An answer as it is first written. */
export interface NewEvidence {
  readonly commandId: string;
  readonly consentId: string;
  readonly personId: string;
  readonly evidenceType: string;
  readonly registerCode: string;
}

/** What registers answered, sealed. Row-level security keeps it to the person, and to who may read the request that rests on it. */
@Injectable()
export class EvidenceStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Whether it was written; not when this command was carried out before. */
  async insert(tx: Tx, evidence: NewEvidence, answer: RegisterAnswer): Promise<boolean> {
    const id = newId();
    const row = { ...evidence, id, askedAt: tx.now, requestId: null, acceptedAt: null, tries: 1, nextAskAt: null, ...this.answered(id, answer, tx.now) };
    const made = await tx.manager.createQueryBuilder().insert().into(EvidenceEntity).values(row as never).orIgnore().returning('id').execute();
    return (made.raw as unknown[]).length > 0;
  }

  /** How often a register was asked for this about a person since an instant. */
  async countSince(tx: Tx, { personId, evidenceType, registerCode }: Pick<NewEvidence, 'personId' | 'evidenceType' | 'registerCode'>, since: Date): Promise<number> {
    return tx.manager.countBy(EvidenceEntity, { personId, evidenceType, registerCode, askedAt: MoreThan(since) });
  }

  async ofCommand(tx: Tx, personId: string, commandId: string): Promise<EvidenceEntity | null> {
    return tx.manager.findOneBy(EvidenceEntity, { personId, commandId });
  }

  async find(tx: Tx, personId: string, id: string): Promise<EvidenceEntity | null> {
    return tx.manager.findOneBy(EvidenceEntity, { id, personId });
  }

  async lock(tx: Tx, id: string): Promise<EvidenceEntity | null> {
    return tx.manager.findOne(EvidenceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Takes these for this transaction, in one order. */
  async lockAll(tx: Tx, personId: string, ids: readonly string[]): Promise<EvidenceEntity[]> {
    if (ids.length === 0) return [];
    return tx.manager.find(EvidenceEntity, { where: { id: In([...new Set(ids)]), personId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  async ofRequest(tx: Tx, requestId: string): Promise<EvidenceEntity[]> {
    return tx.manager.find(EvidenceEntity, { where: { requestId }, order: { evidenceType: 'ASC', id: 'ASC' } });
  }

  async ofConsents(tx: Tx, consentIds: readonly string[]): Promise<EvidenceEntity[]> {
    return consentIds.length === 0 ? [] : tx.manager.find(EvidenceEntity, { where: { consentId: In([...consentIds]) }, order: { askedAt: 'ASC', id: 'ASC' } });
  }

  /** Writes what the register says now. */
  async answer(tx: Tx, id: string, answer: RegisterAnswer, more: { readonly tries?: number; readonly nextAskAt?: Date | null } = {}): Promise<void> {
    await tx.manager.update(EvidenceEntity, { id }, { ...this.answered(id, answer, tx.now), ...more });
  }

  /** Binds evidence to the request that rests on it; `nextAskAt` for what is to be fetched later. */
  async accept(tx: Tx, id: string, requestId: string, nextAskAt: Date | null): Promise<void> {
    await tx.manager.update(EvidenceEntity, { id, requestId: IsNull() }, { requestId, acceptedAt: tx.now, nextAskAt });
  }

  /** Nothing is asked under this consent any more; what no request rests on is erased. */
  async forget(tx: Tx, consentId: string): Promise<void> {
    await tx.manager.update(EvidenceEntity, { consentId }, { nextAskAt: null });
    await tx.manager.update(EvidenceEntity, { consentId, requestId: IsNull() }, { contentSealed: null });
  }

  /** Erases what was asked before this instant and never used. */
  async eraseUnused(tx: Tx, before: Date): Promise<number> {
    return tx.execute('UPDATE onestop.evidence SET content_sealed = NULL WHERE request_id IS NULL AND content_sealed IS NOT NULL AND asked_at < $1', [before]);
  }

  /** What is to be asked again now, in the order of ids behind one. */
  async listDue(tx: Tx, after: string, limit: number): Promise<{ id: string }[]> {
    return tx.query('SELECT id FROM onestop.evidence WHERE next_ask_at <= $1 AND id > $2 ORDER BY id LIMIT $3', [tx.now, after, limit]);
  }

  async noteAvoided(tx: Tx, rows: readonly AskAvoidedEntity[]): Promise<void> {
    if (rows.length > 0) await tx.manager.createQueryBuilder().insert().into(AskAvoidedEntity).values(rows as never).orIgnore().execute();
  }

  async avoidedOf(tx: Tx, requestId: string): Promise<AskAvoidedEntity[]> {
    return tx.manager.find(AskAvoidedEntity, { where: { requestId }, order: { kind: 'ASC', name: 'ASC' } });
  }

  /** How many asks each service type avoided, the most first. */
  async countAvoided(tx: Tx): Promise<{ code: string; asks: number; requests: number }[]> {
    return tx.query('SELECT service_type_code AS code, count(*)::int AS asks, count(DISTINCT request_id)::int AS requests FROM onestop.ask_avoided GROUP BY 1 ORDER BY 2 DESC, 1');
  }

  content({ id, contentSealed }: Pick<EvidenceEntity, 'id' | 'contentSealed'>): EvidenceContent {
    return contentSealed === null ? {} : this.cipher.decryptJson<EvidenceContent>(SEALED, id, contentSealed);
  }

  private answered(id: string, answer: RegisterAnswer, now: Date): { outcome: EvidenceOutcome; answeredAt: Date | null; contentSealed: string | null } {
    const { outcome, ...content } = answer;
    return { outcome, answeredAt: outcome === 'unavailable' ? null : now, contentSealed: Object.keys(content).length === 0 ? null : this.cipher.encryptJson(SEALED, id, content) };
  }
}
