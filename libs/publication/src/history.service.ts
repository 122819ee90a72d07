import { Injectable } from '@nestjs/common';
import { PersonStore } from '#directory';
import { CSV_MARK, canonicalJson, csvLine } from '#kernel';
import { SYSTEM, UnitOfWork, type PersonActor } from '#platform';
import { HistoryQueries, type HistoryFilter } from './data/history.queries.js';
import type { HistoryEntity } from './data/entities.js';
import type { Listed } from './data/publication.queries.js';

/** An act with the name of who did it. */
export interface NamedAct extends HistoryEntity {
  readonly personName: string | null;
}

/** Most acts that one export carries; who needs more narrows the period. */
const MOST_EXPORTED = 50_000;

const COLUMNS = ['at', 'act', 'kind', 'code', 'number', 'batchId', 'draftId', 'jurisdiction', 'personId', 'personName', 'reason'] as const;

/** Who changed, signed, objected, published what and when. Names are personal data: whoever reads them is recorded. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: HistoryQueries,
    private readonly people: PersonStore,
  ) {}

  /** A page of it, the latest first. */
  async list(actor: PersonActor, filter: HistoryFilter): Promise<Listed<NamedAct>> {
    return this.uow.run(actor, async (tx) => {
      const { items, total } = await this.queries.list(tx, filter);
      tx.audit({ act: 'publication.history_read', subjectKind: 'history', subjectId: filter.code ?? filter.batchId ?? 'all', detail: { rows: items.length } });
      return { items: await this.named(items), total };
    });
  }

  /** Who has acted, for the filter by person. */
  async actors(actor: PersonActor): Promise<{ id: string; name: string }[]> {
    const ids = await this.uow.run(actor, async (tx) => {
      tx.audit({ act: 'publication.history_read', subjectKind: 'history', subjectId: 'actors' });
      return this.queries.people(tx);
    });
    const names = await this.namesOf(ids);
    return ids.map((id) => ({ id, name: names.get(id) ?? id }));
  }

  /** Everything that the filter finds, the oldest first, as CSV (formulas disarmed) or one JSON object a line. */
  async export(actor: PersonActor, filter: HistoryFilter, format: 'csv' | 'jsonl'): Promise<string> {
    const { items } = await this.list(actor, { ...filter, offset: 0, limit: MOST_EXPORTED });
    const rows = [...items].reverse().map((act) => ({ ...act, at: act.at.toISOString() }));
    switch (format) {
      case 'csv':
        return CSV_MARK + [csvLine(COLUMNS), ...rows.map((row) => csvLine(COLUMNS.map((column) => row[column])))].join('');
      case 'jsonl':
        return rows.map((row) => `${canonicalJson(row)}\n`).join('');
    }
  }

  private async named(acts: readonly HistoryEntity[]): Promise<NamedAct[]> {
    const names = await this.namesOf(acts.flatMap(({ personId }) => personId ?? []));
    return acts.map((act) => ({ ...act, personName: act.personId === null ? null : (names.get(act.personId) ?? null) }));
  }

  private async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.uow.run(SYSTEM, async (tx) => this.people.namesOf(tx, [...new Set(ids)]));
  }
}
