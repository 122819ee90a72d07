import type { DocumentKind } from './domain/documents.js';
import type { IdentifiedName } from './request-views.dto.js';

/** A written notice of a request. */
export class DocumentView {
  id: string;
  kind: DocumentKind;
  /** Number of the request and of the act. */
  number: string;
  /** Compare it with the one on paper: the same, and the contents are those of the record. */
  check: string;
  /** When the act was done of which it tells, UTC instant. */
  at: string;
  /** Who did it; null: the platform or the applicant. */
  authority: IdentifiedName | null;
}

export class DocumentList {
  items: DocumentView[];
  total: number;
  nextCursor: string | null;
}
