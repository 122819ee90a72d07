import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { PublicationQueries } from './data/publication.queries.js';
import type { StoredVersion } from './data/publication.store.js';
import { diff, type FieldChange } from './domain/content.js';
import { DocumentKinds, type Sentences } from './document-kinds.js';
import { ImpactSources, type DocumentChange, type ImpactReport, type InBoth } from './impact-sources.js';

/** Documents that one answer names; the counts are of all. */
const MOST_DOCUMENTS = 100;

/** What a document says before and after, told apart sentence by sentence. */
export interface DocumentImpact {
  readonly kind: string;
  readonly code: string;
  readonly title: InBoth;
  readonly changes: readonly FieldChange[];
  readonly removed: Sentences;
  readonly added: Sentences;
}

export interface Impact {
  /** The instant for which it was worked out. */
  readonly at: Date;
  readonly documents: readonly DocumentImpact[];
  readonly documentsTotal: number;
  readonly sources: readonly (ImpactReport & { readonly source: string })[];
}

/** What would change for whom if a draft or a batch took force (nothing changes by asking). */
@Injectable()
export class ImpactService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: PublicationQueries,
    private readonly kinds: DocumentKinds,
    private readonly sources: ImpactSources,
  ) {}

  /** Refuses `draft_unknown`. */
  async ofDraft(actor: PersonActor, id: string): Promise<Impact> {
    const { change, now } = await this.uow.run(SYSTEM, async (tx) => {
      const draft = await this.queries.draft(tx, id);
      if (!draft) throw new Refused({ code: 'draft_unknown' });
      const { kind, code, content, standing, baseNumber } = draft;
      return { now: tx.now, change: { kind, code, before: beforeOf(await this.queries.versions(tx, kind, code), baseNumber), after: { content, standing } } };
    });
    return this.work(actor, [change], now);
  }

  /** Refuses `batch_unknown`. For the instant from which it holds, now where that is open or past. */
  async ofBatch(actor: PersonActor, id: string): Promise<Impact> {
    const { changes, at } = await this.uow.run(SYSTEM, async (tx) => {
      const found = await this.queries.batch(tx, id);
      if (!found) throw new Refused({ code: 'batch_unknown' });
      const { effectiveAt } = found.batch;
      return { changes: await this.changesOf(tx, id), at: effectiveAt !== null && effectiveAt > tx.now ? effectiveAt : tx.now };
    });
    return this.work(actor, changes, at);
  }

  private async work(actor: PersonActor, changes: readonly DocumentChange[], at: Date): Promise<Impact> {
    return this.uow.run(actor, async (tx) => {
      const sources = [];
      for (const source of this.sources.all()) sources.push({ source: source.name, ...(await source.of(tx, changes, at)) });
      return { at, documents: await Promise.all(changes.slice(0, MOST_DOCUMENTS).map(async (change) => this.inWords(change))), documentsTotal: changes.length, sources };
    });
  }

  private async changesOf(tx: Tx, batchId: string): Promise<DocumentChange[]> {
    const bases = new Map((await this.queries.basesOfBatch(tx, batchId)).map((base) => [`${base.kind}/${base.code}`, base]));
    return (await this.queries.versionsOfBatch(tx, batchId)).map(({ kind, code, content, standing, baseNumber }) => {
      const base = bases.get(`${kind}/${code}`);
      return { kind, code, before: beforeOf(base ? [base] : [], baseNumber), after: { content, standing } };
    });
  }

  private async inWords({ kind, code, before, after }: DocumentChange): Promise<DocumentImpact> {
    const words = this.kinds.get(kind);
    const [was, is] = await Promise.all([before ? words.describe(code, before.content) : { zh: [], en: [] }, words.describe(code, after.content)]);
    return {
      kind, code, title: words.title(code, after.content),
      changes: diff(before ? { ...before.content, standing: before.standing } : {}, { ...after.content, standing: after.standing }),
      removed: { zh: without(was.zh, is.zh), en: without(was.en, is.en) }, added: { zh: without(is.zh, was.zh), en: without(is.en, was.en) },
    };
  }
}

function beforeOf(versions: readonly StoredVersion[], baseNumber: number | null): DocumentChange['before'] {
  const base = versions.find(({ number }) => number === baseNumber);
  return base ? { number: base.number, content: base.content, standing: base.standing } : null;
}

function without(sentences: readonly string[], others: readonly string[]): string[] {
  return sentences.filter((each) => !others.includes(each));
}
