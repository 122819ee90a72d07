import type { day } from '#kernel';

export type Day = typeof day;
