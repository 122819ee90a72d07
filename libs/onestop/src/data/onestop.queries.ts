import { Injectable } from '@nestjs/common';
import { SYSTEM, TimedCache, UnitOfWork, type Tx } from '#platform';
import { ServiceTypeEntity } from './entities.js';

const TTL_MS = 5_000;

@Injectable()
export class OnestopQueries {
  private readonly types = new TimedCache<'all', Map<string, ServiceTypeEntity>>(TTL_MS, 1);

  constructor(private readonly uow: UnitOfWork) {}

  async list(tx: Tx, filter: { q?: string | undefined; status?: string | undefined; offset: number; limit: number }): Promise<{ items: ServiceTypeEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(ServiceTypeEntity, 's').orderBy('s.code');
    if (filter.status) query.andWhere('s.status = :status', { status: filter.status });
    if (filter.q) query.andWhere('s.searchText LIKE :q', { q: `%${filter.q.toLowerCase().trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async find(code: string): Promise<ServiceTypeEntity | undefined> {
    return (await this.all()).get(code);
  }

  /** Every service type by code. */
  async all(): Promise<Map<string, ServiceTypeEntity>> {
    return this.types.get('all', async () =>
      this.uow.run(SYSTEM, async (tx) => new Map((await tx.manager.find(ServiceTypeEntity, { order: { code: 'ASC' } })).map((t) => [t.code, t]))),
    );
  }
}
