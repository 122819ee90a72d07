import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { Content } from './domain/content.js';
import type { Standing } from './domain/statement.js';

/** One meaning in both languages. */
export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** One document as it would change: what holds now, and what would. */
export interface DocumentChange {
  readonly kind: string;
  readonly code: string;
  /** Null for a document that is new. */
  readonly before: { readonly number: number; readonly content: Content; readonly standing: Standing } | null;
  readonly after: { readonly content: Content; readonly standing: Standing };
}

/** Things that would fare alike, counted: all that someone is told who may not see the things themselves. */
export interface ImpactGroup {
  readonly label: InBoth;
  readonly count: number;
  /** What holds for them now, and what would under the change. */
  readonly before: InBoth;
  readonly after: InBoth;
  readonly changed: boolean;
}

/** One thing that the reader may see. `name` is what people call it: the number of a request, the code of a service type. */
export interface ImpactItem {
  readonly id: string;
  readonly name: string;
  readonly label: InBoth;
  readonly before: InBoth;
  readonly after: InBoth;
  readonly changed: boolean;
}

/** What one context says of its own things. */
export interface ImpactReport {
  readonly groups: readonly ImpactGroup[];
  /** A page of the things that the reader's scope may see; empty for a reader who sees none. */
  readonly items: readonly ImpactItem[];
  /** How many the reader may see in all. */
  readonly itemsTotal: number;
}

/** A context whose things depend on documents. */
export interface ImpactSource {
  /** `requests`, `service_types`, `credentials`: keys the words of the screens. */
  readonly name: string;
  /**
   * What depends on the documents and how it would fare at the instant from which the change holds. Counts are of everything: ask them as the platform
   * (`UnitOfWork` with SYSTEM); items go by `tx`, which is the reader's own scope, so that row-level security decides what is named.
   */
  of(tx: Tx, changes: readonly DocumentChange[], at: Date): Promise<ImpactReport>;
}

/** Everyone who can say what depends on a document, each handed in by its context. */
@Injectable()
export class ImpactSources {
  private readonly sources = new Map<string, ImpactSource>();

  register(source: ImpactSource): void {
    if (this.sources.has(source.name)) throw new Error(`Impact source ${source.name} is registered twice.`);
    this.sources.set(source.name, source);
  }

  all(): ImpactSource[] {
    return [...this.sources.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
