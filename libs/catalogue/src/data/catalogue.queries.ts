import { Injectable } from '@nestjs/common';
import { periodContains, type DayPeriod, type HolderType, type InstantPeriod, type QualificationClass } from '#kernel';
import { passesFor, rankByText, setLikeness, SYSTEM, TimedCache, UnitOfWork, type SearchedTable, type TextPass, type Tx } from '#platform';
import { fromRange } from '#publication';
import type { RecognitionRule } from '../domain/recognition-rule.js';
import { QualificationEntity, RecognitionRuleEntity } from './entities.js';

const TTL_MS = 5_000;
const SEARCHED: SearchedTable = { table: 'catalogue.qualification', alias: 'q', number: 'version' };
const WAYS: readonly TextPass[] = ['written', 'nearly', 'partly'];
/** The bounds one by one: nearly every row holds, and an index of ranges would be read whole. */
const HOLDS = `(lower(q.force) <= :at::timestamptz AND coalesce(upper(q.force), 'infinity') > :at::timestamptz AND q.standing <> 'retired')`;
/** Entries that the project proposes and nobody has signed. */
const CANDIDATE = `(q.version = 0 AND NOT EXISTS (SELECT FROM catalogue.qualification v WHERE v.code = q.code AND v.force @> :at::timestamptz))`;

const HOLDING = `SELECT (SELECT version FROM catalogue.qualification WHERE code = $1 AND force @> $4::timestamptz) AS "entryVersion",
  (SELECT id FROM catalogue.recognition_rule WHERE qualification_code = $1 AND from_jurisdiction = $2 AND to_jurisdiction = $3 AND force @> $4::timestamptz
    AND valid @> ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date AND standing IN ('active', 'deprecated')) AS "ruleId"`;

interface Dated {
  readonly entry: QualificationEntity;
  readonly force: InstantPeriod | null;
}

export interface QualificationFilter {
  readonly q?: string | undefined;
  readonly status?: 'published' | 'proposed' | undefined;
  readonly class?: QualificationClass | undefined;
  readonly sector?: string | undefined;
  readonly holderType?: HolderType | undefined;
  readonly effect?: string | undefined;
  /** Code of an issuing authority. */
  readonly authority?: string | undefined;
  /** Division code of a party. */
  readonly jurisdiction?: string | undefined;
  /** Instant at which the published ones hold; now when left out. */
  readonly at?: Date | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Read models of the catalogue; the front door for other contexts. */
@Injectable()
export class CatalogueQueries {
  private readonly entries = new TimedCache<string, readonly Dated[]>(TTL_MS, 2_000);
  private readonly rules = new TimedCache<string, RecognitionRule[]>(TTL_MS, 2_000);

  constructor(private readonly uow: UnitOfWork) {}

  /** One page of the entries that hold or are proposed; by a text, the first way of looking that finds anything. */
  async list(tx: Tx, filter: QualificationFilter): Promise<{ items: QualificationEntity[]; total: number }> {
    let found: { items: QualificationEntity[]; total: number } = { items: [], total: 0 };
    for (const pass of passesFor(filter.q, WAYS)) {
      found = await this.page(tx, filter, pass);
      if (found.total > 0) break;
    }
    return found;
  }

  private async page(tx: Tx, filter: QualificationFilter, pass: TextPass): Promise<{ items: QualificationEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(QualificationEntity, 'q');
    query.andWhere(filter.status === 'published' ? HOLDS : filter.status === 'proposed' ? CANDIDATE : `(${HOLDS} OR ${CANDIDATE})`, { at: filter.at ?? tx.now });
    if (filter.class) query.andWhere('q.class = :class', { class: filter.class });
    if (filter.sector) query.andWhere('q.sector = :sector', { sector: filter.sector });
    if (filter.holderType) query.andWhere('q.holderType = :holderType', { holderType: filter.holderType });
    if (filter.effect) query.andWhere('q.recognitionEffect = :effect', { effect: filter.effect });
    if (filter.authority) query.andWhere('q.authorities @> :issuer::jsonb', { issuer: JSON.stringify([{ authority: filter.authority }]) });
    if (filter.jurisdiction) query.andWhere(':party = ANY (q.parties)', { party: filter.jurisdiction });
    // Thousands may be found, of which a page is read: what is sorted and counted is narrow.
    query.select('q.code', 'code').addSelect('q.version', 'version').addSelect('q.status', 'status').addSelect('count(*) OVER ()', 'total');
    setLikeness(tx, pass);
    rankByText(query, SEARCHED, filter.q, pass);
    const found = await query.addOrderBy('q.status', 'DESC').addOrderBy('q.code').offset(filter.offset).limit(filter.limit).getRawMany<{ code: string; version: number; total: string }>();
    if (!found[0]) return { items: [], total: filter.offset > 0 ? await query.offset(0).limit(1).getCount() : 0 };
    const rows = await tx.manager.find(QualificationEntity, { where: found.map(({ code, version }) => ({ code, version })) });
    const byName = new Map(rows.map((row) => [`${row.code}/${row.version}`, row]));
    return { items: found.flatMap(({ code, version }) => byName.get(`${code}/${version}`) ?? []), total: Number(found[0].total) };
  }

  /** The version that holds at an instant; the candidate where none does. */
  async find(code: string, at: Date): Promise<QualificationEntity | null> {
    const versions = await this.versionsOf(code);
    return (versions.find(({ force }) => force !== null && periodContains(force, at)) ?? versions.find(({ force }) => force === null))?.entry ?? null;
  }

  /** The last version of an entry, whenever it holds: what it is called. */
  async last(code: string): Promise<QualificationEntity | null> {
    return [...(await this.versionsOf(code))].sort((a, b) => b.entry.version - a.entry.version)[0]?.entry ?? null;
  }

  /** When each version of an entry holds. */
  async forcesOf(code: string): Promise<InstantPeriod[]> {
    return (await this.versionsOf(code)).flatMap(({ force }) => force ?? []);
  }

  /** What holds at an instant, asked of the database itself: the cache may be a few seconds behind a signature. */
  async holding(tx: Tx, code: string, from: string, to: string, at: Date): Promise<{ entryVersion: number | null; ruleId: string | null }> {
    const [row] = await tx.prepared<{ entryVersion: number | null; ruleId: string | null }>('catalogue-holding', HOLDING, [code, from, to, at]);
    return row ?? { entryVersion: null, ruleId: null };
  }

  /** Forgets what was read, so that what was just signed is seen here at once. */
  forget(): void {
    this.entries.clear();
    this.rules.clear();
  }

  /** Every rule of the qualification, whenever it holds. */
  async rulesOf(code: string): Promise<RecognitionRule[]> {
    return this.rules.get(code, async () => {
      const rows = await this.uow.run(SYSTEM, async (tx) => tx.manager.find(RecognitionRuleEntity, { where: { qualificationCode: code }, order: { fromJurisdiction: 'ASC', toJurisdiction: 'ASC' } }));
      return rows.flatMap(toRule);
    });
  }

  private async versionsOf(code: string): Promise<readonly Dated[]> {
    return this.entries.get(code, async () => this.uow.run(SYSTEM, async (tx) => (await tx.manager.findBy(QualificationEntity, { code })).map((entry) => ({ entry, force: fromRange(entry.force) }))));
  }
}

function toRule(row: RecognitionRuleEntity): RecognitionRule[] {
  const force = fromRange(row.force);
  if (force === null) return [];
  return [{
    id: row.id, code: row.ruleCode, qualificationCode: row.qualificationCode, from: row.fromJurisdiction, to: row.toJurisdiction, version: row.version,
    effect: row.effect, requiredToPractise: row.requiredToPractise, conditions: row.conditions, documents: row.documents, fee: row.fee, timeLimit: row.timeLimit, legalBasis: row.legalBasis,
    provenance: row.provenance, valid: parsePeriod(row.valid), force, standing: row.standing,
  }];
}

/** PostgreSQL writes a daterange as `[2024-01-01,)`; bounds are half-open, as ours are. */
function parsePeriod(text: string): DayPeriod {
  const [, from, to] = /^\[([\d-]+),([\d-]*)\)$/.exec(text) ?? [];
  if (from === undefined) throw new Error(`not a half-open day range: ${text}`);
  return { validFrom: from, validTo: to === undefined || to === '' ? null : to };
}
