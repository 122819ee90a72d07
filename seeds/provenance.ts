/**
 * How far a row may be trusted. It is loaded with the row and shown beside it, so that nobody takes a proposal for an official list.
 * `confirmed`: a named public source says so. `derived`: computed from a named package or file. `general_knowledge`: nobody has checked it.
 * `project_proposal`: our own decision. `generated`: made up for use before the real data are imported.
 */
export type ProvenanceStatus = 'confirmed' | 'derived' | 'general_knowledge' | 'project_proposal' | 'generated' | 'demonstration';

export interface Provenance {
  readonly status: ProvenanceStatus;
  readonly source: string;
}
