import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, newId, postOf, type PersonActor, type Tx } from '#platform';
import { DraftsService } from '#publication';
import type { ImportEntity, ImportRowEntity } from './data/import.entities.js';
import { ImportStore } from './data/import.store.js';
import { announceImport } from './import-announcement.js';
import { mayAct, mayConfirm, type Counts, type ImportAct, type ImportMode, type Verdict } from './domain/import-life-cycle.js';
import { writeCsvRow } from './domain/interchange/delimited.js';
import type { FileRow } from './domain/interchange/import-row.js';
import { wordsOf } from './domain/interchange/issue-words.js';
import { readFileRows } from './files/file-rows.js';
import { BYTE_ORDER_MARK } from './files/text-encoding.js';
import { UnreadableFile } from './files/unreadable-file.js';

/** The largest file in bytes: 25,000 rows of some 1.3 kB each fit. */
export const MOST_IMPORT_BYTES = 40 * 1024 * 1024;
const PIECE = 500;
const FAULTS_A_PAGE = 1_000;
const MOST_NAME = 200;

export interface Progress {
  readonly counts: Counts;
  readonly checked: number;
  readonly drafted: number;
}

export interface FoundImport extends Progress {
  readonly entity: ImportEntity;
}

export interface Confirmation {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly effectiveAt?: Date | undefined;
  /** That what the file does not have is to be withdrawn. */
  readonly withdraw: boolean;
}

/** Files of an administrator: read, looked at, confirmed, stopped, resumed. The work itself is done by jobs ({@link announceImport}). */
@Injectable()
export class ImportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: ImportStore,
    private readonly drafts: DraftsService,
  ) {}

  /** Reads a file and has its rows looked at. Refuses `import_unreadable` with the fault of the file. Nothing of the catalogue is written. */
  async upload(actor: PersonActor, { fileName, bytes, mode }: { fileName: string; bytes: Buffer; mode: ImportMode }): Promise<FoundImport> {
    const post = postOf(actor);
    const file = opened(bytes);
    return this.uow.run(actor, async (tx) => {
      const entity: ImportEntity = {
        id: newId(), personId: actor.personId, postId: post.postId, jurisdiction: post.jurisdictionCode, fileName: lastPart(fileName), format: file.format, sha256: createHash('sha256').update(bytes).digest(),
        size: bytes.length, mode, state: 'checking', resumes: null, rows: 0, fileIssues: [], problem: null, titleZh: null, titleEn: null, effectiveAt: null, batchId: null, createdAt: tx.now, updatedAt: tx.now,
      };
      this.store.insert(tx, entity);
      const rows = await this.keepRows(tx, entity.id, file.rows);
      const change = { rows, fileIssues: [...file.issues] };
      this.store.save(tx, entity.id, change);
      tx.audit({ act: 'catalogue.import', subjectKind: 'import', subjectId: entity.id, jurisdiction: entity.jurisdiction, detail: { format: file.format, rows, mode, sha256: entity.sha256.toString('hex') } });
      announceImport(tx, entity);
      return this.found(tx, { ...entity, ...change });
    });
  }

  async list(actor: PersonActor, offset: number, limit: number): Promise<{ items: FoundImport[]; total: number }> {
    return this.uow.run(actor, async (tx) => {
      const { items, total } = await this.store.list(tx, offset, limit);
      const progress = await this.store.progress(tx, items.map(({ id }) => id));
      return { total, items: items.map((entity) => ({ entity, ...progressOf(progress, entity.id) })) };
    });
  }

  async get(actor: PersonActor, id: string): Promise<FoundImport> {
    return this.uow.run(actor, async (tx) => this.found(tx, known(await this.store.find(tx, id))));
  }

  async rows(actor: PersonActor, id: string, verdict: Verdict | undefined, offset: number, limit: number): Promise<{ items: ImportRowEntity[]; total: number }> {
    return this.uow.run(actor, async (tx) => {
      known(await this.store.find(tx, id));
      return this.store.rows(tx, id, verdict, offset, limit);
    });
  }

  /** Everything that is wrong, as CSV for a spreadsheet, in both languages, piece by piece. Refuses `import_unknown` before anything is sent. */
  async faults(actor: PersonActor, id: string): Promise<AsyncGenerator<string>> {
    const { entity } = await this.get(actor, id);
    return this.writeFaults(actor, entity);
  }

  /** Has drafts made of what would change, and proposes them as one batch. Refuses what {@link mayConfirm} refuses. */
  async confirm(actor: PersonActor, id: string, { titleZh, titleEn, effectiveAt, withdraw }: Confirmation): Promise<FoundImport> {
    return this.act(actor, id, 'confirm', async (tx, entity) => {
      const { counts } = await this.found(tx, entity);
      const allowed = mayConfirm(counts, entity.mode, withdraw);
      if (!allowed.ok) throw new Refused(allowed.refusal);
      if (effectiveAt && effectiveAt < tx.now) throw new Refused({ code: 'effective_in_the_past', details: { effectiveAt: effectiveAt.toISOString(), now: tx.now.toISOString() } });
      announceImport(tx, entity);
      return { state: 'drafting', problem: null, titleZh, titleEn, effectiveAt: effectiveAt ?? null };
    });
  }

  /** Stops the work after the piece that is being done; what was done is kept. */
  async stop(actor: PersonActor, id: string): Promise<FoundImport> {
    return this.act(actor, id, 'stop', async (_tx, entity) => Promise.resolve({ state: 'stopped', resumes: entity.state === 'drafting' ? 'drafting' : 'checking' }));
  }

  /** Goes on where it was stopped. */
  async resume(actor: PersonActor, id: string): Promise<FoundImport> {
    return this.act(actor, id, 'resume', async (tx, entity) => {
      announceImport(tx, entity);
      return Promise.resolve({ state: entity.resumes ?? 'checking', resumes: null, problem: null });
    });
  }

  /** Gives the import up, with the drafts that were made of it and not proposed. */
  async discard(actor: PersonActor, id: string): Promise<FoundImport> {
    return this.act(actor, id, 'discard', async (tx) => {
      await this.drafts.discardOpen(tx, await this.store.draftIds(tx, id));
      return { state: 'discarded', resumes: null };
    });
  }

  private async act(actor: PersonActor, id: string, act: ImportAct, carryOut: (tx: Tx, entity: ImportEntity) => Promise<Partial<ImportEntity>>): Promise<FoundImport> {
    return this.uow.run(actor, async (tx) => {
      const entity = known(await this.store.lock(tx, id));
      // The drafts will bear the name of whoever looked at the file.
      if (entity.personId !== actor.personId || entity.postId !== actor.post?.postId) throw new Refused({ code: 'import_of_another' });
      const allowed = mayAct(act, entity.state);
      if (!allowed.ok) throw new Refused(allowed.refusal);
      const change = await carryOut(tx, entity);
      this.store.save(tx, id, change);
      tx.audit({ act: `catalogue.import_${act}`, subjectKind: 'import', subjectId: id, jurisdiction: entity.jurisdiction });
      return this.found(tx, { ...entity, ...change });
    });
  }

  private async found(tx: Tx, entity: ImportEntity): Promise<FoundImport> {
    return { entity, ...progressOf(await this.store.progress(tx, [entity.id]), entity.id) };
  }

  private async keepRows(tx: Tx, id: string, rows: Generator<FileRow>): Promise<number> {
    let count = 0;
    let piece: FileRow[] = [];
    const keep = async (): Promise<void> => {
      await this.store.insertRows(tx, id, count, piece);
      count += piece.length;
      piece = [];
      // Reading is work of the processor: others get their turn between the pieces.
      await setImmediate();
    };
    try {
      for (const row of rows) {
        piece.push(row);
        if (piece.length === PIECE) await keep();
      }
    } catch (error) {
      throw refusalOf(error);
    }
    if (piece.length > 0) await keep();
    return count;
  }

  private async *writeFaults(actor: PersonActor, entity: ImportEntity): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + writeCsvRow(['工作表 sheet', '行 row', '编码 code', '列 column', '值 value', '应为', 'expected']);
    for (const issue of entity.fileIssues) {
      const { zh, en } = wordsOf(issue);
      yield writeCsvRow(['', '1', '', issue.column, issue.value, zh, en]);
    }
    for (let last = -1; ;) {
      const rows = await this.uow.run(actor, async (tx) => this.store.wrongAfter(tx, entity.id, last, FAULTS_A_PAGE));
      for (const { sheet, line, code, issues } of rows) {
        for (const issue of issues) {
          const { zh, en } = wordsOf(issue);
          yield writeCsvRow([sheet ?? '', String(line ?? ''), code, issue.column, issue.value, zh, en]);
        }
      }
      const next = rows.at(-1)?.position;
      if (next === undefined) return;
      last = next;
    }
  }
}

function opened(bytes: Buffer): ReturnType<typeof readFileRows> {
  try {
    return readFileRows(bytes);
  } catch (error) {
    throw refusalOf(error);
  }
}

function refusalOf(error: unknown): unknown {
  return error instanceof UnreadableFile ? new Refused({ code: 'import_unreadable', details: { fault: error.fault, ...error.details } }) : error;
}

function known(entity: ImportEntity | null): ImportEntity {
  if (!entity) throw new Refused({ code: 'import_unknown' });
  return entity;
}

function progressOf(progress: ReadonlyMap<string, Progress>, id: string): Progress {
  return progress.get(id) ?? { counts: { added: 0, changed: 0, unchanged: 0, wrong: 0, withdrawn: 0 }, checked: 0, drafted: 0 };
}

/** The name without folders and signs that nobody sees. */
function lastPart(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1)?.replace(/[\p{C}]/gu, '').trim().slice(0, MOST_NAME);
  return name === undefined || name === '' ? '—' : name;
}

