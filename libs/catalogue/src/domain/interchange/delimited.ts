/** A file of cells that cannot be read any further; `line` counts from 1. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable';
  constructor(readonly line: number, readonly reason: 'quote_open' | 'text_after_quote') {
    super(`line ${line}: ${reason}`);
  }
}

export interface TableLine {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: string[];
}

/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), the full-width signs of Chinese keyboards among it. */
const FORMULA = '=+\\-@\\t\\r\\n＝＋－＠';
const NEEDS_GUARD = new RegExp(`^'*[${FORMULA}]`, 'u');
const IS_GUARDED = new RegExp(`^'+[${FORMULA}]`, 'u');

/** A cell that no spreadsheet calculates: an apostrophe before what would be a formula. {@link unguardCell} takes it off again. */
export function guardCell(text: string): string {
  return NEEDS_GUARD.test(text) ? `'${text}` : text;
}

export function unguardCell(text: string): string {
  return IS_GUARDED.test(text) ? text.slice(1) : text;
}

/** One row of CSV (RFC 4180): every cell in quotes and guarded against formulas. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${guardCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/** The separator of the first line: what stands most often in it outside quotes. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const first = /^(?:"[^"]*"|[^"\r\n])*/.exec(text.slice(0, 65_536))?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counted = ([',', '\t', ';'] as const).map((sign) => [sign, first.split(sign).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** The rows of a table, one after the other, without those in which nothing stands. Throws {@link UnreadableTable}. */
export function* readTable(text: string, separator: string): Generator<TableLine> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const cell = readCellAt(text, at, separator, line);
      cells.push(cell.text);
      line = cell.line;
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) yield { line: begun, cells: cells.map(unguardCell) };
  }
}

function readCellAt(text: string, from: number, separator: string, line: number): { text: string; end: number; line: number } {
  if (text[from] !== '"') {
    let end = from;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return { text: text.slice(from, end), end, line };
  }
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new UnreadableTable(line, 'quote_open');
    parts.push(text.slice(at, quote));
    at = quote + 1;
    if (text[at] !== '"') break;
    parts.push('"');
    at += 1;
  }
  const read = parts.join('');
  if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') throw new UnreadableTable(line, 'text_after_quote');
  return { text: read, end: at, line: line + countLines(read) };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
