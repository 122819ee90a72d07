import { used } from './unused.js';

export const day = used;
