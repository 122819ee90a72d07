import path from 'node:path';

/** The folder of the clone. */
export const root = path.resolve(import.meta.dirname, '..');

/** A path inside the clone. */
export const at = (...parts) => path.join(root, ...parts);
