import { Inject, Injectable } from '@nestjs/common';
import { Refused, type Refusal } from '#kernel';
import { PRINCIPALS, SYSTEM, UnitOfWork, type PersonActor, type Principals, type Tx } from '#platform';
import { BatchesService, DraftsService } from '#publication';
import type { ImportEntity, ImportRowEntity } from '../data/import.entities.js';
import { ImportStore } from '../data/import.store.js';
import { announceImport } from '../import-announcement.js';
import { ImportJudge } from '../import-judge.js';

/** Rows that are looked at, and drafts that are made, in one transaction: what a stop waits for, and what is lost when a process dies. */
const CHECKED_AT_ONCE = 250;
const DRAFTED_AT_ONCE = 100;

/** The work with imported files, one piece a job; where it stands is in the rows, so that it goes on after a stop, a restart or a lost queue. */
@Injectable()
export class ImportWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: ImportStore,
    private readonly judge: ImportJudge,
    private readonly drafts: DraftsService,
    private readonly batches: BatchesService,
    @Inject(PRINCIPALS) private readonly principals: Principals,
  ) {}

  /** Does the next piece, in the transaction of the job; drafts are made in one of the person who confirmed, for they are that person's. */
  async advance(tx: Tx, id: string): Promise<void> {
    const entity = await this.store.find(tx, id);
    if (entity?.state === 'checking') await this.check(tx, id);
    if (entity?.state === 'drafting') await this.draft(entity);
  }

  private async check(tx: Tx, id: string): Promise<void> {
    const entity = await this.store.lock(tx, id);
    if (entity?.state !== 'checking') return;
    if ((await this.judge.judgeNext(tx, entity, CHECKED_AT_ONCE)) > 0) {
      this.store.save(tx, id, {});
      announceImport(tx, entity);
      return;
    }
    if (entity.mode === 'replace') await this.judge.findWithdrawn(tx, entity);
    this.store.save(tx, id, { state: 'checked' });
  }

  private async draft(entity: ImportEntity): Promise<void> {
    try {
      const actor = await this.actorOf(entity);
      await this.uow.run(actor, async (tx) => this.draftNext(tx, actor, entity.id));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.uow.run(SYSTEM, async (tx) => this.stop(tx, entity.id, error.refusal));
    }
  }

  private async draftNext(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const entity = await this.store.lock(tx, id);
    if (entity?.state !== 'drafting') return;
    const rows = await this.store.undrafted(tx, id, DRAFTED_AT_ONCE);
    if (rows.length === 0) return this.propose(tx, actor, entity);
    if (await this.isOutdated(tx, rows)) {
      await this.store.forgetJudgements(tx, id);
      this.store.save(tx, id, { state: 'checking', problem: { code: 'base_outdated', details: {} } });
    } else await this.draftAll(tx, actor, id, rows);
    announceImport(tx, entity);
  }

  private async draftAll(tx: Tx, actor: PersonActor, id: string, rows: readonly ImportRowEntity[]): Promise<void> {
    const drafts = await this.drafts.createIn(tx, actor, rows.map(({ kind, code, content, standing }) => ({ kind: kind ?? '', code, content: content ?? {}, standing: standing as 'active' })));
    for (const [i, { position }] of rows.entries()) this.store.setDraft(tx, id, position, drafts[i]?.id ?? '');
  }

  private async propose(tx: Tx, actor: PersonActor, { id, titleZh, titleEn, effectiveAt }: ImportEntity): Promise<void> {
    const draftIds = await this.store.draftIds(tx, id);
    const batch = await this.batches.proposeIn(tx, actor, { titleZh: titleZh ?? '', titleEn: titleEn ?? '', draftIds, effectiveAt: effectiveAt ?? undefined });
    this.store.save(tx, id, { state: 'proposed', batchId: batch.id });
  }

  /** Whether the catalogue is another than the one that the person was shown. */
  private async isOutdated(tx: Tx, rows: readonly ImportRowEntity[]): Promise<boolean> {
    for (const kind of new Set(rows.map((row) => row.kind))) {
      const own = rows.filter((row) => row.kind === kind);
      const live = await this.drafts.live(tx, kind ?? '', own.map(({ code }) => code));
      if (own.some(({ code, baseNumber }) => (live.get(code)?.number ?? null) !== baseNumber)) return true;
    }
    return false;
  }

  private async stop(tx: Tx, id: string, { code, details = {} }: Refusal): Promise<void> {
    const entity = await this.store.lock(tx, id);
    if (entity?.state === 'drafting') this.store.save(tx, id, { state: 'stopped', resumes: 'drafting', problem: { code, details } });
  }

  /** Whoever confirmed, as long as the post is held still. */
  private async actorOf({ personId, postId }: ImportEntity): Promise<PersonActor> {
    const post = (await this.principals.load(personId))?.posts.find((each) => each.postId === postId);
    if (!post) throw new Refused({ code: 'post_not_held' });
    return { kind: 'person', personId, post };
  }
}
