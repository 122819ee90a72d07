import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { shanghaiDay, type FieldIssue } from '#kernel';
import type { Tx } from '#platform';
import { DocumentKinds, type Beside, type DocumentKind, type DraftSetting, type SignedVersion } from '#publication';
import { CatalogueStore } from './data/catalogue.store.js';
import { checkQualification, type CatalogueFacts, type QualificationContent } from './domain/qualification-content.js';
import { checkRule } from './domain/rule-check.js';
import type { RuleContent } from './domain/rule-content.js';
import { RuleFactsReader } from './rule-facts.js';
import { describeQualification, describeRule, type Names } from './domain/sentences.js';

type Json = Readonly<Record<string, unknown>>;

/** Brings qualifications and recognition rules under the one mechanism by which documents are signed. */
@Injectable()
export class CatalogueDocuments implements OnModuleInit {
  constructor(
    private readonly kinds: DocumentKinds,
    private readonly directory: DirectoryQueries,
    private readonly store: CatalogueStore,
    private readonly ruleFacts: RuleFactsReader,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this.qualifications());
    this.kinds.register(this.rules());
  }

  private qualifications(): DocumentKind {
    return {
      kind: 'qualification',
      check: async (_tx: Tx, code: string, content: Json): Promise<readonly FieldIssue[]> => checkQualification(code, content, await this.facts()),
      parties: (content) => partiesOf(content),
      project: async (tx: Tx, versions: readonly SignedVersion[]) => { for (const version of versions) this.store.projectQualification(tx, version); return Promise.resolve(); },
      describe: async (code, content) => describeQualification(code, content as unknown as QualificationContent, await this.names()),
      title: (code, content) => ({ zh: textOf(content['nameZh'], code), en: textOf(content['nameEn'], code) }),
    };
  }

  private rules(): DocumentKind {
    return {
      kind: 'recognition_rule',
      check: async (tx: Tx, code: string, content: Json, beside?: Beside, setting?: DraftSetting): Promise<readonly FieldIssue[]> =>
        checkRule(code, content, { ...(await this.facts()), ...(await this.ruleFacts.of(tx, code, content, beside, setting)), today: shanghaiDay(tx.now) }),
      parties: (content) => partiesOf(content),
      project: async (tx: Tx, versions: readonly SignedVersion[]) => this.store.projectRules(tx, versions),
      rebind: async (tx: Tx, versions: readonly SignedVersion[]) => this.store.projectRules(tx, versions),
      settle: async (tx, codes) => this.store.refuseClashes(tx, codes),
      describe: async (_code, content) => describeRule(content as unknown as RuleContent, await this.names()),
      title: (code, content) => ({ zh: `${textOf(content['qualificationCode'], code)} 互认规则`, en: `Recognition of ${textOf(content['qualificationCode'], code)}` }),
    };
  }

  private async names(): Promise<Names> {
    return new Map([...(await this.directory.jurisdictions())].map(([code, { nameZh, nameEn }]) => [code, { zh: nameZh, en: nameEn }]));
  }

  private async facts(): Promise<CatalogueFacts> {
    const [places, departments, authorities] = await Promise.all([this.directory.jurisdictions(), this.directory.departments(), this.directory.authorities()]);
    return {
      jurisdictions: new Set(places.keys()), departments: new Set(departments.keys()), parents: new Map([...places].map(([code, { parentCode }]) => [code, parentCode])),
      authorities: new Map([...authorities.values()].map(({ code, jurisdictionCode }) => [code, jurisdictionCode])),
    };
  }
}

function partiesOf(content: Json): string[] {
  const parties = content['parties'];
  return Array.isArray(parties) ? parties.filter((party): party is string => typeof party === 'string') : [];
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
