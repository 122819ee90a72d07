import { readFileSync } from 'node:fs';

export const needy = readFileSync;
