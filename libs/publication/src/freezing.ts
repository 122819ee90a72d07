import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { newId, type PersonActor, type Tx } from '#platform';
import { Bonds } from './bonds.js';
import type { BatchEntity, DraftEntity } from './data/entities.js';
import { PublicationStore, type StoredVersion, type Timelines } from './data/publication.store.js';
import { contentDigest, statementDigest, writtenDigest } from './digests.js';
import { partiesToAsk } from './domain/departure.js';
import { makeStatement, type StatementItem } from './domain/statement.js';
import { DocumentKinds } from './document-kinds.js';
import { DraftsService, jurisdictionOf } from './drafts.service.js';

/** What becomes a batch. */
interface Proposed {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly purpose: 'publish' | 'rollback';
  readonly rollsBack: string | null;
  readonly effectiveAt: Date | null;
  readonly drafts: readonly DraftEntity[];
}

/** Freezes drafts as the versions of a batch that waits for its signatures. */
@Injectable()
export class Freezing {
  constructor(
    private readonly store: PublicationStore,
    private readonly drafts: DraftsService,
    private readonly kinds: DocumentKinds,
    private readonly bonds: Bonds,
  ) {}

  /** Refuses `draft_not_ready` with everything that is wrong, and `document_twice`. A rollback is not checked against today's rules of content. */
  async freeze(tx: Tx, actor: PersonActor, { drafts, purpose, rollsBack, effectiveAt, titleZh, titleEn }: Proposed): Promise<BatchEntity> {
    await this.store.lockDocuments(tx, drafts);
    const id = newId();
    const timelineOf = await this.store.timelinesOf(tx, drafts);
    const versions = await this.versionsOf(tx, drafts, timelineOf, { batchId: id, purpose, effectiveAt });
    const parties = await this.partiesOf(tx, drafts, timelineOf, purpose);
    const items = versions.map(({ kind, code, number, standing, digest }): StatementItem => ({ kind, code, number, standing, digest: writtenDigest(digest) }));
    const statement = makeStatement({ batch: id, purpose, effectiveAt, rollsBack, parties, items });
    const batch: BatchEntity = {
      id, titleZh, titleEn, purpose, state: 'proposed', parties, authors: [...new Set(drafts.flatMap(({ authors }) => authors))], effectiveAt, inForceAt: null, rollsBack, statement,
      digest: statementDigest(statement), proposedBy: actor.personId, proposedIn: jurisdictionOf(actor), proposedAt: tx.now, signedAt: null, endedAt: null, endReason: null, toldAt: null,
    };
    this.store.insertBatch(tx, batch);
    for (const version of versions) this.store.insertVersion(tx, version);
    for (const draft of drafts) this.store.saveDraft(tx, draft.id, { state: 'proposed', batchId: id });
    this.store.record(tx, { act: 'proposed', batchId: id, detail: { items: items.length, parties } });
    return batch;
  }

  private async partiesOf(tx: Tx, drafts: readonly DraftEntity[], timelineOf: Timelines, purpose: 'publish' | 'rollback'): Promise<string[]> {
    const changes = drafts.map((draft) => ({ named: this.kinds.get(draft.kind).parties(draft.content), base: timelineOf(draft).find(({ number }) => number === draft.baseNumber) }));
    const boundBy = await this.bonds.boundBy(tx, changes.flatMap(({ base }) => base ?? []), tx.now);
    const left = await this.bonds.left(tx, [...new Set(changes.flatMap(({ named, base }) => [...named, ...(base ? boundBy(base) : [])]))], tx.now);
    return [...new Set(changes.flatMap(({ named, base }) => partiesToAsk(named, base ? boundBy(base) : [], left, purpose === 'rollback')))].sort();
  }

  private async versionsOf(
    tx: Tx, drafts: readonly DraftEntity[], timelineOf: Timelines, { batchId, purpose, effectiveAt }: Pick<Proposed, 'purpose' | 'effectiveAt'> & { readonly batchId: string },
  ): Promise<Omit<StoredVersion, 'force'>[]> {
    const versions: Omit<StoredVersion, 'force'>[] = [];
    const wrong: object[] = [];
    const contents = new Map(drafts.map(({ kind, code, content }) => [`${kind}/${code}`, content]));
    const named = new Set<string>();
    for (const draft of drafts) {
      const { kind, code, content, standing, baseNumber } = draft;
      if (named.has(`${kind}/${code}`)) throw new Refused({ code: 'document_twice', details: { kind, code } });
      named.add(`${kind}/${code}`);
      const known = timelineOf(draft);
      // What held before must be able to come back, whatever today's rules say of new content.
      const issues = purpose === 'rollback' ? [] : await this.drafts.issues(tx, draft, known, { effectiveAt, find: (otherKind, otherCode) => contents.get(`${otherKind}/${otherCode}`), all: drafts });
      const base = known.find(({ number }) => number === baseNumber);
      // What is made of a scheduled version cannot hold before it: it would end with it, and bring its content forward.
      if (base?.force && (effectiveAt ?? tx.now) < base.force.validFrom) issues.push({ path: 'effectiveAt', code: 'before_scheduled', expected: base.force.validFrom.toISOString() });
      if (issues.length > 0) wrong.push({ draftId: draft.id, kind, code, issues });
      versions.push({ kind, code, number: (known.at(-1)?.number ?? 0) + 1, content, standing, digest: contentDigest(content), baseNumber, batchId, draftId: draft.id });
    }
    if (wrong.length > 0) throw new Refused({ code: 'draft_not_ready', details: { drafts: wrong } });
    return versions;
  }
}
