import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReferenceFile, ReferenceName, ReferenceRows } from './reference-rows.js';

/** A reference file that cannot be loaded; the message names the file and, where one is at fault, the row. */
export class ReferenceError extends Error {
  constructor(readonly file: string, readonly row: string | null, problem: string) {
    super(row === null ? `${file}: ${problem}` : `${file}, row ${row}: ${problem}`);
    this.name = 'ReferenceError';
  }
}

/** Reads and checks one reference file. Throws {@link ReferenceError} on a missing file or a row of the wrong shape. */
export function readReference<Name extends ReferenceName>(name: Name): ReferenceFile<ReferenceRows[Name]> {
  const folder = name === 'people' ? 'demo' : 'reference';
  const path = fileURLToPath(new URL(`./${folder}/${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, 'utf8')) as ReferenceFile<ReferenceRows[Name]>;
}
