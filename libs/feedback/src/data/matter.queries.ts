import { Injectable } from '@nestjs/common';
import type { PostScope, Tx } from '#platform';
import type { MatterKind } from '../domain/life-cycle.js';
import { MatterEntity } from './entities.js';

/** Any of them must be met. */
export interface MatterSearch {
  readonly number: string | null;
  readonly requestNumber: string | null;
  readonly nameIndex: string;
}

export interface WorkFilter {
  /** `open`: waits for the office; `waiting`: for the writer; `past`: ended, or forwarded by the office. */
  readonly queue: 'open' | 'mine' | 'overdue' | 'waiting' | 'past';
  readonly kind?: MatterKind | undefined;
  readonly search: MatterSearch | null;
  readonly offset: number;
  readonly limit: number;
}

export interface FoundMatters {
  readonly items: MatterEntity[];
  readonly total: number;
}

/** Read models of matters. Row-level security bounds every one of them; the conditions here only narrow. */
@Injectable()
export class MatterQueries {
  async listMine(tx: Tx, personId: string, filter: { readonly search: MatterSearch | null; readonly offset: number; readonly limit: number }): Promise<FoundMatters> {
    return this.page(tx, ['m.person_id = $1', `m.kind <> 'rectification'`], [personId], filter, 'm.opened_at DESC, m.id DESC');
  }

  async listWork(tx: Tx, personId: string, post: PostScope, { queue, kind, ...filter }: WorkFilter): Promise<FoundMatters> {
    const values: unknown[] = [];
    const place = (value: unknown): string => `$${values.push(value)}`;
    const isHere = post.reach === 'own' ? `m.holder_authority_id = ${place(post.authorityId)}` : `m.holder_jurisdiction = ANY (${place(post.jurisdictions)})`;
    const where: string[] = queue === 'past' ? [`(m.closed_at IS NOT NULL OR NOT (${isHere}))`] : [isHere, 'm.closed_at IS NULL', queue === 'waiting' ? `m.state = 'answered'` : `m.state <> 'answered'`];
    if (queue === 'mine') where.push(`m.owner_person_id = ${place(personId)}`);
    if (queue === 'overdue') where.push(`m.due_at < ${place(tx.now)}`);
    if (kind) where.push(`m.kind = ${place(kind)}`);
    return this.page(tx, where, values, filter, queue === 'past' ? 'm.updated_at DESC, m.id DESC' : 'm.due_at NULLS LAST, m.id');
  }

  private async page(tx: Tx, where: readonly string[], given: readonly unknown[], { search, offset, limit }: { readonly search: MatterSearch | null; readonly offset: number; readonly limit: number }, order: string): Promise<FoundMatters> {
    const values = [...given];
    const all = [...where];
    if (search) {
      const at = values.length;
      values.push(search.number, search.requestNumber, search.nameIndex);
      all.push(`(m.number = $${at + 1} OR m.request_number = $${at + 2} OR m.person_name_bidx = $${at + 3})`);
    }
    const condition = all.join(' AND ');
    const ids = (await tx.query<{ id: string }>(`SELECT m.id FROM feedback.matter m WHERE ${condition} ORDER BY ${order} LIMIT ${Number(limit)} OFFSET ${Number(offset)}`, values)).map(({ id }) => id);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM feedback.matter m WHERE ${condition}`, values);
    const rows = ids.length === 0 ? [] : await tx.manager.createQueryBuilder(MatterEntity, 'm').where('m.id IN (:...ids)', { ids }).getMany();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { items: ids.flatMap((id) => byId.get(id) ?? []), total: count?.total ?? 0 };
  }
}
