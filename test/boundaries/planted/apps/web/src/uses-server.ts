import { queue } from '#platform';

export const used = queue;
