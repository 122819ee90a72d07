import { Injectable } from '@nestjs/common';
import { EntityRows, type Tx } from '#platform';
import { VERDICTS, type Counts, type Verdict } from '../domain/import-life-cycle.js';
import type { FileRow } from '../domain/interchange/import-row.js';
import { ImportEntity, ImportRowEntity } from './import.entities.js';

const IMPORT = new EntityRows(ImportEntity, 'catalogue.import');

const ROWS = 'x(position integer, line integer, sheet text, kind text, code text, standing text, cells jsonb, content jsonb, reading jsonb, verdict text, base_number integer)';
const INSERT_ROWS = `INSERT INTO catalogue.import_row (import_id, position, line, sheet, kind, code, standing, cells, content, reading, issues, verdict, base_number, changes)
  SELECT $1, x.position, x.line, x.sheet, x.kind, x.code, x.standing, nullif(x.cells, 'null'), nullif(x.content, 'null'), x.reading, x.reading, x.verdict, x.base_number, '{}' FROM jsonb_to_recordset($2::jsonb) AS ${ROWS}`;
const JUDGE_ROWS = `UPDATE catalogue.import_row r SET code = x.code, standing = x.standing, content = nullif(x.content, 'null'), issues = x.issues, verdict = x.verdict, matched_by = x."matchedBy", base_number = x."baseNumber", changes = x.changes
  FROM jsonb_to_recordset($2::jsonb) AS x(position integer, code text, standing text, content jsonb, issues jsonb, verdict text, "matchedBy" text, "baseNumber" integer, changes text[])
  WHERE r.import_id = $1 AND r.position = x.position`;
/** Qualifications first: a rule may speak of one that the same file brings. */
const UNJUDGED = `SELECT position FROM catalogue.import_row WHERE import_id = $1 AND verdict IS NULL ORDER BY (kind IS NOT DISTINCT FROM 'recognition_rule'), position LIMIT $2`;
const JUDGED = 'SELECT kind, code, line FROM catalogue.import_row WHERE import_id = $1 AND verdict IS NOT NULL AND code = ANY ($2::text[]) AND line IS NOT NULL ORDER BY position';
const QUALIFICATIONS = `SELECT code, content FROM catalogue.import_row WHERE import_id = $1 AND kind = 'qualification' AND verdict IN ('added', 'changed', 'unchanged') AND code = ANY ($2::text[])`;
/** The qualifications that hold, by name. */
const NAMES = `SELECT code, content->>'nameZh' AS name FROM publication.version WHERE kind = 'qualification' AND force @> $1::timestamptz AND standing <> 'retired'`;
const MISSING = `SELECT v.kind, v.code, v.number, v.content FROM publication.version v
  WHERE v.force @> $2::timestamptz AND v.standing <> 'retired' AND v.kind = ANY ($3::text[])
    AND NOT EXISTS (SELECT FROM catalogue.import_row r WHERE r.import_id = $1 AND r.kind = v.kind AND r.code = v.code) ORDER BY v.kind COLLATE "C", v.code COLLATE "C"`;
const RULES_OF = `SELECT v.kind, v.code, v.number, v.content FROM publication.version v
  WHERE v.force @> $2::timestamptz AND v.standing <> 'retired' AND v.kind = 'recognition_rule' AND v.content->>'qualificationCode' = ANY ($3::text[])
    AND NOT EXISTS (SELECT FROM catalogue.import_row r WHERE r.import_id = $1 AND r.kind = v.kind AND r.code = v.code) ORDER BY v.code COLLATE "C"`;

/** What was found of a row. */
export type Judgement = Pick<ImportRowEntity, 'position' | 'code' | 'standing' | 'content' | 'issues' | 'verdict' | 'matchedBy' | 'baseNumber' | 'changes'>;

export interface LiveDocument {
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Imported files and their rows. */
@Injectable()
export class ImportStore {
  insert(tx: Tx, entity: ImportEntity): void {
    IMPORT.insert(tx, entity);
  }

  save(tx: Tx, id: string, change: Partial<ImportEntity>): void {
    IMPORT.update(tx, id, { ...change, updatedAt: tx.now });
  }

  async find(tx: Tx, id: string): Promise<ImportEntity | null> {
    return tx.manager.findOneBy(ImportEntity, { id });
  }

  /** Holds everyone else off this import until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<ImportEntity | null> {
    return tx.manager.findOne(ImportEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async list(tx: Tx, offset: number, limit: number): Promise<{ items: ImportEntity[]; total: number }> {
    const [items, total] = await tx.manager.findAndCount(ImportEntity, { order: { createdAt: 'DESC', id: 'ASC' }, skip: offset, take: limit });
    return { items, total };
  }

  async insertRows(tx: Tx, id: string, first: number, rows: readonly FileRow[]): Promise<void> {
    await tx.execute(INSERT_ROWS, [id, JSON.stringify(rows.map(({ issues, ...row }, i) => ({ ...row, position: first + i, reading: issues, verdict: null, base_number: null })))]);
  }

  /** What a list that replaces another leaves out, as rows of its own. */
  async insertWithdrawn(tx: Tx, id: string, first: number, documents: readonly LiveDocument[]): Promise<void> {
    await tx.execute(INSERT_ROWS, [id, JSON.stringify(documents.map(({ number, ...document }, i) => ({ ...document, position: first + i, standing: 'retired', reading: [], verdict: 'withdrawn', base_number: number })))]);
  }

  async unjudged(tx: Tx, id: string, limit: number): Promise<ImportRowEntity[]> {
    const found = await tx.query<{ position: number }>(UNJUDGED, [id, limit]);
    if (found.length === 0) return [];
    const query = tx.manager.createQueryBuilder(ImportRowEntity, 'r').where('r.importId = :id AND r.position = ANY (:positions)', { id, positions: found.map(({ position }) => position) });
    return query.orderBy('r.position').getMany();
  }

  async judge(tx: Tx, id: string, judgements: readonly Judgement[]): Promise<void> {
    await tx.execute(JUDGE_ROWS, [id, JSON.stringify(judgements)]);
  }

  /** Rows that were judged already and stand for one of these codes. */
  async judged(tx: Tx, id: string, codes: readonly string[]): Promise<{ kind: string | null; code: string; line: number }[]> {
    return tx.query(JUDGED, [id, codes]);
  }

  async qualifications(tx: Tx, id: string, codes: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
    const rows = await tx.query<{ code: string; content: Readonly<Record<string, unknown>> }>(QUALIFICATIONS, [id, codes]);
    return new Map(rows.map(({ code, content }) => [code, content]));
  }

  async liveNames(tx: Tx): Promise<{ code: string; name: string | null }[]> {
    return tx.query(NAMES, [tx.now]);
  }

  /** Documents of these kinds that hold and that the file does not have. */
  async missing(tx: Tx, id: string, kinds: readonly string[]): Promise<LiveDocument[]> {
    return tx.query(MISSING, [id, tx.now, kinds]);
  }

  async rulesOf(tx: Tx, id: string, qualifications: readonly string[]): Promise<LiveDocument[]> {
    return tx.query(RULES_OF, [id, tx.now, qualifications]);
  }

  async kindsIn(tx: Tx, id: string): Promise<string[]> {
    const rows = await tx.query<{ kind: string }>('SELECT DISTINCT kind FROM catalogue.import_row WHERE import_id = $1 AND kind IS NOT NULL AND line IS NOT NULL', [id]);
    return rows.map(({ kind }) => kind);
  }

  /** Rows that are to be drafts and are none yet. */
  async undrafted(tx: Tx, id: string, limit: number): Promise<ImportRowEntity[]> {
    const query = tx.manager.createQueryBuilder(ImportRowEntity, 'r').where("r.importId = :id AND r.verdict IN ('added', 'changed', 'withdrawn') AND r.draftId IS NULL", { id });
    return query.orderBy('r.position').limit(limit).getMany();
  }

  setDraft(tx: Tx, id: string, position: number, draftId: string): void {
    tx.write('import-draft', 'UPDATE catalogue.import_row SET draft_id = $3 WHERE import_id = $1 AND position = $2', [id, position, draftId]);
  }

  async draftIds(tx: Tx, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT draft_id AS id FROM catalogue.import_row WHERE import_id = $1 AND draft_id IS NOT NULL ORDER BY position', [id]);
    return rows.map((row) => row.id);
  }

  /** Lets every row be looked at again that is not a draft yet; what was withdrawn is found anew. */
  async forgetJudgements(tx: Tx, id: string): Promise<void> {
    await tx.execute("DELETE FROM catalogue.import_row WHERE import_id = $1 AND verdict = 'withdrawn' AND draft_id IS NULL", [id]);
    await tx.execute('UPDATE catalogue.import_row SET verdict = NULL WHERE import_id = $1 AND draft_id IS NULL AND line IS NOT NULL', [id]);
  }

  /** How many rows came to what, how many were not looked at, how many are drafts. */
  async progress(tx: Tx, ids: readonly string[]): Promise<Map<string, { counts: Counts; checked: number; drafted: number }>> {
    const rows = await tx.query<{ id: string; verdict: Verdict | null; count: number; drafted: number }>(
      'SELECT import_id AS id, verdict, count(*)::integer AS count, count(draft_id)::integer AS drafted FROM catalogue.import_row WHERE import_id = ANY ($1::uuid[]) GROUP BY import_id, verdict', [ids],
    );
    return new Map(ids.map((id) => {
      const own = rows.filter((row) => row.id === id);
      const countOf = (verdict: Verdict): number => own.find((row) => row.verdict === verdict)?.count ?? 0;
      const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, countOf(verdict)])) as Record<Verdict, number>;
      return [id, { counts, checked: own.reduce((sum, row) => sum + (row.verdict === null || row.verdict === 'withdrawn' ? 0 : row.count), 0), drafted: own.reduce((sum, row) => sum + row.drafted, 0) }];
    }));
  }

  async rows(tx: Tx, id: string, verdict: Verdict | undefined, offset: number, limit: number): Promise<{ items: ImportRowEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(ImportRowEntity, 'r').where('r.importId = :id', { id });
    if (verdict) query.andWhere('r.verdict = :verdict', { verdict });
    const [items, total] = await query.orderBy('r.position').skip(offset).take(limit).getManyAndCount();
    return { items, total };
  }

  async wrongAfter(tx: Tx, id: string, position: number, limit: number): Promise<ImportRowEntity[]> {
    const query = tx.manager.createQueryBuilder(ImportRowEntity, 'r').where("r.importId = :id AND r.verdict = 'wrong' AND r.position > :position", { id, position });
    return query.orderBy('r.position').limit(limit).getMany();
  }
}
