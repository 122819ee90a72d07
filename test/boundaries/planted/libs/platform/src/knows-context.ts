import { directory } from '#directory';

export const known = directory;
