import { day } from '#kernel';
import { state } from './state.js';

export const routing = [day, state];
