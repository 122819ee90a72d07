import type { QueryClient } from '@tanstack/react-query';

const REQUEST = ['request', 'requests', 'worklist', 'worklist-counts', 'notices', 'certificates'];
const PUBLICATION = ['batches', 'batch', 'document-drafts', 'document-draft', 'history', 'history-actors'];
/** What holds, and what is read of it. */
const CATALOGUE = ['qualifications', 'qualification', 'recognition', 'matrix', 'versions'];

/** What an act may change, by the first part of the keys under which it is read. */
const TOUCHED = {
  /** It only makes something for the reader. */
  nothing: [],
  application: ['drafts'],
  request: REQUEST,
  absence: ['absences', ...REQUEST],
  notice: ['notices'],
  noticeSettings: ['notice-settings'],
  webhook: ['webhooks'],
  delivery: ['deliveries', 'attention'],
  certificate: ['certificate', ...REQUEST],
  alert: ['alerts', 'jurisdiction-notices', 'certificate', ...REQUEST],
  draft: ['document-drafts', 'document-draft', 'history'],
  batch: [...PUBLICATION, ...CATALOGUE],
  departure: ['departures', 'history', ...CATALOGUE],
  import: ['imports', 'import', 'import-rows', ...PUBLICATION],
  attention: ['attention'],
  audit: ['audit-entries'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of thing that acts change. */
export type Touched = keyof typeof TOUCHED;

/** Reads again whatever on the screen may read otherwise after an act on such a thing: one's own, or somebody else's that was told live. */
export async function readAgain(client: QueryClient, touched: Touched): Promise<void> {
  const keys: readonly string[] = TOUCHED[touched];
  await client.invalidateQueries({ predicate: ({ queryKey }) => keys.includes(String(queryKey[0])) });
}
