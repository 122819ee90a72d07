import { readTable, separatorOf, UnreadableTable } from '../domain/interchange/delimited.js';
import { isRecordKind, isStanding, isJsonObject, type Json } from '../domain/interchange/record.js';
import { shown, type FileRow, type RowIssue } from '../domain/interchange/import-row.js';
import { readHeads, readTableRow, type Heads } from '../domain/interchange/table-rows.js';
import { decodeText } from './text-encoding.js';
import { UnreadableFile } from './unreadable-file.js';
import { readXlsx, type SheetRow } from './xlsx-reader.js';

export const FILE_FORMATS = ['jsonl', 'json', 'csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The most rows that a file may have; a larger catalogue comes in several files. */
export const MOST_ROWS = 25_000;

export interface ReadFile {
  readonly format: FileFormat;
  readonly rows: Generator<FileRow>;
  /** What is wrong with the file as a whole, such as columns that nobody knows: they are not taken. Complete once the rows have been read. */
  readonly issues: readonly RowIssue[];
}

/** A code that is longer is wrong anyway. */
const MOST_CODE = 200;
const XLS = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Half characters and NUL. */
const UNSTORABLE = /[\u0000\p{Surrogate}]/gu;
const RECORD_FIELDS = ['kind', 'code', 'standing', 'content'];

/** Opens a file as what it is by its content, whatever its name. Throws {@link UnreadableFile}; so do the rows while they are read. */
export function readFileRows(bytes: Buffer): ReadFile {
  if (bytes.length === 0) throw new UnreadableFile('empty');
  const issues: RowIssue[] = [];
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return { format: 'xlsx', rows: bounded(xlsxRows(bytes, issues)), issues };
  if (bytes.subarray(0, 8).equals(XLS) || looksBinary(bytes)) throw new UnreadableFile('type');
  const { text } = decodeText(bytes);
  const first = text.trimStart().charAt(0);
  if (first === '') throw new UnreadableFile('empty');
  if (first === '[') return { format: 'json', rows: bounded(jsonRows(text)), issues };
  if (first === '{') return { format: 'jsonl', rows: bounded(jsonLines(text)), issues };
  return { format: 'csv', rows: bounded(csvRows(text, issues)), issues };
}

/** Signatures of pictures, PDF and archives; a text never begins like this. */
function looksBinary(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 8);
  return ['%PDF', '\u0089PNG', 'GIF8', '\u001f\u008b', 'Rar!', '7z\u00bc\u00af', '\u00ff\u00d8\u00ff', '<!DOCTYP', '<html'].some((mark) => head.startsWith(mark.slice(0, 8)));
}

function* bounded(rows: Generator<FileRow>): Generator<FileRow> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count > MOST_ROWS) throw new UnreadableFile('too_many_rows', { limit: MOST_ROWS });
    yield row;
  }
  if (count === 0) throw new UnreadableFile('empty');
}

function* csvRows(text: string, issues: RowIssue[]): Generator<FileRow> {
  let heads: Heads | undefined;
  try {
    for (const { line, cells } of readTable(text, separatorOf(text))) {
      if (heads) yield readTableRow(heads, line, null, cells);
      else heads = usableHeads(cells, issues);
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw new UnreadableFile('structure', { line: error.line });
    throw error;
  }
}

/** Sheets without a known column, such as an explanation, are passed over. */
function* xlsxRows(bytes: Buffer, issues: RowIssue[]): Generator<FileRow> {
  let usable = false;
  for (const sheet of readXlsx(bytes)) {
    let heads: Heads | undefined;
    for (const row of sheet.rows()) {
      if (!heads) {
        heads = readHeads(row.cells);
        if (!isUsable(heads)) break;
        usable = true;
        issues.push(...heads.issues);
      } else yield withFormulas(readTableRow(heads, row.line, sheet.name, row.cells), heads, row);
    }
  }
  if (!usable) throw new UnreadableFile('no_columns');
}

function withFormulas(row: FileRow, heads: Heads, { formulas, cells }: SheetRow): FileRow {
  if (formulas.length === 0) return row;
  const issues = formulas.map((place): RowIssue => ({ column: heads.columns[place]?.path ?? '', value: shown(cells[place]), code: 'formula', expected: null }));
  return { ...row, issues: [...row.issues, ...issues] };
}

function usableHeads(cells: readonly string[], issues: RowIssue[]): Heads {
  const heads = readHeads(cells);
  if (!isUsable(heads)) throw new UnreadableFile('no_columns');
  issues.push(...heads.issues);
  return heads;
}

/** Two known columns at least, one of them the code or the name: one word alone may be chance. */
function isUsable({ columns }: Heads): boolean {
  return columns.filter((column) => column !== undefined).length >= 2 && columns.some((column) => column !== undefined && ['code', 'nameZh'].includes(column.path));
}

function* jsonRows(text: string): Generator<FileRow> {
  const read = parsed(text);
  if (read === undefined || !Array.isArray(read.value)) throw new UnreadableFile('structure');
  for (const [i, value] of (read.value as unknown[]).entries()) yield recordRow(value, i + 1);
}

function* jsonLines(text: string): Generator<FileRow> {
  let line = 0;
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const written = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    line += 1;
    if (written === '') continue;
    const read = parsed(written);
    yield read === undefined ? brokenRow(line, written) : recordRow(read.value, line);
  }
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function brokenRow(line: number, text: string): FileRow {
  return { line, sheet: null, kind: null, code: '', standing: null, cells: null, content: null, issues: [{ column: '', value: shown(text), code: 'json', expected: null }] };
}

function recordRow(value: unknown, line: number): FileRow {
  if (!isJsonObject(value)) return brokenRow(line, JSON.stringify(value));
  const { kind, code, standing, content } = value as { kind?: unknown; code?: unknown; standing?: unknown; content?: unknown };
  const issues: RowIssue[] = Object.keys(value).filter((field) => !RECORD_FIELDS.includes(field)).map((field) => ({ column: field, value: shown(value[field]), code: 'unknown_field', expected: RECORD_FIELDS.join(', ') }));
  if (!isRecordKind(kind)) issues.push({ column: 'kind', value: shown(kind), code: 'one_of', expected: 'qualification, recognition_rule' });
  if (standing !== undefined && !isStanding(standing)) issues.push({ column: 'standing', value: shown(standing), code: 'one_of', expected: 'active, suspended, deprecated, retired' });
  if (!isJsonObject(content)) issues.push({ column: 'content', value: shown(content), code: 'required', expected: null });
  return {
    line, sheet: null, kind: isRecordKind(kind) ? kind : null, code: (typeof code === 'string' ? code : shown(code)).replace(UNSTORABLE, '?').slice(0, MOST_CODE), standing: isStanding(standing) ? standing : null, cells: null,
    content: isJsonObject(content) ? storable(content, issues) : null, issues,
  };
}

const MOST_DEPTH = 20;

/** What neither canonical JSON nor the database can hold is said to be wrong, and not stored. */
function storable(content: Json, issues: RowIssue[]): Json | null {
  let broken = false;
  const clean = (value: unknown, depth: number): unknown => {
    if (depth > MOST_DEPTH) throw new RangeError('too deep');
    if (typeof value === 'string') {
      const kept = value.replace(UNSTORABLE, '?');
      broken ||= kept !== value;
      return kept;
    }
    if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1));
    return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [clean(key, depth + 1), clean(each, depth + 1)])) : value;
  };
  try {
    const cleaned = clean(content, 0) as Json;
    if (broken) issues.push({ column: 'content', value: '', code: 'broken_character', expected: null });
    return cleaned;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    issues.push({ column: 'content', value: '', code: 'too_deep', expected: String(MOST_DEPTH) });
    return null;
  }
}
