import { exchange } from '#exchange';

export const wrong = exchange;
