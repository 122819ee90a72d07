import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, postOf, type PersonActor, type Tx } from '#platform';
import { SavedViewStore, type ViewOwner, type WorkSetting } from './data/saved-view.store.js';
import { MOST_VIEWS, arranged, viewName } from './domain/saved-views.js';
import type { WorklistFilter } from './data/request.queries.js';

/** Queue, search, filters and sort of a work list. */
type ViewFilter = { readonly [Part in keyof Omit<WorklistFilter, 'offset' | 'limit'>]?: WorklistFilter[Part] | undefined };

/** A view as its owner sees it. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filter: ViewFilter;
  readonly isDefault: boolean;
  readonly updatedAt: Date;
}

/** Views of the work list that a person keeps, each in the post in which it was made; nobody else sees them. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: SavedViewStore,
  ) {}

  async list(actor: PersonActor): Promise<SavedView[]> {
    return this.uow.view(actor, async (tx) => this.read(tx, ownerOf(actor)));
  }

  /** Keeps a view under an id that the caller made; again with other content is a change of it. Refuses `view_name_invalid`, `too_many_views`, and `not_found` where the id is somebody else's. */
  async save(actor: PersonActor, id: string, input: { readonly name: string; readonly filter: ViewFilter; readonly isDefault: boolean }): Promise<SavedView[]> {
    const name = viewName(input.name);
    if (!name.ok) throw new Refused(name.refusal);
    const content = { name: name.value, filter: input.filter };
    return this.change(actor, async (tx, owner, known) => {
      if (known.includes(id)) await this.store.update(tx, owner, id, content);
      else {
        if (known.length >= MOST_VIEWS) throw new Refused({ code: 'too_many_views', details: { max: MOST_VIEWS } });
        if (!(await this.store.insert(tx, owner, id, known.length, content))) throw new Refused({ code: 'not_found' });
      }
      const [current] = (await this.store.list(tx, owner)).filter((each) => each.isDefault);
      if (input.isDefault) await this.store.setDefault(tx, owner, id);
      else if (current?.id === id) await this.store.setDefault(tx, owner, null);
    });
  }

  /** Puts them in the order of the ids. */
  async arrange(actor: PersonActor, ids: readonly string[]): Promise<SavedView[]> {
    return this.change(actor, async (tx, owner, known) => this.store.place(tx, owner, arranged(known, ids)));
  }

  /** Again is harmless. */
  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.change(actor, async (tx, owner, known) => {
      await this.store.remove(tx, owner, id);
      await this.store.place(tx, owner, known.filter((each) => each !== id));
    });
  }

  async setting(actor: PersonActor): Promise<WorkSetting> {
    return this.uow.view(actor, async (tx) => this.store.setting(tx, actor.personId));
  }

  async saveSetting(actor: PersonActor, { columns, shortcuts }: WorkSetting): Promise<WorkSetting> {
    return this.uow.run(actor, async (tx) => {
      await this.store.saveSetting(tx, actor.personId, { columns: [...new Set(columns)], shortcuts });
      return this.store.setting(tx, actor.personId);
    });
  }

  private async change(actor: PersonActor, work: (tx: Tx, owner: ViewOwner, known: readonly string[]) => Promise<void>): Promise<SavedView[]> {
    const owner = ownerOf(actor);
    return this.uow.run(actor, async (tx) => {
      await this.store.lock(tx, actor.personId);
      await work(tx, owner, (await this.store.list(tx, owner)).map(({ id }) => id));
      return this.read(tx, owner);
    });
  }

  private async read(tx: Tx, owner: ViewOwner): Promise<SavedView[]> {
    return (await this.store.list(tx, owner)).map((row) => ({ id: row.id, ...this.store.open<ViewFilter>(row), isDefault: row.isDefault, updatedAt: row.updatedAt }));
  }
}

function ownerOf(actor: PersonActor): ViewOwner {
  return { ownerId: actor.personId, postId: postOf(actor).postId };
}
