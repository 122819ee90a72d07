import { isDay } from '#kernel';
import { escapeSigns, formatRows, readRows, splitAt, unescapeSigns, type RowField } from './cell-rows.js';

/** How one value of a content stands in a cell. `…_or_null`: an empty cell means null; lists mean an empty list. `rows`: small things, or their JSON where rows cannot say them. */
export type CellType = 'text' | 'rows' | 'text_or_null' | 'texts' | 'whole_or_null' | 'whole' | 'yes_no' | 'day' | 'day_or_null' | 'json_list' | 'json_or_null';

/** What was read from a cell, or why it cannot be: `code` as in the checks of content. */
export type CellReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: 'whole_number' | 'yes_or_no' | 'day' | 'json' | 'rows' };

const YES = ['true', '1', 'yes', '是'];
const NO = ['false', '0', 'no', '否'];
/** Days as spreadsheets count them: from 1899-12-30, which hides that they take 1900 for a leap year. */
const SHEET_EPOCH_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The cell for a value. Total: a value of another type than the column's gives its JSON. `fields`: the parts of a thing, in a column of rows. */
export function formatCell(type: CellType, value: unknown, fields: readonly RowField[] = []): string {
  if (value === undefined || value === null) return '';
  if (type === 'texts' && Array.isArray(value) && value.every((each) => typeof each === 'string')) return (value as string[]).map((each) => escapeSigns(each, ';；')).join('; ');
  if ((type === 'json_list' || type === 'rows') && Array.isArray(value) && value.length === 0) return '';
  if (type === 'rows' && Array.isArray(value)) return formatRows(fields, value as unknown[]) ?? JSON.stringify(value);
  if (type === 'yes_no' && typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string' && !type.startsWith('json') && type !== 'rows') return value;
  return JSON.stringify(value);
}

/** The value of a cell. Blanks around it do not count. */
export function readCell(type: CellType, cell: string, fields: readonly RowField[] = []): CellReading {
  const text = cell.trim();
  switch (type) {
    case 'text':
      return value(text);
    case 'text_or_null':
      return value(text === '' ? null : text);
    case 'texts':
      return value(splitItems(text));
    case 'whole':
    case 'whole_or_null':
      return readWhole(text, type === 'whole_or_null');
    case 'yes_no':
      return YES.includes(text.toLowerCase()) ? value(true) : NO.includes(text.toLowerCase()) ? value(false) : { ok: false, code: 'yes_or_no' };
    case 'day':
    case 'day_or_null':
      return readDay(text, type === 'day_or_null');
    case 'rows':
      return text.startsWith('[') || text.startsWith('{') ? readJson(text, []) : readList(fields, text);
    case 'json_list':
    case 'json_or_null':
      return readJson(text, type === 'json_list' ? [] : null);
  }
}

function value(read: unknown): CellReading {
  return { ok: true, value: read };
}

function readWhole(text: string, mayBeNull: boolean): CellReading {
  if (text === '') return mayBeNull ? value(null) : { ok: false, code: 'whole_number' };
  return /^\d{1,12}(\.0+)?$/.test(text) ? value(Number(text)) : { ok: false, code: 'whole_number' };
}

/** 2026-01-31, 2026/1/31, or the number by which a spreadsheet stores a day. */
function readDay(text: string, mayBeNull: boolean): CellReading {
  if (text === '') return mayBeNull ? value(null) : { ok: false, code: 'day' };
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const serial = /^\d{5}(\.0+)?$/.test(text) ? new Date(SHEET_EPOCH_MS + Number(text) * DAY_MS).toISOString().slice(0, 10) : undefined;
  const written = year === undefined ? serial : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return written !== undefined && isDay(written) ? value(written) : { ok: false, code: 'day' };
}

function readJson(text: string, empty: unknown): CellReading {
  if (text === '') return value(empty);
  try {
    return value(JSON.parse(text) as unknown);
  } catch {
    return { ok: false, code: 'json' };
  }
}

function readList(fields: readonly RowField[], text: string): CellReading {
  const rows = readRows(fields, text);
  return rows === undefined ? { ok: false, code: 'rows' } : value(rows);
}

/** Items of a list stand between semicolons; a semicolon inside an item has a backslash before it. */
function splitItems(text: string): string[] {
  return splitAt(text, ';；').map((each) => unescapeSigns(each).trim()).filter((each) => each !== '');
}
