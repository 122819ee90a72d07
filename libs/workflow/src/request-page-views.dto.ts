import type { RequestView } from './request-views.dto.js';

export class RequestPage {
  items: RequestView[];
  total: number;
  nextCursor: string | null;
}

export class WorklistPage extends RequestPage {
  /** Counting stopped: there are at least `total`. */
  totalIsCapped: boolean;
}
