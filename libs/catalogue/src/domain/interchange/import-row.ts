import type { RecordKind } from './columns.js';
import type { CatalogueRecord, Json } from './record.js';

/** Something that is wrong with one cell of a file, in the way in which a person finds it. */
export interface RowIssue {
  /** Head of the column, or the path in the content where the file is JSON. */
  readonly column: string;
  /** What stands there, cut after some signs. */
  readonly value: string;
  readonly code: string;
  readonly expected: string | null;
}

/**
 * One row of a file as it was read. Table files hold cells, from which content is made once the document that it belongs to is known: what the file
 * has no column for stays as it is.
 */
export interface FileRow {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  /** The sheet, where the file has several. */
  readonly sheet: string | null;
  readonly kind: RecordKind | null;
  readonly code: string;
  readonly standing: CatalogueRecord['standing'] | null;
  /** By the path of the column. */
  readonly cells: Readonly<Record<string, string>> | null;
  readonly content: Json | null;
  readonly issues: readonly RowIssue[];
}

const MOST_SHOWN = 120;

/** A value as an issue shows it. */
export function shown(value: unknown): string {
  const text = value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
