import { Injectable } from '@nestjs/common';
import type { DayPeriod, HolderType, QualificationClass } from '#kernel';
import { SYSTEM, TimedCache, UnitOfWork, type Tx } from '#platform';
import type { RecognitionRule } from '../domain/recognise.js';
import { QualificationEntity, RecognitionRuleEntity } from './entities.js';

const TTL_MS = 5_000;

export interface QualificationFilter {
  readonly q?: string | undefined;
  readonly status?: 'published' | 'proposed' | undefined;
  readonly class?: QualificationClass | undefined;
  readonly sector?: string | undefined;
  readonly holderType?: HolderType | undefined;
  readonly effect?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Read models of the catalogue; the front door for other contexts. */
@Injectable()
export class CatalogueQueries {
  private readonly entries = new TimedCache<string, QualificationEntity | null>(TTL_MS, 2_000);
  private readonly rules = new TimedCache<string, RecognitionRule[]>(TTL_MS, 2_000);

  constructor(private readonly uow: UnitOfWork) {}

  async list(tx: Tx, filter: QualificationFilter): Promise<{ items: QualificationEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(QualificationEntity, 'q');
    if (filter.status) query.andWhere('q.status = :status', { status: filter.status });
    if (filter.class) query.andWhere('q.class = :class', { class: filter.class });
    if (filter.sector) query.andWhere('q.sector = :sector', { sector: filter.sector });
    if (filter.holderType) query.andWhere('q.holderType = :holderType', { holderType: filter.holderType });
    if (filter.effect) query.andWhere('q.recognitionEffect = :effect', { effect: filter.effect });
    for (const [i, word] of words(filter.q).entries()) query.andWhere(`q.searchText LIKE :w${i}`, { [`w${i}`]: `%${word}%` });
    if (filter.q) {
      query.addSelect(`CASE WHEN q.nameZh = :exact THEN 0 WHEN q.nameZh LIKE :start OR lower(q.nameEn) LIKE :start OR q.initials LIKE :start THEN 1 ELSE 2 END`, 'rank');
      query.setParameters({ exact: filter.q.trim(), start: `${words(filter.q)[0] ?? ''}%` }).orderBy('rank');
    }
    const [items, total] = await query.addOrderBy('q.status', 'DESC').addOrderBy('q.code').skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async find(code: string): Promise<QualificationEntity | null> {
    return this.entries.get(code, async () => this.uow.run(SYSTEM, async (tx) => tx.manager.findOneBy(QualificationEntity, { code })));
  }

  /** Every rule of the qualification, whenever it holds. */
  async rulesOf(code: string): Promise<RecognitionRule[]> {
    return this.rules.get(code, async () => {
      const rows = await this.uow.run(SYSTEM, async (tx) => tx.manager.find(RecognitionRuleEntity, { where: { qualificationCode: code }, order: { fromJurisdiction: 'ASC', toJurisdiction: 'ASC' } }));
      return rows.map(toRule);
    });
  }
}

function toRule(row: RecognitionRuleEntity): RecognitionRule {
  return {
    id: row.id, qualificationCode: row.qualificationCode, from: row.fromJurisdiction, to: row.toJurisdiction, version: row.version,
    effect: row.effect, conditions: row.conditions, documents: row.documents, legalBasis: row.legalBasis, valid: parsePeriod(row.valid),
  };
}

/** PostgreSQL writes a daterange as `[2024-01-01,)`; bounds are half-open, as ours are. */
function parsePeriod(text: string): DayPeriod {
  const [, from, to] = /^\[([\d-]+),([\d-]*)\)$/.exec(text) ?? [];
  if (from === undefined) throw new Error(`not a half-open day range: ${text}`);
  return { validFrom: from, validTo: to === undefined || to === '' ? null : to };
}

function words(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter((w) => w !== '').map((w) => w.replace(/[\\%_]/g, (sign) => `\\${sign}`)).slice(0, 8);
}
