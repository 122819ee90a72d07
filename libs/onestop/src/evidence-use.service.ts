import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import type { Tx } from '#platform';
import type { AskAvoidedEntity, ConsentReceiptEntity, EvidenceEntity } from './data/ask-once.entities.js';
import { ConsentStore } from './data/consent.store.js';
import type { ServiceTypeEntity } from './data/entities.js';
import { EvidenceStore } from './data/evidence.store.js';
import { evidenceNeeds, type EvidenceNeed } from './domain/evidence-needs.js';
import { answersOf, compare, completedForm, faultOf, nextAsk, type Comparison, type EvidenceStanding } from './domain/evidence-use.js';
import type { Attributes, AttributeValue, EvidenceOutcome } from './domain/register-answer.js';
import { EvidencePlans } from './evidence-plans.service.js';
import { OnestopService } from './onestop.service.js';

/** What accepted evidence does for an application. */
export interface TakenEvidence {
  /** The form with what registers answered. */
  readonly form: Readonly<Record<string, unknown>>;
  /** Papers whose place evidence takes, also evidence that is to be fetched later. */
  readonly materials: readonly string[];
  readonly accepted: readonly { readonly id: string; readonly outcome: EvidenceOutcome }[];
  readonly avoided: readonly Omit<AskAvoidedEntity, 'requestId' | 'serviceTypeCode' | 'at'>[];
}

/** For whom an application with evidence is filed. */
interface Taking {
  readonly personId: string;
  readonly applicantId: string;
  readonly type: ServiceTypeEntity;
  readonly form: Readonly<Record<string, unknown>>;
  /** Codes of the papers that the applicant hands in all the same. */
  readonly materials: readonly string[];
  readonly ids: readonly string[];
}

/** One piece of evidence on which a request rests, as its page shows it. */
export interface EvidenceOfRequest {
  readonly id: string;
  readonly evidenceType: string;
  readonly registerCode: string;
  readonly outcome: EvidenceOutcome;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly attributes: Attributes;
  readonly materials: readonly string[];
  readonly fields: readonly { readonly field: string; readonly attested: AttributeValue; readonly comparison: Comparison }[];
}

/** Evidence in the course of a request: taken at the submission, shown beside what was typed, given to rules. */
@Injectable()
export class EvidenceUse {
  constructor(
    private readonly consents: ConsentStore,
    private readonly store: EvidenceStore,
    private readonly onestop: OnestopService,
    private readonly plans: EvidencePlans,
  ) {}

  /** Takes the evidence that an applicant accepted for this transaction. Refuses `evidence_not_usable` with each fault. */
  async take(tx: Tx, { personId, applicantId, type, form, materials, ids }: Taking): Promise<TakenEvidence> {
    if (ids.length === 0) return { form, materials: [], accepted: [], avoided: [] };
    const rows = await this.store.lockAll(tx, personId, ids);
    const consents = await this.consents.lockAll(tx, rows.map(({ consentId }) => consentId));
    const use = { personId, applicantId, serviceTypeCode: type.code, serviceTypeNumber: type.number, now: tx.now };
    const faults = [...new Set(ids)].flatMap((id) => {
      const reason = faultOf(standingOf(rows.find((row) => row.id === id), consents), use);
      return reason === undefined ? [] : [{ id, reason }];
    });
    if (faults.length > 0) throw new Refused({ code: 'evidence_not_usable', details: { evidence: faults } });
    return this.used(type, rows, form, materials);
  }

  /** Binds what was taken to the request, behind its row. */
  async file(tx: Tx, request: { readonly id: string; readonly serviceTypeCode: string }, { accepted, avoided }: TakenEvidence): Promise<void> {
    for (const { id, outcome } of accepted) await this.store.accept(tx, id, request.id, outcome === 'unavailable' ? nextAsk(0, tx.now) : null);
    await this.store.noteAvoided(tx, avoided.map((each) => ({ ...each, requestId: request.id, serviceTypeCode: request.serviceTypeCode, at: tx.now })));
  }

  /** What a request rests on, as the running scope may see it; `form` are its answers. */
  async ofRequest(tx: Tx, requestId: string, type: ServiceTypeEntity, form: Readonly<Record<string, unknown>>): Promise<EvidenceOfRequest[]> {
    const rows = await this.store.ofRequest(tx, requestId);
    if (rows.length === 0) return [];
    const avoided = await this.store.avoidedOf(tx, requestId);
    const needs = evidenceNeeds(type);
    return rows.map((row) => {
      const { id, evidenceType, registerCode, outcome, askedAt, answeredAt } = row;
      const need = needs.find((each) => each.evidenceType === evidenceType);
      const attributes = this.store.content(row).attributes ?? {};
      const wasSupplied = (field: string): boolean => avoided.some((each) => each.evidenceId === id && each.kind === 'field' && each.name === field);
      const fields = Object.entries(this.answers(type, need, attributes)).map(([field, attested]) => ({ field, attested, comparison: compare(form[field], attested, wasSupplied(field)) }));
      return { id, evidenceType, registerCode, outcome, askedAt, answeredAt, attributes, materials: need?.materials ?? [], fields };
    });
  }

  /** What registers have attested for a request, for whoever decides by rule: the kind, what it says, and whose register it is. Asked as the platform. */
  async attestedFor(tx: Tx, requestId: string): Promise<{ readonly id: string; readonly evidenceType: string; readonly registerCode: string; readonly jurisdiction: string; readonly answeredAt: Date; readonly attributes: Attributes }[]> {
    const rows = (await this.store.ofRequest(tx, requestId)).filter(({ outcome }) => outcome === 'matched');
    return (await Promise.all(rows.map(async (row) => {
      const register = await this.plans.register(row.registerCode);
      return register === undefined ? [] : [{ id: row.id, evidenceType: row.evidenceType, registerCode: row.registerCode, jurisdiction: register.jurisdictionCode, answeredAt: row.answeredAt ?? row.askedAt, attributes: this.store.content(row).attributes ?? {} }];
    }))).flat();
  }

  /** The answers to fields that attributes of a register give, as far as the form takes them. */
  answers(type: ServiceTypeEntity, need: EvidenceNeed | undefined, attributes: Attributes): Record<string, AttributeValue> {
    return answersOf(need, attributes, (field, value) => this.onestop.takesAnswer(type, field, value));
  }

  private used(type: ServiceTypeEntity, rows: readonly EvidenceEntity[], form: Readonly<Record<string, unknown>>, handedIn: readonly string[]): TakenEvidence {
    const needs = evidenceNeeds(type);
    const parts = rows.map((row) => {
      const need = needs.find(({ evidenceType }) => evidenceType === row.evidenceType);
      return { row, need, answers: this.answers(type, need, this.store.content(row).attributes ?? {}) };
    });
    const completed = completedForm(type.form.schema.properties, form, Object.assign({}, ...parts.map(({ answers }) => answers)) as Attributes);
    const avoided = parts.flatMap(({ row, need, answers }) => {
      const fields = Object.keys(answers).filter((field) => !Object.hasOwn(form, field) && Object.hasOwn(completed, field)).map((name) => ({ kind: 'field' as const, name, evidenceId: row.id }));
      const papers = (row.outcome === 'matched' ? need?.materials ?? [] : []).filter((code) => !handedIn.includes(code) && this.onestop.asksFor(type, code, completed)).map((name) => ({ kind: 'material' as const, name, evidenceId: row.id }));
      return [...fields, ...papers];
    });
    return { form: completed, materials: parts.flatMap(({ need }) => need?.materials ?? []), accepted: rows.map(({ id, outcome }) => ({ id, outcome })), avoided };
  }
}

function standingOf(row: EvidenceEntity | undefined, consents: readonly ConsentReceiptEntity[]): EvidenceStanding | undefined {
  const consent = consents.find(({ id }) => id === row?.consentId);
  if (row === undefined || consent === undefined) return undefined;
  const { personId, outcome, askedAt, requestId } = row;
  return { personId, outcome, askedAt, requestId, subjectId: consent.subjectPersonId, revoked: consent.revokedAt !== null, serviceTypeCode: consent.serviceTypeCode, serviceTypeNumber: consent.serviceTypeNumber };
}
