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

/** What is known of the qualifications that some rules speak of. */
interface Known {
  readonly classes: ReadonlyMap<string, QualificationClass>;
  readonly claims: ReadonlyMap<string, readonly RuleClaim[]>;
}

/** The rules of one batch, by what they are about. */
interface Together extends Known {
  readonly codes: ReadonlySet<string>;
  readonly byQualification: ReadonlyMap<string, readonly BesideDraft[]>;
  readonly referring: readonly BesideDraft[];
}

/** Reads what a rule may contradict: what stands, and what takes force together with it. */
@Injectable()
export class RuleFactsReader {
  /** A batch has thousands of drafts, and each of them is asked about all: read and sorted once. */
  private readonly read = new WeakMap<readonly BesideDraft[], Promise<Together>>();

  constructor(private readonly store: CatalogueStore) {}

  async of(tx: Tx, code: string, content: Json, beside?: Beside, setting?: DraftSetting): Promise<Pick<RuleFacts, 'classes' | 'others' | 'references' | 'recognises'>> {
    const qualification = qualificationOf(content);
    const named = namedIn(content);
    const together = setting && setting.all.length > 0 ? await this.together(tx, setting) : await this.alone(tx, content, setting?.effectiveAt ?? tx.now);
    const classes = new Map(named.flatMap((each) => classOf(each, together, beside)));
    const standing = (together.claims.get(qualification) ?? []).filter((claim) => claim.code !== code && !together.codes.has(claim.code) && beside?.('recognition_rule', claim.code) === undefined);
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

  private async alone(tx: Tx, content: Json, from: Date): Promise<Together> {
    return { codes: new Set(), byQualification: new Map(), referring: [], ...(await this.known(tx, [content], from)) };
  }

  private async together(tx: Tx, { all, effectiveAt }: DraftSetting): Promise<Together> {
    const known = this.read.get(all) ?? this.readTogether(tx, all, effectiveAt ?? tx.now);
    this.read.set(all, known);
    return known;
  }

  private async readTogether(tx: Tx, all: readonly BesideDraft[], from: Date): Promise<Together> {
    const rules = all.filter(({ kind }) => kind === 'recognition_rule');
    const live = rules.filter(isLive);
    return {
      codes: new Set(rules.map(({ code }) => code)), byQualification: grouped(live, ({ content }) => qualificationOf(content)),
      referring: live.filter(({ content }) => referencesOf(conditionsOf(content)).length > 0), ...(await this.known(tx, rules.map(({ content }) => content), from)),
    };
  }

  private async known(tx: Tx, contents: readonly Json[], from: Date): Promise<Known> {
    const [classes, standing] = await Promise.all([
      this.store.classesOf(tx, [...new Set(contents.flatMap(namedIn))]), this.store.claimsOn(tx, [...new Set(contents.map(qualificationOf))], from),
    ]);
    return { classes, claims: grouped(standing, ({ qualificationCode }) => qualificationCode) };
  }
}

/** The qualification that a rule is about, and those that its conditions refer to. */
function namedIn(content: Json): string[] {
  return [qualificationOf(content), ...referencesOf(conditionsOf(content)).map(([, each]) => each)];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function qualificationOf(content: Json): string {
  return typeof content['qualificationCode'] === 'string' ? content['qualificationCode'] : '';
}

function isLive({ standing }: Pick<DraftSetting, 'standing'>): boolean {
  return standing === 'active' || standing === 'deprecated';
}

/** The class of a qualification as it is proposed together with the rule, or as it is known. */
function classOf(code: string, { classes }: Known, beside: Beside | undefined): [string, QualificationClass][] {
  const found = QUALIFICATION_CLASSES.find((each) => each === beside?.('qualification', code)?.['class']) ?? classes.get(code);
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
