/** What a spreadsheet takes for a formula, or what makes it run one: the first sign of a cell (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/** Byte order mark: without it spreadsheets read Chinese as another encoding. */
export const CSV_MARK = '\uFEFF';

/** One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it; nothing else is changed. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
