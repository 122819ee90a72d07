import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { SYSTEM, UnitOfWork, type Tx } from '#platform';
import type { DocumentChange, ImpactGroup, ImpactItem, ImpactReport, InBoth } from '#publication';
import { RecognitionPreview, type Direction } from './recognition-preview.js';

/** Things of another context that stand on entries and rules, each in a direction. */
export interface DirectedThings {
  /** All of them by direction; asked as the platform. */
  counted(tx: Tx, qualificationCodes: readonly string[]): Promise<readonly (Direction & { readonly count: number })[]>;
  /** The first of those that the reader may see, and how many these are; asked in the reader's scope. */
  named(tx: Tx, qualificationCodes: readonly string[]): Promise<{ readonly items: readonly (Direction & { readonly id: string; readonly number: string })[]; readonly total: number }>;
}

/** What changes of the catalogue would do to things that stand on a direction of recognition. */
@Injectable()
export class DirectedImpact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly preview: RecognitionPreview,
    private readonly directory: DirectoryQueries,
  ) {}

  async of(tx: Tx, changes: readonly DocumentChange[], at: Date, things: DirectedThings): Promise<ImpactReport> {
    const codes = this.preview.qualificationsOf(changes);
    if (codes.length === 0) return { groups: [], items: [], itemsTotal: 0 };
    const counted = await this.uow.run(SYSTEM, async (own) => things.counted(own, codes));
    const compare = await this.preview.comparison(changes, at);
    const groups = new Map<string, ImpactGroup>();
    for (const { count, ...direction } of counted) {
      const { before, after } = await compare(direction);
      groups.set(keyOf(direction), { label: await this.labelOf(direction), count, before: before.words, after: after.words, changed: before.words.zh !== after.words.zh });
    }
    const { items, total } = await things.named(tx, codes);
    return { groups: [...groups.values()], items: items.flatMap((item) => itemOf(item, groups.get(keyOf(item)))), itemsTotal: total };
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

function keyOf({ qualificationCode, fromJurisdiction, toJurisdiction }: Direction): string {
  return `${qualificationCode} ${fromJurisdiction} ${toJurisdiction}`;
}

/** None where its direction was not counted: it came or went between the two questions. */
function itemOf({ id, number }: { readonly id: string; readonly number: string }, group: ImpactGroup | undefined): ImpactItem[] {
  return group ? [{ id, name: number, label: group.label, before: group.before, after: group.after, changed: group.changed }] : [];
}
