import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RecognitionPreview } from '#catalogue';
import { DirectoryQueries } from '#directory';
import { SYSTEM, UnitOfWork, type Tx } from '#platform';
import { ImpactSources, type DocumentChange, type ImpactGroup, type ImpactItem, type ImpactReport, type InBoth } from '#publication';

/** Requests that one answer names. */
const MOST_ITEMS = 50;

interface Direction {
  readonly qualificationCode: string;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
}

const COUNTED = `SELECT qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*)::int AS count
  FROM workflow.request WHERE closed_at IS NULL AND qualification_code = ANY ($1) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const NAMED = `SELECT id, number, qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*) OVER ()::int AS total
  FROM workflow.request WHERE closed_at IS NULL AND qualification_code = ANY ($1) ORDER BY submitted_at, id LIMIT ${MOST_ITEMS}`;

/** Open requests that stand on an entry or a rule. They stay under the version they were filed under: `after` says what would hold for them were they moved. */
@Injectable()
export class RequestImpactSource implements OnModuleInit {
  readonly name = 'requests';

  constructor(
    private readonly sources: ImpactSources,
    private readonly uow: UnitOfWork,
    private readonly preview: RecognitionPreview,
    private readonly directory: DirectoryQueries,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(tx: Tx, changes: readonly DocumentChange[], at: Date): Promise<ImpactReport> {
    const codes = this.preview.qualificationsOf(changes);
    if (codes.length === 0) return { groups: [], items: [], itemsTotal: 0 };
    const counted = await this.uow.run(SYSTEM, async (own) => own.query<Direction & { count: number }>(COUNTED, [codes]));
    const groups: (ImpactGroup & Direction)[] = [];
    for (const { count, ...direction } of counted) groups.push({ ...direction, count, ...(await this.compare(changes, direction, at)) });
    const named = await tx.query<Direction & { id: string; number: string; total: number }>(NAMED, [codes]);
    const items = named.flatMap(({ id, number, ...direction }): ImpactItem[] => {
      const group = groups.find((each) => sameDirection(each, direction));
      return group ? [{ id, name: number, label: group.label, before: group.before, after: group.after, changed: group.changed }] : [];
    });
    return { groups: groups.map(({ label, count, before, after, changed }) => ({ label, count, before, after, changed })), items, itemsTotal: named[0]?.total ?? 0 };
  }

  private async compare(changes: readonly DocumentChange[], direction: Direction, at: Date): Promise<Pick<ImpactGroup, 'label' | 'before' | 'after' | 'changed'>> {
    const { qualificationCode, fromJurisdiction, toJurisdiction } = direction;
    const { before, after } = await this.preview.compare(changes, qualificationCode, fromJurisdiction, toJurisdiction, at);
    return { label: await this.labelOf(direction), before: before.words, after: after.words, changed: before.words.zh !== after.words.zh };
  }

  private async labelOf({ qualificationCode, fromJurisdiction, toJurisdiction }: Direction): Promise<InBoth> {
    const places = await this.directory.jurisdictions();
    const [from, to] = [places.get(fromJurisdiction), places.get(toJurisdiction)];
    return {
      zh: `${qualificationCode}：${from?.nameZh ?? fromJurisdiction} → ${to?.nameZh ?? toJurisdiction}`,
      en: `${qualificationCode}: ${from?.nameEn ?? fromJurisdiction} → ${to?.nameEn ?? toJurisdiction}`,
    };
  }
}

function sameDirection(a: Direction, b: Direction): boolean {
  return a.qualificationCode === b.qualificationCode && a.fromJurisdiction === b.fromJurisdiction && a.toJurisdiction === b.toJurisdiction;
}
