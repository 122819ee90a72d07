import type { QueryClient } from '@tanstack/react-query';

const REQUEST = ['request', 'requests', 'worklist', 'worklist-counts', 'notices', 'certificates', 'supervision-figures', 'supervision-cases', 'escalations', 'timeliness'];
const PUBLICATION = ['batches', 'batch', 'document-drafts', 'document-draft', 'history', 'history-actors'];
/** What holds, and what is read of it. */
const CATALOGUE = ['qualifications', 'qualification', 'recognition', 'matrix', 'versions'];

/** What an act may change, by the first part of the keys under which it is read. */
const TOUCHED = {
  /** It only makes something for the reader. */
  nothing: [],
  application: ['drafts'],
  consent: ['consents', 'evidence'],
  request: REQUEST,
  absence: ['absences', ...REQUEST],
  notice: ['notices'],
  noticeSettings: ['notice-settings'],
  webhook: ['webhooks'],
  delivery: ['deliveries', 'attention'],
  certificate: ['certificate', ...REQUEST],
  alert: ['alerts', 'jurisdiction-notices', 'certificate', ...REQUEST],
  feedback: ['rating', 'rating-figures', 'matter', 'matters', 'matter-work', 'notices'],
  account: ['my-account'],
  mandate: ['mandates', 'notices'],
  draft: ['document-drafts', 'document-draft', 'history'],
  batch: [...PUBLICATION, ...CATALOGUE],
  departure: ['departures', 'history', ...CATALOGUE],
  import: ['imports', 'import', 'import-rows', ...PUBLICATION],
  view: ['saved-views'],
  attention: ['attention'],
  audit: ['audit-entries'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A kind of thing that acts change. */
export type Touched = keyof typeof TOUCHED;

/** Reads again whatever on the screen may read otherwise after an act on such a thing: one's own, or somebody else's that was told live. */
export async function readAgain(client: QueryClient, touched: Touched): Promise<void> {
  await readKeysAgain(client, TOUCHED[touched]);
}

/**
 * Reads again what is read under keys that begin so. A first reading that is on its way is let to its end and then begun anew: it may have been answered before what is told now, and
 * the query client does not interrupt one that has nothing to show yet.
 */
export async function readKeysAgain(client: QueryClient, keys: readonly string[]): Promise<void> {
  const concerned = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => keys.includes(String(queryKey[0]));
  const firstReadings = client.getQueryCache().findAll({ predicate: (query) => concerned(query) && query.state.fetchStatus === 'fetching' && query.state.data === undefined });
  await client.invalidateQueries({ predicate: concerned });
  if (firstReadings.length > 0) await client.invalidateQueries({ predicate: (query) => firstReadings.includes(query) });
}
