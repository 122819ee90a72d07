import { shanghaiDay, type DeliveryMethod, type Outcome, type Recipient, type SuspensionGround } from '#kernel';
import { printedDay, type PrintLanguage } from '#platform';
import type { DocumentKind } from '../domain/documents.js';
import { DOCUMENT_WORDS, filled, type NoticeProcedure } from './document-words.js';

interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}
interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Everything recorded of an act that its document says; the applicant masked for whoever may not see more. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly procedure: NoticeProcedure;
  readonly number: string;
  readonly requestNumber: string;
  readonly applicant: { readonly name: string; readonly idNumber: string };
  readonly matter: Named;
  /** Null: the request is about none. */
  readonly qualification: Named | null;
  /** Null: the platform did it for nobody in particular. */
  readonly authority: Named | null;
  readonly receivedOn: string;
  readonly at: Date;
  /** What everyone who may see the request may read of the act. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** What whoever acted wrote. */
  readonly note: { readonly opinion?: string; readonly reasonText?: string; readonly recipientName?: string };
  readonly reason: Bilingual | null;
  readonly items: readonly { readonly what: string; readonly why: string }[];
  readonly remedies: readonly Bilingual[];
  /** Of the decision that was served. */
  readonly outcome: Outcome | null;
  readonly letter: { readonly carrier: string; readonly trackingNumber: string } | null;
}

/** A document in words, ready to be laid out. */
export interface DocumentContent {
  readonly title: string;
  readonly opening: string;
  readonly body: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly issued: string;
}

type Dues = Readonly<Record<string, { readonly on: string; readonly promisedOn: string | null } | undefined>>;

/** The document in one language. Says only what was recorded with the act; what an older act did not record is left out. */
export function contentOf(facts: DocumentFacts, language: PrintLanguage): DocumentContent {
  const words = DOCUMENT_WORDS[language];
  const name = (of: Named | null): string => (of === null ? '' : language === 'zh' ? of.nameZh : of.nameEn);
  const since = textIn(facts.detail, 'since');
  const acceptedOn = since === null ? shanghaiDay(facts.at) : shanghaiDay(new Date(since));
  const values = { authority: name(facts.authority), since: printedDay(acceptedOn, language), law: words.law[facts.procedure][facts.kind] ?? '' };
  const on = printedDay(shanghaiDay(facts.at), language);
  const isByPlatform = facts.kind === 'deemed_acceptance' || facts.kind === 'delivery_receipt' || facts.authority === null;
  return {
    title: words.title[facts.kind], opening: filled(words.opening, { applicant: facts.applicant.name }), body: filled(words.body[facts.kind], values),
    facts: [...commonFacts(facts, language, name), ...ownFacts(facts, language, acceptedOn)], sections: sectionsOf(facts, language),
    issued: filled(isByPlatform ? words.issuedByPlatform : words.issued, { authority: name(facts.authority), on }),
  };
}

function commonFacts(facts: DocumentFacts, language: PrintLanguage, name: (of: Named) => string): [string, string][] {
  const { label } = DOCUMENT_WORDS[language];
  return [
    [label.number, facts.number], [label.request, facts.requestNumber], [label.applicant, facts.applicant.name], [label.idNumber, facts.applicant.idNumber],
    [label.matter, name(facts.matter)], ...(facts.qualification === null ? [] : [[label.qualification, name(facts.qualification)] satisfies [string, string]]), [label.receivedOn, printedDay(facts.receivedOn, language)],
  ];
}

function ownFacts(facts: DocumentFacts, language: PrintLanguage, acceptedOn: string): [string, string][] {
  const words = DOCUMENT_WORDS[language];
  const { label } = words;
  const due = (facts.detail['due'] ?? {}) as Dues;
  const day = (text: string, on: string | null | undefined): [string, string][] => (on ? [[text, printedDay(on, language)]] : []);
  const said = (text: string, value: string | null | undefined): [string, string][] => (value ? [[text, value]] : []);
  switch (facts.kind) {
    case 'acceptance_notice':
    case 'deemed_acceptance':
      return [...day(label.acceptedFrom, acceptedOn), ...day(label.dueDecision, due['decision']?.on), ...day(label.promised, due['decision']?.promisedOn)];
    case 'supplement_notice':
      return day(label.dueAnswer, due['supplement_answer']?.on);
    case 'suspension_notice':
      return [
        ...said(label.ground, words.ground[facts.detail['ground'] as SuspensionGround]),
        ...said(label.days, language === 'zh' ? `${Number(facts.detail['announcedDays'])}个工作日` : `${Number(facts.detail['announcedDays'])} working days`), ...day(label.dueSuspension, due['suspension']?.on),
      ];
    case 'extension_notice':
      return day(label.dueDecision, due['decision']?.on);
    case 'approval':
    case 'refusal':
    case 'non_acceptance':
      return [...said(label.rule, ruleIn(facts.detail)), ...day(label.dueDelivery, due['delivery']?.on)];
    case 'delivery_receipt':
      return [
        ...said(label.outcome, facts.outcome && words.outcome[facts.outcome]), ...said(label.way, words.way[facts.detail['method'] as DeliveryMethod]),
        ...said(label.handedTo, words.recipient[facts.detail['recipient'] as Recipient]), ...said(label.agent, facts.note.recipientName),
        ...said(label.letter, facts.letter && `${facts.letter.carrier} ${facts.letter.trackingNumber}`), ...day(label.servedOn, textIn(facts.detail, 'receivedOn') ?? shanghaiDay(facts.at)), ...said(label.proof, facts.note.reasonText),
      ];
  }
}

function sectionsOf(facts: DocumentFacts, language: PrintLanguage): { heading: string; lines: string[] }[] {
  const { heading, item, itemReason } = DOCUMENT_WORDS[language];
  const reasons = [facts.reason?.[language], facts.note.reasonText].filter((text) => text !== undefined && text !== '') as string[];
  const sections: Readonly<Record<DocumentKind, { heading: string; lines: string[] }[]>> = {
    acceptance_notice: [], deemed_acceptance: [], delivery_receipt: [],
    supplement_notice: [{ heading: heading.items, lines: facts.items.flatMap(({ what, why }, n) => [filled(item, { n: String(n + 1), what }), filled(itemReason, { why })]) }],
    non_acceptance: [{ heading: heading.reasons, lines: reasons }],
    refusal: [{ heading: heading.reasons, lines: reasons }],
    suspension_notice: [{ heading: heading.told, lines: reasons }],
    extension_notice: [{ heading: heading.told, lines: reasons }],
    approval: [{ heading: heading.opinion, lines: [facts.note.opinion ?? '', ...reasons].filter((line) => line !== '') }],
  };
  return [...sections[facts.kind], { heading: heading.remedies, lines: facts.remedies.map((each) => each[language]) }].filter(({ lines }) => lines.length > 0);
}

function ruleIn(detail: DocumentFacts['detail']): string | null {
  const rule = detail['byRule'] as { readonly rule?: string; readonly version?: number } | boolean | undefined;
  return typeof rule === 'object' ? `${rule.rule ?? ''} ${rule.version ?? ''}` : null;
}

function textIn(detail: DocumentFacts['detail'], key: string): string | null {
  const value = detail[key];
  return typeof value === 'string' ? value : null;
}
