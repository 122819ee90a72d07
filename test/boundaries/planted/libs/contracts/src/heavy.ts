import { queue } from '#platform';

export const heavy = queue;
