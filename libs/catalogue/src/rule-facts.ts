import { Injectable } from '@nestjs/common';
import { QUALIFICATION_CLASSES, type QualificationClass } from '#kernel';
import type { Tx } from '#platform';
import type { Beside, DraftSetting } from '#publication';
import { CatalogueStore } from './data/catalogue.store.js';
import type { RuleFacts } from './domain/rule-check.js';
import type { RuleContent } from './domain/rule-content.js';
import { claimsOf, referencesOf, type RuleClaim } from './domain/rule-relations.js';

type Json = Readonly<Record<string, unknown>>;
type BesideDraft = DraftSetting['all'][number];

/** The rules of one batch, by what they are about. */
interface Together {
  readonly codes: ReadonlySet<string>;
  readonly byQualification: ReadonlyMap<string, readonly BesideDraft[]>;
  readonly referring: readonly BesideDraft[];
}

/** Reads what a rule may contradict: what stands, and what takes force together with it. */
@Injectable()
export class RuleFactsReader {
  /** A batch has thousands of drafts, and each of them is asked about all: sorted once. */
  private readonly sorted = new WeakMap<readonly BesideDraft[], Together>();

  constructor(private readonly store: CatalogueStore) {}

  async of(tx: Tx, code: string, content: Json, beside?: Beside, setting?: DraftSetting): Promise<Pick<RuleFacts, 'classes' | 'others' | 'references' | 'recognises'>> {
    const qualification = qualificationOf(content);
    const together = this.together(setting?.all ?? []);
    const named = [qualification, ...referencesOf(conditionsOf(content)).map(([, each]) => each)];
    const classes = new Map([...(await this.store.classesOf(tx, named)), ...named.flatMap((each) => newClass(each, beside))]);
    const standing = (await this.store.otherClaims(tx, qualification, code, setting?.effectiveAt ?? tx.now)).filter((claim) => !together.codes.has(claim.code) && beside?.('recognition_rule', claim.code) === undefined);
    const fresh = (together.byQualification.get(qualification) ?? []).filter((each) => each.code !== code).flatMap((each) => claims(each.code, each.content));
    const references = named.length > 1 ? await this.references(tx, code, together) : new Map<string, string[]>();
    return { classes, others: [...standing, ...fresh], references, recognises: setting === undefined || isLive(setting) };
  }

  private async references(tx: Tx, code: string, together: Together): Promise<Map<string, string[]>> {
    const references = await this.store.references(tx, [code, ...together.codes]);
    for (const each of together.referring.filter((other) => other.code !== code)) {
      const from = qualificationOf(each.content);
      references.set(from, [...(references.get(from) ?? []), ...referencesOf(conditionsOf(each.content)).map(([, to]) => to)]);
    }
    return references;
  }

  private together(all: readonly BesideDraft[]): Together {
    const known = this.sorted.get(all);
    if (known) return known;
    const rules = all.filter(({ kind }) => kind === 'recognition_rule');
    const live = rules.filter(isLive);
    const byQualification = new Map<string, BesideDraft[]>();
    for (const rule of live) byQualification.set(qualificationOf(rule.content), [...(byQualification.get(qualificationOf(rule.content)) ?? []), rule]);
    const made = { codes: new Set(rules.map(({ code }) => code)), byQualification, referring: live.filter(({ content }) => referencesOf(conditionsOf(content)).length > 0) };
    this.sorted.set(all, made);
    return made;
  }
}

function qualificationOf(content: Json): string {
  return typeof content['qualificationCode'] === 'string' ? content['qualificationCode'] : '';
}

function isLive({ standing }: Pick<DraftSetting, 'standing'>): boolean {
  return standing === 'active' || standing === 'deprecated';
}

/** The class of a qualification that is proposed together with the rule. */
function newClass(code: string, beside: Beside | undefined): [string, QualificationClass][] {
  const found = QUALIFICATION_CLASSES.find((each) => each === beside?.('qualification', code)?.['class']);
  return found === undefined ? [] : [[code, found]];
}

/** A draft beside may be anything: only what has parties and days says something. */
function claims(code: string, content: Json): RuleClaim[] {
  const { parties, validFrom } = content;
  return Array.isArray(parties) && typeof validFrom === 'string' ? claimsOf(code, content as unknown as RuleContent) : [];
}

function conditionsOf(content: Json): RuleContent['conditions'] {
  const conditions: unknown = content['conditions'];
  return Array.isArray(conditions) ? conditions.filter((each): each is RuleContent['conditions'][number] => typeof each === 'object' && each !== null) : [];
}
