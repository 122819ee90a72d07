import { Injectable } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { SYSTEM, UnitOfWork } from '#platform';
import type { DocumentChange, InBoth } from '#publication';
import { In } from 'typeorm';
import { CatalogueQueries } from './data/catalogue.queries.js';
import { RecognitionRuleEntity } from './data/entities.js';
import type { QualificationContent } from './domain/qualification-content.js';
import { recognise } from './domain/recognise.js';
import { refusalOf } from './recognition-refusal.js';
import type { RecognisedEntry, RecognitionRule } from './domain/recognition-rule.js';
import { askedBy, directionsOf, type RuleContent } from './domain/rule-content.js';
import { effectWords } from './domain/sentences.js';

/** A qualification and the two places between which it is recognised. */
export interface Direction {
  readonly qualificationCode: string;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
}

/** What someone gets between two jurisdictions. `refusal` null: it is recognised. */
export interface RecognitionOutcome {
  readonly refusal: string | null;
  readonly words: InBoth;
}

const REFUSED: Readonly<Record<string, InBoth>> = {
  qualification_not_published: { zh: '目录中没有这一项，不予互认', en: 'it is not in the catalogue: not recognised' },
  recognition_suspended: { zh: '互认已暂停', en: 'recognition is suspended' },
};
const NO_RULE: InBoth = { zh: '两地之间没有生效的互认规则，不予互认', en: 'no rule is in force between the two: not recognised' };

/** Works out what would be recognised if documents changed; nothing changes by asking. */
@Injectable()
export class RecognitionPreview {
  constructor(
    private readonly queries: CatalogueQueries,
    private readonly uow: UnitOfWork,
  ) {}

  /** Codes of the qualifications that the changes bear on. */
  qualificationsOf(changes: readonly DocumentChange[]): string[] {
    const codes = changes.flatMap(({ kind, code, before, after }) => (kind === 'qualification' ? [code] : kind === 'recognition_rule' ? [before?.content['qualificationCode'], after.content['qualificationCode']] : []));
    return [...new Set(codes.filter((code): code is string => typeof code === 'string'))].sort();
  }

  /** Compares what holds with what would hold under the changes, at the instant, for any direction. Alerts are not asked: this is about the catalogue, not about one holder. */
  async comparison(changes: readonly DocumentChange[], at: Date): Promise<(direction: Direction) => Promise<{ before: RecognitionOutcome; after: RecognitionOutcome }>> {
    const ruleChanges = changes.filter(({ kind }) => kind === 'recognition_rule');
    const replaced = await this.idsOf(ruleChanges.map(({ code }) => code));
    const added = ruleChanges.flatMap(({ code, after }) => rulesFrom(code, after.content as unknown as RuleContent, after.standing, at));
    return async ({ qualificationCode, fromJurisdiction, toJurisdiction }) => {
      const found = (await this.queries.find(qualificationCode, at)) ?? undefined;
      const rules = await this.queries.rulesOf(qualificationCode);
      const changed = changes.find(({ kind, code }) => kind === 'qualification' && code === qualificationCode);
      const changedEntry = changed ? entryFrom(qualificationCode, changed.after.content as unknown as QualificationContent, changed.after.standing) : found;
      const others = rules.filter(({ id }) => !replaced.has(id));
      return {
        before: outcomeOf(found, qualificationCode, fromJurisdiction, toJurisdiction, at, rules),
        after: outcomeOf(changedEntry, qualificationCode, fromJurisdiction, toJurisdiction, at, [...others, ...added]),
      };
    };
  }

  private async idsOf(codes: readonly string[]): Promise<ReadonlySet<string>> {
    if (codes.length === 0) return new Set();
    const rows = await this.uow.run(SYSTEM, async (tx) => tx.manager.find(RecognitionRuleEntity, { select: { id: true }, where: { ruleCode: In([...codes]) } }));
    return new Set(rows.map(({ id }) => id));
  }
}

function entryFrom(code: string, { nameZh, nameEn, class: kind, validity }: QualificationContent, standing: RecognitionRule['standing']): RecognisedEntry {
  return { code, nameZh, nameEn, class: kind, status: 'published', standing, validity: { kind: validity?.kind ?? 'unknown' } };
}

function outcomeOf(entry: RecognisedEntry | undefined, qualificationCode: string, from: string, to: string, at: Date, rules: readonly RecognitionRule[]): RecognitionOutcome {
  if (entry === undefined) return refused('qualification_not_published');
  const answer = recognise({ qualificationCode }, from, to, at, { entry, rules, places: new Map() }, []);
  return answer.outcome === 'not_recognised' || answer.rule === null ? refused(refusalOf(answer, qualificationCode).code) : { refusal: null, words: effectWords(answer.rule.effect, answer.conditions) };
}

function refused(code: string): RecognitionOutcome {
  return { refusal: code, words: REFUSED[code] ?? NO_RULE };
}

/** The rules that a content would be, in force from the instant. A draft may be half written: what has no parties is no rule yet. */
function rulesFrom(code: string, content: RuleContent, standing: RecognitionRule['standing'], at: Date): RecognitionRule[] {
  if (!Array.isArray(content.parties)) return [];
  const asked = { documents: listOf(content.documents), hostDocuments: listOf(content.hostDocuments), fees: listOf(content.fees), timeLimits: listOf(content.timeLimits) };
  return directionsOf(content).map(({ from, to }) => ({
    id: `${code}:${from}>${to}`, code, qualificationCode: content.qualificationCode, from, to, version: 0, effect: content.effect, requiredToPractise: content.requiredToPractise === true,
    conditions: listOf(content.conditions), ...askedBy(asked, to), provenance: content.provenance,
    legalBasis: listOf(content.legalBasis), valid: { validFrom: content.validFrom ?? shanghaiDay(at), validTo: content.validTo ?? null }, force: { validFrom: at, validTo: null }, standing,
  }));
}

function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}
