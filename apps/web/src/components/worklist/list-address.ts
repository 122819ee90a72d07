import type { NextCase } from '../../api/assignments.js';
import type { WorklistFilter } from '../../api/requests.js';

/** Of whom a work list is: of those who decide, or of those who take in at a window. */
export type ListArea = 'work' | 'window';

/** What the address of a work list says: queue and order are as they were written, the list makes of them what it knows. */
export interface ListSearch extends Omit<WorklistFilter, 'queue' | 'sort'> {
  readonly queue?: string | undefined;
  readonly sort?: string | undefined;
}

/** The address of the work list that the reader has before them. */
export interface ListAddress {
  readonly area: ListArea;
  readonly search: ListSearch;
  /** Shows the list under another search, in the place of this one. */
  readonly show: (search: ListSearch) => void;
  /** Changes parts of the search that stands there when it is called. */
  readonly change: (parts: ListSearch) => void;
}

/** The queue of which the next case is taken. */
export type CaseQueue = Omit<NextCase, 'currentId'>;
