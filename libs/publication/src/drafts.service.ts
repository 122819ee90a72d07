import { Injectable } from '@nestjs/common';
import { Refused, type FieldIssue } from '#kernel';
import { UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import type { DraftEntity } from './data/entities.js';
import { PublicationQueries } from './data/publication.queries.js';
import { PublicationStore, type StoredVersion } from './data/publication.store.js';
import { diff, merge, sameJson, type Content, type FieldChange } from './domain/content.js';
import type { Standing } from './domain/statement.js';
import { headOf } from './domain/timeline.js';
import { DocumentKinds, type DraftSetting } from './document-kinds.js';

/** A new draft: of a document that is new (with content), or of one that has versions (content left out: as it stands now). */
export interface NewDraft {
  readonly kind: string;
  readonly code: string;
  readonly content?: Content | undefined;
  readonly standing?: Standing | undefined;
}

/** Changes that are being written. Everyone who administers the catalogue may write in a draft; nothing that was saved is ever lost. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PublicationStore,
    private readonly kinds: DocumentKinds,
    private readonly queries: PublicationQueries,
  ) {}

  /** Refuses `document_kind_unknown`, and `document_unknown` where neither content nor a version is there. */
  async create(actor: PersonActor, input: NewDraft): Promise<DraftEntity> {
    return this.uow.run(actor, async (tx) => {
      const [draft] = await this.createIn(tx, actor, [input]);
      if (!draft) throw new Error('no draft was made');
      return draft;
    });
  }

  /** Many inside a transaction of that person; the same refusals. */
  async createIn(tx: Tx, actor: PersonActor, inputs: readonly NewDraft[]): Promise<DraftEntity[]> {
    for (const { kind } of inputs) this.kinds.get(kind);
    const timelineOf = await this.store.timelinesOf(tx, inputs);
    return inputs.map((input) => {
      const draft = draftFrom(tx, actor, input, headOf(timelineOf(input)));
      this.store.insertDraft(tx, draft, actor.personId);
      this.store.record(tx, { act: 'drafted', kind: draft.kind, code: draft.code, draftId: draft.id });
      return draft;
    });
  }

  /** What a draft of each of these documents would be made from; those that have no version are not in it. */
  async live(tx: Tx, kind: string, codes: readonly string[]): Promise<Map<string, StoredVersion>> {
    const timelineOf = await this.store.timelinesOf(tx, codes.map((code) => ({ kind, code })));
    return new Map(codes.flatMap((code) => {
      const live = headOf(timelineOf({ kind, code }));
      return live ? [[code, live] as const] : [];
    }));
  }

  /**
   * Saves what was typed over the revision that the person saw. Refuses `draft_conflict` when someone saved meanwhile: its details carry the common
   * base, theirs, yours, their standing, and a merge with the fields that both changed; nothing of either side is lost.
   */
  async save(actor: PersonActor, id: string, input: { revision: number; content: Content; standing?: Standing | undefined }): Promise<DraftEntity> {
    return this.uow.run(actor, async (tx) => {
      const draft = await this.openDraft(tx, id);
      if (input.revision !== draft.revision) throw await this.conflict(tx, draft, input);
      const standing = input.standing ?? draft.standing;
      if (sameJson(draft.content, input.content) && standing === draft.standing) return draft;
      const change = { content: input.content, standing, revision: draft.revision + 1, authors: [...new Set([...draft.authors, actor.personId])] };
      this.store.saveDraft(tx, id, change);
      this.store.keepRevision(tx, id, change.revision, change.content, actor.personId);
      return { ...draft, ...change, updatedAt: tx.now };
    });
  }

  async discard(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => this.putAside(tx, await this.openDraft(tx, id)));
  }

  /** Puts those of these drafts aside that were neither proposed nor discarded already. */
  async discardOpen(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const draft of await this.store.lockDrafts(tx, ids)) if (draft.state === 'open') this.putAside(tx, draft);
  }

  /** What keeps the draft from being proposed, and how it differs from what holds now. */
  async review(actor: PersonActor, id: string): Promise<{ draft: DraftEntity; issues: readonly FieldIssue[]; changes: FieldChange[]; base: StoredVersion | undefined }> {
    return this.uow.run(actor, async (tx) => {
      const draft = await this.queries.draft(tx, id);
      if (!draft) throw new Refused({ code: 'draft_unknown' });
      const versions = await this.store.versionsOf(tx, draft.kind, draft.code);
      const base = versions.find(({ number }) => number === draft.baseNumber);
      return { draft, base, issues: await this.issues(tx, draft, versions), changes: diff(base?.content ?? {}, draft.content) };
    });
  }

  /** Everything that keeps a draft from being proposed, together with those of its batch. */
  async issues(tx: Tx, draft: DraftEntity, versions: readonly StoredVersion[], batch: Omit<DraftSetting, 'standing'> = ALONE): Promise<FieldIssue[]> {
    const live = headOf(versions);
    const found = [...(await this.kinds.get(draft.kind).check(tx, draft.code, draft.content, batch.find, { standing: draft.standing, ...batch }))];
    if ((live?.number ?? null) !== draft.baseNumber) found.push({ path: '', code: 'base_outdated', expected: String(live?.number ?? 'none') });
    if (live && sameJson(live.content, draft.content) && live.standing === draft.standing) found.push({ path: '', code: 'nothing_changed' });
    return found;
  }

  /** The draft, locked to be changed. Refuses `draft_unknown`, and `draft_closed` once it was proposed or discarded. */
  async openDraft(tx: Tx, id: string): Promise<DraftEntity> {
    const draft = await this.store.lockDraft(tx, id);
    if (!draft) throw new Refused({ code: 'draft_unknown' });
    if (draft.state !== 'open') throw new Refused({ code: 'draft_closed', details: { state: draft.state } });
    return draft;
  }

  /** Several of them, by id. The same refusals, naming the draft. */
  async openDrafts(tx: Tx, ids: readonly string[]): Promise<DraftEntity[]> {
    const drafts = await this.store.lockDrafts(tx, ids);
    const found = new Set(drafts.map(({ id }) => id));
    const missing = ids.find((id) => !found.has(id));
    if (missing !== undefined) throw new Refused({ code: 'draft_unknown', details: { draftId: missing } });
    const closed = drafts.find(({ state }) => state !== 'open');
    if (closed) throw new Refused({ code: 'draft_closed', details: { draftId: closed.id, state: closed.state } });
    return drafts;
  }

  private putAside(tx: Tx, { id, kind, code }: DraftEntity): void {
    this.store.saveDraft(tx, id, { state: 'discarded' });
    this.store.record(tx, { act: 'discarded', kind, code, draftId: id });
  }

  private async conflict(tx: Tx, draft: DraftEntity, input: { revision: number; content: Content }): Promise<Refused> {
    const base = (await this.store.revision(tx, draft.id, input.revision))?.content ?? {};
    const { merged, conflicts } = merge(base, draft.content, input.content);
    return new Refused({ code: 'draft_conflict', details: { revision: draft.revision, standing: draft.standing, base, theirs: draft.content, yours: input.content, merged, conflicts } });
  }
}

function draftFrom(tx: Tx, actor: PersonActor, { kind, code, content: given, standing }: NewDraft, base: StoredVersion | undefined): DraftEntity {
  const content = given ?? base?.content;
  if (!content) throw new Refused({ code: 'document_unknown', details: { kind, code } });
  return {
    id: newId(), kind, code, baseNumber: base?.number ?? null, content, standing: standing ?? base?.standing ?? 'active', revision: 1, authors: [actor.personId], jurisdiction: jurisdictionOf(actor),
    state: 'open', batchId: null, createdAt: tx.now, updatedAt: tx.now,
  };
}

const ALONE: Omit<DraftSetting, 'standing'> = { effectiveAt: null, find: () => undefined, all: [] };

/** The jurisdiction that a catalogue administrator speaks for. Refuses `not_a_catalogue_admin`. */
export function jurisdictionOf(actor: PersonActor): string {
  if (actor.post?.role !== 'catalogue_admin') throw new Refused({ code: 'not_a_catalogue_admin' });
  return actor.post.jurisdictionCode;
}
