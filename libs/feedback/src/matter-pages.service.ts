import { Injectable } from '@nestjs/common';
import { Refused, shanghaiDay } from '#kernel';
import { UnitOfWork, pageOf, readOffset, postOf, type PersonActor } from '#platform';
import { MatterQueries, type WorkFilter } from './data/matter.queries.js';
import { MatterStore } from './data/matter.store.js';
import { RatingStore, type RatingPeriod } from './data/rating.store.js';
import { RATING_LEVELS } from './domain/ratings.js';
import { MatterPresenter } from './matter-presenter.js';
import { MatterSearches } from './matter-search.js';
import type { MatterPage, MatterView, RatingFiguresView } from './matter-views.dto.js';

/** Of fewer ratings than this an office sees no figures: each could be told from them. */
const FEWEST = 5;

export interface Paging {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What is read of feedback: lists, one matter, an office's figures. */
@Injectable()
export class MatterPagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatterQueries,
    private readonly store: MatterStore,
    private readonly ratings: RatingStore,
    private readonly presenter: MatterPresenter,
    private readonly searches: MatterSearches,
  ) {}

  /** Refuses `not_found`, which also is the answer of what is kept from the reader. */
  async one(actor: PersonActor, id: string): Promise<MatterView> {
    return this.uow.view(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      return this.presenter.view(tx, actor, row);
    });
  }

  async mine(actor: PersonActor, { q, cursor, limit }: Paging): Promise<MatterPage> {
    const offset = readOffset(cursor);
    return this.uow.view(actor, async (tx) => {
      const { items, total } = await this.queries.listMine(tx, actor.personId, { search: this.searches.of(q), offset, limit });
      return pageOf(await this.presenter.summaries(actor, items, tx.now), total, offset);
    });
  }

  async work(actor: PersonActor, { q, cursor, limit }: Paging, { queue, kind }: Pick<WorkFilter, 'queue' | 'kind'>): Promise<MatterPage> {
    const offset = readOffset(cursor);
    return this.uow.view(actor, async (tx) => {
      const { items, total } = await this.queries.listWork(tx, actor.personId, postOf(actor), { queue, kind, search: this.searches.of(q), offset, limit });
      return pageOf(await this.presenter.summaries(actor, items, tx.now), total, offset);
    });
  }

  /** The ratings of the reader's office, as figures: what single good ones said is nobody's to read at a desk. */
  async figures(actor: PersonActor): Promise<RatingFiguresView> {
    const { reach, authorityId, jurisdictions } = postOf(actor);
    const office = reach === 'own' ? { authorityId } : { jurisdictions };
    const counts = await this.uow.view(actor, async () => Promise.resolve(office), async (tx, of) => this.ratings.counts(tx, wholeMonths(tx.now), of));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    if (total < FEWEST) return { total: null, levels: [] };
    return { total, levels: RATING_LEVELS.map((level) => ({ level, count: counts.filter((each) => each.level === level).reduce((sum, { count }) => sum + count, 0) })) };
  }
}

/** The twelve months before this one (Shanghai): from figures of today, the latest rating could be told. */
function wholeMonths(now: Date): RatingPeriod {
  const [year = 0, month = 1] = shanghaiDay(now).split('-').map(Number);
  const first = (of: number): Date => new Date(`${of}-${String(month).padStart(2, '0')}-01T00:00:00+08:00`);
  return { from: first(year - 1), until: first(year) };
}
