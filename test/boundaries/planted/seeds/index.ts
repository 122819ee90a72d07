import { directory } from '#directory';

export const seeds = [directory];
