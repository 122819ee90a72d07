import type { RequestVerb } from '#kernel';
import type { RequestView, WhyView } from './request-views.dto.js';

export class ActionRecord {
  verb: RequestVerb;
  commandId: string;
  /** Version that the act produced. */
  version: number;
  at: string;
  /** The same command had been carried out before; nothing was done again. */
  repeated: boolean;
}

export class ActAnswer {
  request: RequestView;
  availableActions: RequestVerb[];
  why: WhyView;
  action: ActionRecord;
}

export class SubmitAnswer {
  request: RequestView;
  availableActions: RequestVerb[];
  why: WhyView;
  /** The same key had been used before; this is the first answer again. */
  repeated: boolean;
}
