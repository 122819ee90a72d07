import { randomInt } from 'node:crypto';

export const number = randomInt(2);
