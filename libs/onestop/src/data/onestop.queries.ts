import { Injectable } from '@nestjs/common';
import { periodContains, type InstantPeriod } from '#kernel';
import { passesFor, rankByText, setLikeness, SYSTEM, TimedCache, UnitOfWork, type SearchedTable, type TextPass, type Tx } from '#platform';
import { fromRange } from '#publication';
import { choose, type ServiceChoice, type ServiceFacets, type ServiceMark } from '../domain/finding.js';
import { RegisterEntity } from './ask-once.entities.js';
import { EvidenceTypeEntity, ServiceTypeEntity } from './entities.js';

const TTL_MS = 5_000;
const HOLDS = `(s.force @> :at::timestamptz AND s.standing <> 'retired')`;
const HOLDING = 'SELECT number FROM onestop.service_type WHERE code = $1 AND force @> $2::timestamptz';

interface Dated {
  readonly type: ServiceTypeEntity;
  readonly force: InstantPeriod | null;
}

interface ServiceTypeFilter {
  readonly q?: string | undefined;
  readonly status?: 'published' | 'proposed' | undefined;
  readonly choice: ServiceChoice;
  /** Instant at which they hold; now when left out. */
  readonly at?: Date | undefined;
  readonly offset: number;
  readonly limit: number;
}

interface FoundServices {
  readonly items: ServiceTypeEntity[];
  readonly total: number;
  readonly facets: ServiceFacets;
  /** How many the words alone would find: what the other conditions hide. */
  readonly totalByWords: number;
}

const SEARCHED: SearchedTable = { table: 'onestop.service_type', alias: 's', number: 'number' };
const WAYS: readonly TextPass[] = ['written', 'spoken', 'nearly', 'partly'];

/** Read models of the service types. */
@Injectable()
export class OnestopQueries {
  private readonly byCode = new TimedCache<string, readonly Dated[]>(TTL_MS, 2_000);
  private readonly attested = new TimedCache<'all', EvidenceTypeEntity[]>(TTL_MS, 1);
  private readonly answering = new TimedCache<'all', RegisterEntity[]>(TTL_MS, 1);
  private readonly recognising = new TimedCache<'all', readonly Dated[]>(TTL_MS, 1);

  constructor(private readonly uow: UnitOfWork) {}

  /**
   * One page of those that hold; by a text, the first way of looking that finds anything. Hundreds hold at once and not thousands: what decides about them is narrow, is read whole, and is counted
   * here, so that a count is the same rule as the filter.
   */
  async list(tx: Tx, filter: ServiceTypeFilter): Promise<FoundServices> {
    let [marks, chosen] = [[] as ServiceMark[], choose<ServiceMark>([], {})];
    for (const pass of passesFor(filter.q, WAYS)) {
      marks = await this.marks(tx, filter, pass);
      chosen = choose(marks, filter.choice);
      if (marks.length > 0) break;
    }
    const page = chosen.found.slice(filter.offset, filter.offset + filter.limit).map(({ code, number }) => ({ code, number }));
    const rows = page.length === 0 ? [] : await tx.manager.find(ServiceTypeEntity, { where: page });
    const items = page.flatMap(({ code, number }) => rows.find((row) => row.code === code && row.number === number) ?? []);
    return { items, total: chosen.found.length, facets: chosen.facets, totalByWords: marks.length };
  }

  /** What the filters look at, of every service type that a text means, best first. */
  private async marks(tx: Tx, { q, status, at }: ServiceTypeFilter, pass: TextPass): Promise<ServiceMark[]> {
    const query = tx.manager.createQueryBuilder(ServiceTypeEntity, 's').where(HOLDS, { at: at ?? tx.now });
    if (status) query.andWhere('s.status = :status', { status });
    query.select('s.code', 'code').addSelect('s.number', 'number').addSelect('s.audience', 'audience').addSelect('s.departmentCode', 'departmentCode').addSelect('s.lifeEvents', 'lifeEvents');
    query.addSelect('s.modes', 'modes').addSelect('s.offers', 'offers').addSelect('s.parties', 'parties').addSelect('s.appliesTo IS NOT NULL', 'isAboutQualification');
    setLikeness(tx, pass);
    rankByText(query, SEARCHED, q, pass);
    return query.addOrderBy('s.code').getRawMany<ServiceMark>();
  }

  /** The version that holds at an instant. */
  async find(code: string, at: Date): Promise<ServiceTypeEntity | undefined> {
    return (await this.versionsOf(code)).find(({ force }) => force !== null && periodContains(force, at))?.type;
  }

  /** One version, whenever it holds. A version that this process has not heard of yet is asked of the database. */
  async version(code: string, number: number): Promise<ServiceTypeEntity | undefined> {
    const known = (await this.versionsOf(code)).find(({ type }) => type.number === number)?.type;
    return known ?? (await this.read('s.code = :code AND s.number = :number', { code, number }))[0]?.type;
  }

  /** The last version, whenever it holds: what it is called. */
  async last(code: string): Promise<ServiceTypeEntity | undefined> {
    return (await this.versionsOf(code)).at(-1)?.type;
  }

  /** Those that hold at an instant and are about qualifications. */
  async ofQualifications(at: Date): Promise<ServiceTypeEntity[]> {
    const rows = await this.recognising.get('all', async () => this.read('s.appliesTo IS NOT NULL', {}));
    return rows.flatMap(({ type, force }) => (force !== null && periodContains(force, at) ? [type] : []));
  }

  /** The number of the version that holds at an instant, asked of the database itself: the cache may be a few seconds behind a signature. */
  async holding(tx: Tx, code: string, at: Date): Promise<number | null> {
    const [row] = await tx.prepared<{ number: number }>('onestop-holding', HOLDING, [code, at]);
    return row?.number ?? null;
  }

  /** What a mandate may name of the service types that hold: `service:` with a code, `family:` with a family. */
  async scopes(tx: Tx): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ code: string; family: string }>(`SELECT code, family FROM onestop.service_type WHERE force @> $1::timestamptz AND status = 'published'`, [tx.now]);
    return new Set(rows.flatMap(({ code, family }) => [`service:${code}`, `family:${family}`]));
  }

  /** Everything that registers attest. */
  async evidenceTypes(): Promise<readonly EvidenceTypeEntity[]> {
    return this.attested.get('all', async () => this.uow.run(SYSTEM, async (tx) => tx.manager.find(EvidenceTypeEntity, { order: { code: 'ASC' } })));
  }

  /** Every register that can be asked. */
  async registers(): Promise<readonly RegisterEntity[]> {
    return this.answering.get('all', async () => this.uow.run(SYSTEM, async (tx) => tx.manager.find(RegisterEntity, { order: { code: 'ASC' } })));
  }

  /** Forgets what was read, so that what was just signed is seen here at once. */
  forget(): void {
    this.byCode.clear();
    this.recognising.clear();
  }

  private async versionsOf(code: string): Promise<readonly Dated[]> {
    return this.byCode.get(code, async () => this.read('s.code = :code', { code }));
  }

  private async read(condition: string, values: Readonly<Record<string, unknown>>): Promise<readonly Dated[]> {
    const rows = await this.uow.run(SYSTEM, async (tx) => tx.manager.createQueryBuilder(ServiceTypeEntity, 's').where(condition, values).orderBy('s.code').addOrderBy('s.number').getMany());
    return rows.map((type) => ({ type, force: fromRange(type.force) }));
  }
}
