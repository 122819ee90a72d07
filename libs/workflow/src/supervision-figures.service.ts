import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { OnestopService } from '#onestop';
import { UnitOfWork, postOf, type PersonActor } from '#platform';
import { NOBODY, SupervisionQueries, type FigureDimension, type FigureRow, type SupervisionFilter } from './data/supervision.queries.js';
import { AGE_BANDS } from './domain/supervision.js';
import { EscalationPresenter } from './escalation-presenter.js';
import type { SupervisionFigures, SupervisionGroup } from './supervision-views.dto.js';

/** A name in both languages, or none. */
type Naming = (key: string) => Promise<{ readonly nameZh: string; readonly nameEn: string } | null>;

/** Figures of what is open within a post's reach. */
@Injectable()
export class SupervisionFiguresService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SupervisionQueries,
    private readonly views: EscalationPresenter,
    private readonly directory: DirectoryQueries,
    private readonly onestop: OnestopService,
  ) {}

  async figures(actor: PersonActor, filter: SupervisionFilter): Promise<SupervisionFigures> {
    const post = postOf(actor);
    return this.uow.view(actor, async (tx) => this.queries.figures(tx, post, filter), async (platform, rows) => {
      const clerks = new Map((await this.views.supervisors(platform, of(rows, 'clerk').map(({ key }) => key).filter((key) => key !== NOBODY))).map(({ personId, name }) => [personId, name]));
      const authorities = await this.directory.authorities();
      const [total] = of(rows, 'total');
      const named = async (dimension: FigureDimension, naming: Naming): Promise<SupervisionGroup[]> => Promise.all(of(rows, dimension).map(async ({ dimension: _, key, ...counts }) => ({ key, nameZh: null, nameEn: null, ...(await naming(key)), ...counts })));
      const plain: Naming = async () => Promise.resolve(null);
      const byAge = await named('age', plain);
      return {
        at: platform.now.toISOString(),
        total: { load: total?.load ?? 0, near: total?.near ?? 0, overdue: total?.overdue ?? 0, escalated: total?.escalated ?? 0 },
        byAuthority: await named('authority', async (key) => {
          const authority = authorities.get(key);
          return Promise.resolve(authority ? { nameZh: authority.nameZh, nameEn: authority.nameEn } : null);
        }),
        byMode: await named('mode', plain),
        byServiceType: await named('serviceType', async (key) => this.onestop.nameOf(key)),
        byClerk: await named('clerk', async (key) => {
          const name = clerks.get(key);
          return Promise.resolve(name === undefined ? null : { nameZh: name, nameEn: name });
        }),
        byAge: AGE_BANDS.flatMap((band) => byAge.filter(({ key }) => key === band)),
      };
    });
  }
}

function of(rows: readonly FigureRow[], dimension: FigureDimension): readonly FigureRow[] {
  return rows.filter((row) => row.dimension === dimension);
}
