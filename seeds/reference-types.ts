export type * from './reference-rows.js';
export { readReference, ReferenceError } from './read-reference.js';
export { readReferenceSet } from './reference-links.js';
export type { ReferenceSet } from './reference-links.js';
