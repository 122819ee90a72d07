export type * from './reference-rows.js';
export { readReference, ReferenceError } from './read-reference.js';
