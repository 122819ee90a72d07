import { readXml, UnreadableXml, type XmlToken } from '../domain/interchange/xml.js';
import { UnreadableFile } from './unreadable-file.js';
import { ZipReader, type ZipBounds } from './zip-reader.js';

/** One row of a sheet. */
export interface SheetRow {
  /** From 1, as the spreadsheet shows it. */
  readonly line: number;
  /** As they are stored: numbers and days as numbers, truth as TRUE and FALSE. */
  readonly cells: string[];
  /** Places of cells with a formula; what it once came to is not taken. */
  readonly formulas: number[];
}

export interface Sheet {
  readonly name: string;
  rows(): Generator<SheetRow>;
}

/** More columns than any sheet of ours has. */
const MOST_COLUMNS = 512;

/** The sheets of an XLSX file in their order. Throws {@link UnreadableFile}; macros, links and whatever else the archive holds are never unfolded. */
export function readXlsx(bytes: Buffer, bounds?: ZipBounds): Sheet[] {
  const zip = new ZipReader(bytes, bounds);
  const workbook = zip.read('xl/workbook.xml');
  if (!workbook) throw new UnreadableFile('type');
  return asStructure(() => {
    const targets = new Map(tagsOf(zip.read('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ Id = '', Target = '' }) => [Id, Target]));
    const shared = sharedStrings(zip.read('xl/sharedStrings.xml'));
    return tagsOf(workbook, 'sheet').map(({ name = '', id = '' }): Sheet => ({ name, rows: () => rowsOf(zip.read(pathOf(targets.get(id) ?? '')), shared) }));
  });
}

function asStructure<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableXml) throw new UnreadableFile('structure');
    throw error;
  }
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function tagsOf(xml: Buffer | undefined, name: string): Readonly<Record<string, string>>[] {
  return [...readXml(xml?.toString('utf8') ?? '')].flatMap((token) => (token.kind === 'open' && token.name === name ? [token.attributes] : []));
}

function sharedStrings(xml: Buffer | undefined): string[] {
  const texts: string[] = [];
  const reading = new TextReading();
  for (const token of readXml(xml?.toString('utf8') ?? '')) {
    if (token.kind === 'open' && token.name === 'si') reading.begin();
    if (token.kind === 'close' && token.name === 'si') texts.push(reading.end());
    reading.take(token);
  }
  return texts;
}

/** Collects the text of `t` elements; readings that stand over Chinese or Japanese words (`rPh`) are not part of it. */
class TextReading {
  private text = '';
  private inText = false;
  private phonetic = false;

  begin(): void {
    Object.assign(this, { text: '', inText: false, phonetic: false });
  }

  take(token: XmlToken): void {
    if (token.kind === 'text') {
      if (this.inText && !this.phonetic) this.text += token.text;
    } else if (token.name === 't') this.inText = token.kind === 'open' && !token.empty;
    else if (token.name === 'rPh') this.phonetic = token.kind === 'open' && !token.empty;
  }

  end(): string {
    return unescapeSigns(this.text);
  }
}

interface Cell {
  readonly column: number;
  readonly type: string;
  value: string;
  formula: boolean;
}

function* rowsOf(xml: Buffer | undefined, shared: readonly string[]): Generator<SheetRow> {
  try {
    yield* readRows(xml?.toString('utf8') ?? '', shared);
  } catch (error) {
    if (error instanceof UnreadableXml) throw new UnreadableFile('structure');
    throw error;
  }
}

function* readRows(xml: string, shared: readonly string[]): Generator<SheetRow> {
  const reading = new TextReading();
  let row: SheetRow = { line: 0, cells: [], formulas: [] };
  let cell: Cell | undefined;
  let inValue = false;
  for (const token of readXml(xml)) {
    if (token.kind === 'open' && token.name === 'row') row = { line: lineOf(token.attributes['r'], row.line), cells: [], formulas: [] };
    else if (token.kind === 'open' && token.name === 'c' && !token.empty) {
      cell = { column: columnOf(token.attributes['r'], row.cells.length), type: token.attributes['t'] ?? 'n', value: '', formula: false };
      reading.begin();
    } else if (token.kind === 'open' && token.name === 'f' && cell) cell.formula = true;
    else if (token.kind !== 'text' && token.name === 'v') inValue = token.kind === 'open' && !token.empty;
    else if (token.kind === 'text' && inValue && cell) cell.value += token.text;
    else if (token.kind === 'close' && token.name === 'c' && cell) {
      place(row, cell, cell.type === 'inlineStr' ? reading.end() : cellText(cell, shared));
      cell = undefined;
    } else if (token.kind === 'close' && token.name === 'row') {
      if (row.cells.some((text) => text.trim() !== '') || row.formulas.length > 0) yield row;
    }
    reading.take(token);
  }
}

function place(row: SheetRow, { column, formula }: Cell, text: string): void {
  if (column >= MOST_COLUMNS) return;
  while (row.cells.length < column) row.cells.push('');
  row.cells[column] = text;
  if (formula) row.formulas.push(column);
}

function cellText({ type, value }: Cell, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  return type === 'str' ? unescapeSigns(value) : value;
}

function lineOf(written: string | undefined, before: number): number {
  const line = Number(written);
  return Number.isInteger(line) && line > before ? line : before + 1;
}

/** Place of a cell from its name: B7 is the second. */
function columnOf(name: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? '')?.[0];
  return letters === undefined ? next : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Spreadsheets write signs that XML does not have as _x000D_. */
function unescapeSigns(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, code: string) => (/^(0000|[dD][89a-fA-F])/.test(code) ? whole : String.fromCharCode(Number.parseInt(code, 16)))) : text;
}
