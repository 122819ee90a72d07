import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReferenceFile, ReferenceName, ReferenceRows } from './reference-rows.js';
import { ROW_SHAPES } from './reference-shapes.js';
import { chinese, day, english, isRecord, listOf, text } from './shape.js';

/** A reference file that cannot be loaded; the message names the file and, where one is at fault, the row. */
export class ReferenceError extends Error {
  constructor(readonly file: string, readonly row: string | null, problem: string) {
    super(row === null ? `${file}: ${problem}` : `${file}, row ${row}: ${problem}`);
    this.name = 'ReferenceError';
  }
}

/** File name of a reference file under `seeds/`, as errors name it. */
export function referenceFileName(name: ReferenceName): string {
  return `${name === 'people' ? 'demo' : 'reference'}/${name}.json`;
}

/** What a row is called in messages: its code, year or subject. */
export function rowKey(row: unknown, index: number): string {
  const key = isRecord(row) ? (row['code'] ?? row['year'] ?? row['subject']) : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : `number ${String(index + 1)}`;
}

/** The folder of `reference/` and `demo/`: beside this file, in the sources as in the build. */
export const SEED_FOLDER = new URL('./', import.meta.url);

/** Reads and checks one reference file. Throws {@link ReferenceError} for a missing or broken file, a row of the wrong shape or a key used twice. */
export function readReference<Name extends ReferenceName>(name: Name, folder = SEED_FOLDER): ReferenceFile<ReferenceRows[Name]> {
  return checkReference(name, parse(name, folder));
}

/** Checks what was read from a reference file. Throws {@link ReferenceError}. */
export function checkReference<Name extends ReferenceName>(name: Name, content: unknown): ReferenceFile<ReferenceRows[Name]> {
  const file = referenceFileName(name);
  if (!isRecord(content) || !Array.isArray(content['items'])) throw new ReferenceError(file, null, 'has no list "items"');
  checkHead(file, content['meta']);
  const seen = new Set<string>();
  content['items'].forEach((row: unknown, index) => {
    const key = rowKey(row, index);
    const problem = seen.has(key) ? 'stands twice' : ROW_SHAPES[name](row, '');
    if (problem !== null) throw new ReferenceError(file, key, problem);
    seen.add(key);
  });
  return content as unknown as ReferenceFile<ReferenceRows[Name]>;
}

function parse(name: ReferenceName, folder: URL): unknown {
  const content = readReferenceBytes(name, folder).toString('utf8');
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** A reference file as it lies on the disk. Throws {@link ReferenceError} when it cannot be read. */
export function readReferenceBytes(name: ReferenceName, folder: URL): Buffer {
  try {
    return readFileSync(fileURLToPath(new URL(referenceFileName(name), folder)));
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: ReferenceName, error: unknown): ReferenceError {
  return new ReferenceError(referenceFileName(name), null, error instanceof Error ? error.message : 'cannot be read');
}

/** Checks the head of a reference file. Throws {@link ReferenceError}. */
export function checkHead(file: string, meta: unknown): void {
  const problem = headProblem(meta);
  if (problem !== null) throw new ReferenceError(file, null, problem);
}

function headProblem(meta: unknown): string | null {
  if (!isRecord(meta)) return 'has no head "meta"';
  const checks = { title: chinese, titleEn: english, source: listOf(text(), 1), asOf: day, provenance: chinese, provenanceEn: english };
  for (const [key, check] of Object.entries(checks)) {
    const problem = check(meta[key], `meta.${key}`);
    if (problem !== null) return problem;
  }
  return null;
}
