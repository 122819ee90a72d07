import type { Day } from '#contracts';

export const today: Day = 1;
