import { shanghaiDay } from '#kernel';
import { conditionSentence, type RuleCondition } from '../domain/conditions.js';
import type { QualificationEntity } from '../data/entities.js';
import type { Holding, HoldingAlert } from '../domain/holding.js';
import type { RecognitionAnswer } from '../domain/recognise.js';
import type { RecognitionRule } from '../domain/recognition-rule.js';
import type { IssuerView, LegalBasisView, QualificationSummary, QualificationView, RecognitionRuleView, RuleConditionView } from './catalogue.dto.js';
import type { RecognitionQuery, RecognitionView, StoppingAlertView } from './recognition.dto.js';

/** The names of an authority, and where they come from. */
interface NamedAuthority {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly provenance: string;
}

interface Answered {
  readonly entry: QualificationEntity;
  readonly answer: RecognitionAnswer;
  readonly authority?: { readonly code: string; readonly nameZh: string; readonly nameEn: string } | null;
}

export function toSummary(q: QualificationEntity): QualificationSummary {
  const { code, status, nameZh, nameEn, holderType, sector, authorityZh, recognitionEffect } = q;
  return { code, status, nameZh, nameEn, holderType, sector, class: q.class, authorityZh, recognitionEffect, jjjStatus: q.provenance.jjjStatus };
}

export function toEntryView(entry: QualificationEntity, rules: readonly RecognitionRule[], authorities: ReadonlyMap<string, NamedAuthority>): QualificationView {
  const { version, standing, synonyms, departmentCode, parties, particulars, certificateZh, validity, renewalLead, provenance } = entry;
  return {
    ...toSummary(entry), version, standing, synonyms, departmentCode, parties, legalBasis: toLegalBasis(entry.legalBasis), certificateZh, validity, renewalLead, provenance,
    authorities: entry.authorities.map((issuer) => toIssuer(issuer, authorities)),
    particulars: { standardNumber: particulars?.standardNumber ?? null, grades: [...(particulars?.grades ?? [])], reusableFor: particulars?.reusableFor ?? null },
    rules: rules.map(toRuleView),
  };
}

/** What was told of a certificate in a question. */
export function holdingOf(query: RecognitionQuery): Holding {
  const { qualification, issuedOn, expiresOn } = query;
  return {
    qualificationCode: qualification, issuedOn, expiresOn, registered: told(query.registered), sameHolder: told(query.sameHolder), withinScope: told(query.withinScope),
    sameMethod: told(query.sameMethod), filedAtHost: told(query.filedAtHost), examsPassed: listed(query.examsPassed), recognised: listed(query.recognised),
  };
}

/** `authority`: who said what stops it. */
export function toRecognitionView({ entry, answer, from, to, at, authority }: Answered & { readonly from: string; readonly to: string; readonly at: Date }): RecognitionView {
  const { outcome, reason, sentence, notes, rule, conditions, documents, fee, timeLimit, law, alert } = answer;
  return {
    qualification: toSummary(entry), from, to, at: at.toISOString(), on: shanghaiDay(at), outcome, reason, sentence, notes: [...notes], rule: rule === null ? null : toRuleView(rule),
    conditions: conditions.map((condition) => ({ ...toCondition(condition), verdict: condition.verdict, why: condition.why })), documents: [...documents], fee, timeLimit, law: [...law],
    alert: alert && toStoppingAlert(alert, authority ?? null),
    provenance: { status: entry.provenance.status, jjjStatus: entry.provenance.jjjStatus, rule: rule?.provenance ?? null },
  };
}

function toStoppingAlert({ kind, jurisdiction, from, until }: HoldingAlert, authority: Answered['authority'] | null): StoppingAlertView {
  const named = authority ? { code: authority.code, nameZh: authority.nameZh, nameEn: authority.nameEn } : null;
  return { kind, jurisdiction, authority: named, from: from.toISOString(), until: until?.toISOString() ?? null };
}

function toRuleView(r: RecognitionRule): RecognitionRuleView {
  return {
    id: r.id, code: r.code, from: r.from, to: r.to, version: r.version, standing: r.standing, effect: r.effect, conditions: r.conditions.map(toCondition), documents: [...r.documents], fee: r.fee,
    timeLimit: r.timeLimit, legalBasis: [...r.legalBasis], provenance: r.provenance, validFrom: r.valid.validFrom, validTo: r.valid.validTo,
  };
}

function toCondition(condition: RuleCondition): RuleConditionView {
  return { code: condition.code, ...conditionSentence(condition), lawRef: condition.lawRef, parameters: { ...condition.parameters } };
}

function toLegalBasis(basis: QualificationEntity['legalBasis']): LegalBasisView | null {
  if (basis === null) return null;
  const { text, law, article, verified, url = null } = basis;
  return { text, law, article, verified, url, officialText: url !== null && isOfOfficialHost(url) };
}

/** Only a government's own address is an official text; whatever else is a copy. */
function isOfOfficialHost(url: string): boolean {
  return URL.canParse(url) && /(^|\.)gov\.cn$/.test(new URL(url).hostname);
}

function toIssuer({ jurisdiction, authority }: { jurisdiction: string; authority: string }, authorities: ReadonlyMap<string, NamedAuthority>): IssuerView {
  const { nameZh, nameEn, provenance } = authorities.get(authority) ?? { nameZh: authority, nameEn: authority, provenance: 'unknown' };
  return { jurisdiction, authority, nameZh, nameEn, provenance };
}

function told(answer: 'yes' | 'no' | undefined): boolean | undefined {
  return answer === undefined ? undefined : answer === 'yes';
}

function listed(text: string | undefined): string[] | undefined {
  return text?.split(',').map((each) => each.trim()).filter((each) => each !== '');
}
