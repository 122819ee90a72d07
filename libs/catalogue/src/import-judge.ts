import { Injectable } from '@nestjs/common';
import { canonicalJson, type FieldIssue } from '#kernel';
import type { Tx } from '#platform';
import { DocumentKinds, DraftsService, diff, type Beside } from '#publication';
import type { ImportEntity, ImportRowEntity } from './data/import.entities.js';
import { ImportStore, type Judgement } from './data/import.store.js';
import { COLUMNS, EXAMPLE_CODE, type RecordKind } from './domain/interchange/columns.js';
import { shown, type RowIssue } from './domain/interchange/import-row.js';
import { normalisedName } from './domain/interchange/names.js';
import { isRecordKind, isStanding, type Json } from './domain/interchange/record.js';
import { at, contentOfCells } from './domain/interchange/table-rows.js';

interface Live {
  readonly number: number;
  readonly content: Json;
  readonly standing: string;
}

/** What the rows of one piece are held against. */
interface Surroundings {
  readonly live: ReadonlyMap<string, Live>;
  /** Lines that have a document already, by kind and code. */
  readonly lines: Map<string, number>;
  /** Codes by normalised name; null where several have the same. */
  readonly names: ReadonlyMap<string, string | null>;
  readonly beside: Beside;
}

/** Looks at rows of a file: what they are, what is wrong with them, and what they would change. Writes nothing but what was found. */
@Injectable()
export class ImportJudge {
  constructor(
    private readonly store: ImportStore,
    private readonly kinds: DocumentKinds,
    private readonly drafts: DraftsService,
  ) {}

  /** Judges the next rows of an import; how many there were. */
  async judgeNext(tx: Tx, entity: ImportEntity, limit: number): Promise<number> {
    const rows = await this.store.unjudged(tx, entity.id, limit);
    if (rows.length === 0) return 0;
    const live = entity.mode === 'replace' ? await this.store.liveNames(tx) : [];
    const [names, known] = [namesOf(live), new Set(live.map(({ code }) => code))];
    const placed = rows.map((row) => placeOf(row, names, known));
    const around = await this.surroundings(tx, entity, placed, names);
    const judgements: Judgement[] = [];
    for (const place of placed) judgements.push(await this.judge(tx, entity, place, around));
    await this.store.judge(tx, entity.id, judgements);
    return rows.length;
  }

  /** After the last row: what a list that replaces another withdraws, rules of withdrawn qualifications among it. */
  async findWithdrawn(tx: Tx, entity: ImportEntity): Promise<void> {
    const missing = await this.store.missing(tx, entity.id, await this.store.kindsIn(tx, entity.id));
    const gone = missing.filter(({ kind }) => kind === 'qualification').map(({ code }) => code);
    const rules = gone.length === 0 ? [] : await this.store.rulesOf(tx, entity.id, gone);
    const withdrawn = [...missing, ...rules.filter(({ code }) => !missing.some((each) => each.kind === 'recognition_rule' && each.code === code))];
    if (withdrawn.length > 0) await this.store.insertWithdrawn(tx, entity.id, entity.rows, withdrawn);
  }

  private async surroundings(tx: Tx, { id }: ImportEntity, placed: readonly Placed[], names: Surroundings['names']): Promise<Surroundings> {
    const live = new Map<string, Live>();
    const codes = [...new Set(placed.map(({ code }) => code))];
    for (const kind of new Set(placed.map(({ row }) => row.kind))) {
      if (kind === null) continue;
      for (const [code, version] of await this.drafts.live(tx, kind, codes)) live.set(`${kind}/${code}`, version);
    }
    const lines = new Map<string, number>();
    for (const { kind, code, line } of await this.store.judged(tx, id, codes)) if (!lines.has(`${kind ?? ''}/${code}`)) lines.set(`${kind ?? ''}/${code}`, line);
    const spokenOf = placed.flatMap(({ row }) => [row.content?.['qualificationCode'], row.cells?.['qualificationCode']?.trim()]).filter((code): code is string => typeof code === 'string');
    const qualifications = await this.store.qualifications(tx, id, [...new Set(spokenOf)]);
    return { live, lines, names, beside: (kind, code) => (kind === 'qualification' ? qualifications.get(code) : undefined) };
  }

  private async judge(tx: Tx, { mode }: ImportEntity, { row, code, matchedBy }: Placed, around: Surroundings): Promise<Judgement> {
    const { position, kind, line } = row;
    const base = around.live.get(`${kind ?? ''}/${code}`);
    const found = { position, code, standing: row.standing, content: row.content, matchedBy: base ? matchedBy : null, baseNumber: base?.number ?? null, changes: [] as string[] };
    if (!isRecordKind(kind)) return { ...found, issues: row.reading, verdict: 'wrong' };
    const { content, issues: ofCells } = row.cells === null ? { content: row.content, issues: [] } : contentOfCells(kind, row.cells, base?.content);
    const standing = isStanding(row.standing) ? row.standing : mode === 'replace' || base === undefined ? 'active' : base.standing;
    const issues = [...row.reading, ...ofCells, ...placeIssues(row, code, matchedBy, around)];
    if (line !== null && !around.lines.has(`${kind}/${code}`)) around.lines.set(`${kind}/${code}`, line);
    const judged = { ...found, standing, content };
    if (issues.length > 0 || content === null) return { ...judged, issues, verdict: 'wrong' };
    if (base && base.standing === standing && canonicalJson(base.content) === canonicalJson(content)) return { ...judged, issues, verdict: 'unchanged' };
    const wrong = (await this.kinds.get(kind).check(tx, code, content, around.beside)).map((issue) => toRowIssue(kind, row, content, issue));
    const changes = base ? [...diff(base.content, content).map(({ path }) => path), ...(base.standing === standing ? [] : ['standing'])] : [];
    return { ...judged, issues: wrong, changes, verdict: wrong.length > 0 ? 'wrong' : base ? 'changed' : 'added' };
  }
}

interface Placed {
  readonly row: ImportRowEntity;
  /** The code of the document that the row means. */
  readonly code: string;
  readonly matchedBy: 'code' | 'name';
}

/** Which document a row means: that of its code, and where a list replaces another and has a code of its own or none, that of its name. */
function placeOf(row: ImportRowEntity, names: ReadonlyMap<string, string | null>, known: ReadonlySet<string>): Placed {
  const own = { row, code: row.code, matchedBy: 'code' as const };
  if (row.kind !== 'qualification' || names.size === 0 || known.has(row.code)) return own;
  const name = row.cells?.['nameZh'] ?? row.content?.['nameZh'];
  const code = typeof name === 'string' ? names.get(normalisedName(name)) : undefined;
  return typeof code === 'string' ? { row, code, matchedBy: 'name' } : own;
}

function namesOf(live: readonly { code: string; name: string | null }[]): Map<string, string | null> {
  const names = new Map<string, string | null>();
  for (const { code, name } of live) {
    const key = normalisedName(name ?? '');
    names.set(key, names.has(key) ? null : code);
  }
  return names;
}

function placeIssues(row: ImportRowEntity, code: string, matchedBy: Placed['matchedBy'], { lines, names }: Surroundings): RowIssue[] {
  if (code === EXAMPLE_CODE) return [{ column: 'code', value: code, code: 'example', expected: null }];
  const name = row.cells?.['nameZh'] ?? row.content?.['nameZh'];
  if (code === '' && matchedBy !== 'name' && typeof name === 'string' && names.get(normalisedName(name)) === null) return [{ column: 'code', value: '', code: 'name_of_several', expected: null }];
  const line = lines.get(`${row.kind ?? ''}/${code}`);
  return line === undefined || code === '' ? [] : [{ column: 'code', value: code, code: 'duplicate', expected: String(line) }];
}

/** An issue of the content as one of the file: by its column, with what stands there. */
function toRowIssue(kind: RecordKind, row: ImportRowEntity, content: Json, { path, code, expected }: FieldIssue): RowIssue {
  const column = row.cells === null ? undefined : COLUMNS[kind].find((each) => path === each.path || path.startsWith(`${each.path}.`));
  const value = path === 'code' ? row.code : column ? row.cells?.[column.path] : at(content, path);
  return { column: column && path !== column.path ? `${column.path} (${path})` : path, value: shown(value), code, expected: expected ?? column?.oneOf?.join(', ') ?? null };
}
