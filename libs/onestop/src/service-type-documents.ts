import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import type { FieldIssue } from '#kernel';
import type { Tx } from '#platform';
import { DocumentKinds, type DocumentKind, type Sentences, type SignedVersion } from '#publication';
import { OnestopQueries } from './data/onestop.queries.js';
import { OnestopStore } from './data/onestop.store.js';
import { checkService, type ServiceFacts } from './domain/service-check.js';
import type { ServiceContent } from './domain/service-content.js';
import { lintIssues } from './domain/lint-issues.js';
import { describeService } from './domain/service-sentences.js';

type Json = Readonly<Record<string, unknown>>;

/** Brings service types under the one mechanism by which documents are signed. */
@Injectable()
export class ServiceTypeDocuments implements OnModuleInit, DocumentKind {
  readonly kind = 'service_type';

  constructor(
    private readonly kinds: DocumentKinds,
    private readonly directory: DirectoryQueries,
    private readonly store: OnestopStore,
    private readonly queries: OnestopQueries,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  async check(_tx: Tx, code: string, content: Json): Promise<readonly FieldIssue[]> {
    const issues = checkService(code, content, await this.facts());
    // The linter reads what has the right shape.
    return issues.length > 0 ? issues : lintIssues(content as unknown as ServiceContent, await this.queries.evidenceTypes());
  }

  parties({ parties }: Json): readonly string[] {
    return Array.isArray(parties) ? parties.filter((party): party is string => typeof party === 'string') : [];
  }

  project(tx: Tx, versions: readonly SignedVersion[]): Promise<void> {
    for (const version of versions) this.store.project(tx, version);
    return Promise.resolve();
  }

  async describe(code: string, content: Json): Promise<Sentences> {
    const [places, departments] = await Promise.all([this.directory.jurisdictions(), this.directory.departments()]);
    const named = (all: ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>, each: string): { zh: string; en: string } => ({ zh: all.get(each)?.nameZh ?? each, en: all.get(each)?.nameEn ?? each });
    return describeService(code, content as Partial<ServiceContent>, { place: (each) => named(places, each), department: (each) => named(departments, each) });
  }

  title(code: string, { nameZh, nameEn }: Json): { readonly zh: string; readonly en: string } {
    return { zh: textOf(nameZh, code), en: textOf(nameEn, code) };
  }

  private async facts(): Promise<ServiceFacts> {
    const [places, departments, authorities] = await Promise.all([this.directory.jurisdictions(), this.directory.departments(), this.directory.authorities()]);
    const departmentsAt = new Map<string, Set<string>>();
    for (const { jurisdictionCode, departmentCode } of authorities.values()) departmentsAt.set(jurisdictionCode, (departmentsAt.get(jurisdictionCode) ?? new Set()).add(departmentCode));
    return { departmentsAt, jurisdictions: new Set(places.keys()), parents: new Map([...places].map(([code, { parentCode }]) => [code, parentCode])), departments: new Set(departments.keys()) };
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
