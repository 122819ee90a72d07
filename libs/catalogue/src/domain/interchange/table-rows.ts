import { formOfRows } from './cell-rows.js';
import { formatCell, readCell } from './cell-values.js';
import { COLUMNS, HEAD_COLUMNS, NULLABLE_PARTS, type Column, type RecordKind } from './columns.js';
import { shown, type FileRow, type RowIssue } from './import-row.js';
import { isJsonObject, isRecordKind, isStanding, type CatalogueRecord, type Json } from './record.js';

/** The heads of a table file of one kind. */
export function headsOf(kind: RecordKind): string[] {
  return [...HEAD_COLUMNS, ...COLUMNS[kind]].map(({ path }) => path);
}

/** A record as cells, in the order of {@link headsOf}. */
export function toCells(record: CatalogueRecord): string[] {
  return [record.kind, record.code, record.standing, ...COLUMNS[record.kind].map((column) => cellOf(column, at(record.content, column.path)))];
}

/** What a column takes, for people; empty where it takes any text. */
export function allowedIn({ oneOf, fields }: Column): string {
  return fields === undefined ? (oneOf?.join(', ') ?? '') : formOfRows(fields);
}

/** What a head line says: the column of each cell, and what it does not know. */
export interface Heads {
  readonly kind: RecordKind;
  readonly columns: readonly (Column | undefined)[];
  readonly issues: readonly RowIssue[];
}

/** Reads a head line; heads may be the paths, or the names in Chinese or English. The kind is told by the columns that only one kind has. */
export function readHeads(cells: readonly string[]): Heads {
  const known = (kind: RecordKind): (Column | undefined)[] => cells.map((cell) => [...HEAD_COLUMNS, ...COLUMNS[kind]].find((column) => isHead(column, cell)));
  const [qualification, rule] = [known('qualification'), known('recognition_rule')];
  const kind = count(rule) > count(qualification) ? 'recognition_rule' : 'qualification';
  const columns = kind === 'qualification' ? qualification : rule;
  const issues = cells.flatMap((cell, i): RowIssue[] => {
    const found = columns[i];
    if (found === undefined) return cell.trim() === '' ? [] : [issue(cell.trim(), cell, 'unknown_column', headsOf(kind).join(', '))];
    return columns.indexOf(found) < i ? [issue(found.path, cell, 'column_twice', null)] : [];
  });
  return { kind, columns, issues };
}

/** One row under its heads. */
export function readTableRow(heads: Heads, line: number, sheet: string | null, cells: readonly string[]): FileRow {
  const byPath: Record<string, string> = {};
  heads.columns.forEach((column, i) => {
    if (column !== undefined && !(column.path in byPath)) byPath[column.path] = cells[i] ?? '';
  });
  const { kind = '', code = '', standing = '', ...rest } = byPath;
  const issues: RowIssue[] = [];
  const [kindText, standingText] = [kind.trim(), standing.trim()];
  if (kindText !== '' && !isRecordKind(kindText)) issues.push(issue('kind', kind, 'one_of', expectedOf('kind')));
  if (kindText !== '' && isRecordKind(kindText) && kindText !== heads.kind) issues.push(issue('kind', kind, 'other_kind', heads.kind));
  if (standingText !== '' && !isStanding(standingText)) issues.push(issue('standing', standing, 'one_of', expectedOf('standing')));
  if (cells.length > heads.columns.length && cells.slice(heads.columns.length).some((cell) => cell.trim() !== '')) issues.push(issue('', shown(cells[heads.columns.length]), 'cell_without_column', null));
  return { line, sheet, kind: heads.kind, code: code.trim(), standing: isStanding(standingText) ? standingText : null, cells: rest, content: null, issues };
}

/**
 * The content that cells mean. What the file has no column for, and cells that say what stands already, are taken from `base`, so that a file that was
 * exported changes nothing.
 */
export function contentOfCells(kind: RecordKind, cells: Readonly<Record<string, string>>, base: Json | undefined): { content: Json; issues: RowIssue[] } {
  const content = structuredClone(base ?? {}) as Record<string, unknown>;
  const issues: RowIssue[] = [];
  const emptyParts = NULLABLE_PARTS[kind].filter((part) => partIsEmpty(kind, cells, part));
  for (const part of emptyParts) if (COLUMNS[kind].some(({ path }) => path.startsWith(`${part}.`) && path in cells) || base === undefined) content[part] = null;
  for (const column of COLUMNS[kind]) {
    const { path, type, fields, absent } = column;
    const cell = cells[path];
    if (cell === undefined || emptyParts.some((part) => path.startsWith(`${part}.`))) continue;
    if (base !== undefined && at(base, path) !== undefined && cellOf(column, at(base, path)).trim() === cell.trim()) continue;
    // An optional value that neither side has is not made up, unless the part that it belongs to is new.
    if (base !== undefined && at(base, path) === undefined && cell.trim() === '' && isJsonObject(at(base, parentOf(path)))) continue;
    if (absent && cell.trim() === '') {
      take(content, path);
      continue;
    }
    const read = readCell(type, cell, fields);
    if (read.ok) put(content, path, read.value);
    else {
      issues.push(issue(path, cell, read.code, allowedIn(column) || null));
      put(content, path, null);
    }
  }
  return { content, issues };
}

/** The cell of a value. A list without anything is written out where an empty cell would mean that there is no list. */
function cellOf({ type, fields, absent }: Column, value: unknown): string {
  return absent && type === 'rows' && Array.isArray(value) && value.length === 0 ? '[]' : formatCell(type, value, fields);
}

/** What a head column takes. */
function expectedOf(path: string, kind: RecordKind = 'qualification'): string | null {
  return [...HEAD_COLUMNS, ...COLUMNS[kind]].find((column) => column.path === path)?.oneOf?.join(', ') ?? null;
}

/** The value at a dotted path of an object; undefined where there is none. The empty path is the object itself. */
export function at(content: unknown, path: string): unknown {
  if (path === '') return content;
  return path.split('.').reduce<unknown>((value, key) => (isJsonObject(value) || Array.isArray(value) ? (value as Json)[key] : undefined), content);
}

function parentOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

function put(content: Record<string, unknown>, path: string, value: unknown): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    content[head] = value;
    return;
  }
  const part = content[head];
  const inner = isJsonObject(part) ? { ...part } : {};
  put(inner, rest.join('.'), value);
  content[head] = inner;
}

/** Takes the value at a path away, and a part that had nothing else. */
function take(content: Record<string, unknown>, path: string): void {
  const [parent, key] = [parentOf(path), path.slice(path.lastIndexOf('.') + 1)];
  const part = at(content, parent);
  if (!isJsonObject(part) || !(key in part)) return;
  const { [key]: _gone, ...rest } = part;
  if (parent === '') delete content[key];
  else if (Object.keys(rest).length === 0) take(content, parent);
  else put(content, parent, rest);
}

function partIsEmpty(kind: RecordKind, cells: Readonly<Record<string, string>>, part: string): boolean {
  return COLUMNS[kind].filter(({ path }) => path.startsWith(`${part}.`)).every(({ path }) => (cells[path] ?? '').trim() === '');
}

function isHead(column: Column, cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return text !== '' && [column.path, column.zh, column.en].some((name) => name.toLowerCase() === text);
}

function count(columns: readonly (Column | undefined)[]): number {
  return columns.filter((column) => column !== undefined).length;
}

function issue(column: string, value: string, code: string, expected: string | null): RowIssue {
  return { column, value: shown(value), code, expected };
}
