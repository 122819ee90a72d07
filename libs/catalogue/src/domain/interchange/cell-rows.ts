/** One part of a thing in a list. An optional part may be missing at the end. */
export interface RowField {
  readonly name: string;
  readonly type: 'text' | 'whole' | 'texts';
  readonly optional?: true;
}

type Fields = readonly RowField[];

const WHOLE = /^\d{1,12}$/;

/** How such a cell is written, for people: `jurisdiction | fen | source; …`. */
export function formOfRows(fields: Fields): string {
  return `${fields.map(({ name }) => name).join(' | ')}; …`;
}

/** A list of small things as people read it: parts between bars, things between semicolons. Undefined where the list holds what these fields cannot say. */
export function formatRows(fields: Fields, list: readonly unknown[]): string | undefined {
  const rows = list.map((each) => formatRow(fields, each));
  if (rows.some((row) => row === undefined)) return undefined;
  const cell = rows.join('; ');
  // What begins with a bracket or a brace would be read as JSON.
  return /^[[{]/.test(cell) ? `\\${cell}` : cell;
}

/** The list that a cell means; undefined where a thing in it does not have these parts. */
export function readRows(fields: Fields, cell: string): Record<string, unknown>[] | undefined {
  const rows = splitAt(cell, ';；').filter((row) => row.trim() !== '').map((row) => readRow(fields, splitAt(row, '|｜')));
  return rows.includes(undefined) ? undefined : (rows as Record<string, unknown>[]);
}

/** Parts of a text between some signs; a sign with a backslash before it separates nothing, and the backslashes stay. */
export function splitAt(text: string, signs: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charAt(i);
    if (sign === '\\' && i + 1 < text.length) {
      i += 1;
      part += sign + text.charAt(i);
    } else if (signs.includes(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part];
}

/** The text with a backslash before these signs and before its own backslashes. */
export function escapeSigns(text: string, signs: string): string {
  return [...text].map((sign) => (sign === '\\' || signs.includes(sign) ? `\\${sign}` : sign)).join('');
}

/** The text without the backslashes that kept its signs from separating. */
export function unescapeSigns(text: string): string {
  return text.replace(/\\([\s\S])/gu, '$1');
}

function formatRow(fields: Fields, thing: unknown): string | undefined {
  if (typeof thing !== 'object' || thing === null || Array.isArray(thing)) return undefined;
  const given = thing as Readonly<Record<string, unknown>>;
  if (Object.keys(given).some((key) => fields.every(({ name }) => name !== key))) return undefined;
  const said = fields.filter(({ name, optional }) => !(optional && given[name] === undefined));
  const parts = said.map(({ name, type }) => formatPart(type, given[name]));
  if (parts.every((part) => part === '' || part === undefined)) return undefined;
  return parts.includes(undefined) ? undefined : parts.join(' | ');
}

function formatPart(type: RowField['type'], value: unknown): string | undefined {
  if (type === 'whole') return typeof value === 'number' && WHOLE.test(String(value)) ? String(value) : undefined;
  if (type === 'text') return isPlain(value) ? escapeSigns(value, ';；|｜') : undefined;
  return Array.isArray(value) && value.every((each) => isPlain(each) && each !== '') ? (value as string[]).map((each) => escapeSigns(each, ';；|｜,，')).join(', ') : undefined;
}

/** Blanks around a value do not count, so that a value that has some cannot be written like this. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && value.trim() === value;
}

function readRow(fields: Fields, parts: readonly string[]): Record<string, unknown> | undefined {
  if (parts.length > fields.length || fields.slice(parts.length).some(({ optional }) => !optional)) return undefined;
  const thing: Record<string, unknown> = {};
  for (const [i, part] of parts.entries()) {
    const { name, type } = fields[i] ?? { name: '', type: 'text' };
    const text = unescapeSigns(part.trim());
    if (type === 'whole' && !WHOLE.test(text)) return undefined;
    thing[name] = type === 'whole' ? Number(text) : type === 'text' ? text : splitAt(part, ',，').map((each) => unescapeSigns(each.trim())).filter((each) => each !== '');
  }
  return thing;
}
