import { canonicalJson } from '#kernel';
import { RECORD_KINDS, type RecordKind } from './columns.js';

export type Json = Readonly<Record<string, unknown>>;
const STANDINGS = ['active', 'suspended', 'deprecated', 'retired'] as const;

/** One document as it is exchanged: what is signed of it, and nothing of when and by whom. */
export interface CatalogueRecord {
  readonly kind: RecordKind;
  readonly code: string;
  readonly standing: (typeof STANDINGS)[number];
  readonly content: Json;
}

/** One record on one line in canonical JSON: the same catalogue gives the same bytes. */
export function writeRecord({ kind, code, standing, content }: CatalogueRecord): string {
  return `${canonicalJson({ kind, code, standing, content })}\n`;
}

/** The one order of records: by kind, then by code, both by UTF-16 code units. */
export function byKindAndCode(a: Pick<CatalogueRecord, 'kind' | 'code'>, b: Pick<CatalogueRecord, 'kind' | 'code'>): number {
  const [left, right] = a.kind === b.kind ? [a.code, b.code] : [a.kind, b.kind];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isRecordKind(text: unknown): text is RecordKind {
  return typeof text === 'string' && (RECORD_KINDS as readonly string[]).includes(text);
}

export function isStanding(text: unknown): text is CatalogueRecord['standing'] {
  return typeof text === 'string' && (STANDINGS as readonly string[]).includes(text);
}

export function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
