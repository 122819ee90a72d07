import { requestStore } from '../data/request.store.js';

export const store = requestStore;
