import { EntityRows } from '#platform';
import { RequestEntity } from './entities.js';

/** Rows of requests as hand-written statements read and change them. */
export const REQUEST_ROWS = new EntityRows(RequestEntity, 'workflow.request');
