import type { Day, DayPeriod, Fen } from '#kernel';
import { periodContains } from '#kernel';
import type { PolicySource, Ratio } from './benefit-policy.js';

export const ITEM_CLASSES = ['a', 'b', 'self_paid'] as const;
/** 甲类 (wholly in scope), 乙类 (after a prior share of one's own), 自费 (outside). */
export type ItemClass = (typeof ITEM_CLASSES)[number];

/** A drug, service or consumable in the catalogue of a treatment place. */
export interface CatalogueItem extends DayPeriod {
  readonly code: string;
  readonly class: ItemClass;
  /** What the person pays before the scope begins, of class b. */
  readonly priorRatio: Ratio;
  /** Highest price of one unit that is in scope; null: none. */
  readonly priceLimit: Fen | null;
}

/** What is paid for at the place of treatment, in one version. 医保发〔2022〕22号 规程第六条: the catalogue follows the treatment place. */
export interface TreatmentCatalogue extends DayPeriod {
  readonly code: string;
  readonly version: string;
  readonly treatmentPlace: string;
  readonly items: ReadonlyMap<string, readonly CatalogueItem[]>;
  readonly source: PolicySource;
}

/** The item as it stands on a day; undefined when unknown or withdrawn then. */
export function itemOn(catalogue: TreatmentCatalogue, code: string, day: Day): CatalogueItem | undefined {
  return catalogue.items.get(code)?.find((item) => periodContains(item, day));
}
