import { Day } from '#contracts';

export const day = (value: Day): number => value;
