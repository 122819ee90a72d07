import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectedImpact, type Direction } from '#catalogue';
import { UnitOfWork, type Tx } from '#platform';
import { ImpactSources, type DocumentChange, type ImpactReport } from '#publication';
import { servedRequests } from './served-requests.js';

/** Requests that one answer names. */
const MOST_ITEMS = 50;

const COUNTED = `SELECT qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*)::int AS count
  FROM workflow.request WHERE closed_at IS NULL AND qualification_code = ANY ($1) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const NAMED = `SELECT id, number, qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*) OVER ()::int AS total
  FROM workflow.request WHERE closed_at IS NULL AND qualification_code = ANY ($1) ORDER BY submitted_at, id LIMIT ${MOST_ITEMS}`;

/** Open requests that stand on an entry, a rule or a service type. They stay under the version they were filed under: of the catalogue `after` says what would hold for them were they moved. */
@Injectable()
export class RequestImpactSource implements OnModuleInit {
  readonly name = 'requests';

  constructor(
    private readonly sources: ImpactSources,
    private readonly impact: DirectedImpact,
    private readonly uow: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(tx: Tx, changes: readonly DocumentChange[], at: Date): Promise<ImpactReport> {
    const recognised = await this.impact.of(tx, changes, at, {
      counted: async (own, codes) => own.query<Direction & { count: number }>(COUNTED, [codes]),
      named: async (own, codes) => {
        const items = await own.query<Direction & { id: string; number: string; total: number }>(NAMED, [codes]);
        return { items, total: items[0]?.total ?? 0 };
      },
    });
    const served = await servedRequests(this.uow, tx, changes);
    return { groups: [...recognised.groups, ...served.groups], items: [...recognised.items, ...served.items].slice(0, MOST_ITEMS), itemsTotal: recognised.itemsTotal + served.itemsTotal };
  }
}
