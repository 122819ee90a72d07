import { randomBytes } from 'node:crypto';
import { makeRequestNumber, readRequestNumber } from '#workflow';

/** A number that people read aloud, made as those of requests are: `FK-XXXX-XXXX-XXXX`, opaque, with a check sign. */
export function makeMatterNumber(): string {
  return makeRequestNumber(randomBytes(11)).replace(/^TB/, 'FK');
}

/** The number in the form that we write, or undefined when it cannot be that of a matter. Accepts lower case and missing hyphens. */
export function readMatterNumber(text: string): string | undefined {
  return /^\s*TB/i.test(text) ? undefined : readRequestNumber(text.replace(/^\s*FK/i, ''))?.replace(/^TB/, 'FK');
}
