import { one } from './circle-one.js';

export const two = (): unknown => one;
