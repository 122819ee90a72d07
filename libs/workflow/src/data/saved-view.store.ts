import { Injectable } from '@nestjs/common';
import type { WorkColumn } from '#kernel';
import { FieldCipher, type Tx } from '#platform';
import { SavedViewEntity, WorkSettingEntity } from './saved-view.entities.js';

/** What a view keeps, in the clear. */
interface ViewContent<Filter> {
  readonly name: string;
  readonly filter: Filter;
}

/** The person and the post for whom a view is kept. */
export interface ViewOwner {
  readonly ownerId: string;
  readonly postId: string;
}

/** How a person looks at work lists. */
export interface WorkSetting {
  readonly columns: readonly WorkColumn[];
  readonly shortcuts: boolean;
}

/** Views and settings of the work list, encrypted on the way in and out. Row-level security keeps each to its person; the post is kept apart here. */
@Injectable()
export class SavedViewStore {
  constructor(private readonly cipher: FieldCipher) {}

  async list(tx: Tx, owner: ViewOwner): Promise<SavedViewEntity[]> {
    return tx.manager.find(SavedViewEntity, { where: { ...owner }, order: { position: 'ASC', id: 'ASC' } });
  }

  /** Makes everything that changes the views of one person wait for what changes them at the same moment. */
  async lock(tx: Tx, personId: string): Promise<void> {
    await tx.execute(
      'INSERT INTO workflow.work_setting (person_id, changed_at) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE SET person_id = excluded.person_id', [personId, tx.now]);
  }

  /** False: the id is taken, by whomever. */
  async insert(tx: Tx, { ownerId, postId }: ViewOwner, id: string, position: number, content: ViewContent<unknown>): Promise<boolean> {
    return (await tx.execute(
      'INSERT INTO workflow.saved_view (id, owner_id, post_id, content, position, is_default, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, false, $6, $6) ON CONFLICT DO NOTHING',
      [id, ownerId, postId, this.seal(id, content), position, tx.now])) > 0;
  }

  async update(tx: Tx, owner: ViewOwner, id: string, content: ViewContent<unknown>): Promise<void> {
    await tx.manager.update(SavedViewEntity, { id, ...owner }, { content: this.seal(id, content), updatedAt: tx.now });
  }

  async place(tx: Tx, owner: ViewOwner, ids: readonly string[]): Promise<void> {
    for (const [position, id] of ids.entries()) await tx.manager.update(SavedViewEntity, { id, ...owner }, { position });
  }

  /** The one with which the list opens, or none of them. */
  async setDefault(tx: Tx, owner: ViewOwner, id: string | null): Promise<void> {
    await tx.manager.update(SavedViewEntity, { ...owner, isDefault: true }, { isDefault: false });
    if (id !== null) await tx.manager.update(SavedViewEntity, { id, ...owner }, { isDefault: true });
  }

  async remove(tx: Tx, owner: ViewOwner, id: string): Promise<void> {
    await tx.manager.delete(SavedViewEntity, { id, ...owner });
  }

  open<Filter>({ id, content }: SavedViewEntity): ViewContent<Filter> {
    return this.cipher.decryptJson<ViewContent<Filter>>('saved_view.content', id, content);
  }

  async setting(tx: Tx, personId: string): Promise<WorkSetting> {
    return (await tx.manager.findOneBy(WorkSettingEntity, { personId })) ?? { columns: [], shortcuts: true };
  }

  async saveSetting(tx: Tx, personId: string, { columns, shortcuts }: WorkSetting): Promise<void> {
    await tx.execute(
      `INSERT INTO workflow.work_setting (person_id, columns, shortcuts, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id) DO UPDATE SET columns = excluded.columns, shortcuts = excluded.shortcuts, changed_at = excluded.changed_at`, [personId, columns, shortcuts, tx.now]);
  }

  private seal(id: string, content: ViewContent<unknown>): string {
    return this.cipher.encryptJson('saved_view.content', id, content);
  }
}
