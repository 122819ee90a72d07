import type { BothLanguages, FieldChangeView, SentencesView } from './publication.dto.js';

/** One document with what it no longer says and what it says anew. */
export class DocumentImpactView {
  kind: string;
  code: string;
  title: BothLanguages;
  changes: FieldChangeView[];
  removed: SentencesView;
  added: SentencesView;
}

/** Things that would fare alike, counted. */
export class ImpactGroupView {
  label: BothLanguages;
  count: number;
  /** What holds for them now. */
  before: BothLanguages;
  /** What would hold under the change. */
  after: BothLanguages;
  changed: boolean;
}

/** One thing that the reader may see. */
export class ImpactItemView {
  id: string;
  name: string;
  label: BothLanguages;
  before: BothLanguages;
  after: BothLanguages;
  changed: boolean;
}

export class ImpactSourceView {
  /** `requests` that are open, `service_types`, `credentials`. */
  source: string;
  /** How many depend on the documents. */
  total: number;
  /** For how many of them something would change. */
  changed: number;
  groups: ImpactGroupView[];
  /** At most 50, and only what the reader may see: an administrator of the catalogue sees no request. */
  items: ImpactItemView[];
  itemsTotal: number;
}

export class PublicationImpact {
  /** Instant for which it was worked out (UTC). */
  at: string;
  /** The first hundred documents. */
  documents: DocumentImpactView[];
  documentsTotal: number;
  sources: ImpactSourceView[];
}
