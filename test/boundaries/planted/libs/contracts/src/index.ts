export type { Day } from './day.js';
