import { Injectable } from '@nestjs/common';
import { periodContains, type InstantPeriod } from '#kernel';
import { SYSTEM, TimedCache, UnitOfWork, type Tx } from '#platform';
import { fromRange } from '#publication';
import { ServiceTypeEntity } from './entities.js';

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
  readonly aboutQualification?: 'yes' | 'no' | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Read models of the service types. */
@Injectable()
export class OnestopQueries {
  private readonly byCode = new TimedCache<string, readonly Dated[]>(TTL_MS, 2_000);
  private readonly recognising = new TimedCache<'all', readonly Dated[]>(TTL_MS, 1);

  constructor(private readonly uow: UnitOfWork) {}

  async list(tx: Tx, filter: ServiceTypeFilter): Promise<{ items: ServiceTypeEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(ServiceTypeEntity, 's').where(HOLDS, { at: tx.now }).orderBy('s.code');
    if (filter.status) query.andWhere('s.status = :status', { status: filter.status });
    if (filter.aboutQualification) query.andWhere(`s.appliesTo IS ${filter.aboutQualification === 'yes' ? 'NOT ' : ''}NULL`);
    if (filter.q) query.andWhere('s.searchText LIKE :q', { q: `%${filter.q.toLowerCase().trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
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
