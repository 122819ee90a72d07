import type { Draft, DraftContent } from '../../../api/types.js';

/** A draft as this device keeps it while it is typed. */
export interface LocalDraft {
  readonly version: number;
  readonly content: DraftContent;
  /** What was on its way to the server when this was written, as JSON: that save may have arrived. */
  readonly sent?: string;
}

function isLocalDraft(value: unknown): value is LocalDraft {
  return typeof value === 'object' && value !== null && 'content' in value && 'version' in value && typeof value.version === 'number';
}

/** What is kept here, where it is at least as late as what the server has: also behind a save of this device whose answer was not waited for. */
export function keptHere(local: unknown, found: Pick<Draft, 'version' | 'content'> | undefined): LocalDraft | undefined {
  if (!isLocalDraft(local)) return undefined;
  const isOwnSave = found !== undefined && found.version === local.version + 1 && local.sent === JSON.stringify(found.content);
  return isOwnSave || local.version >= (found?.version ?? 0) ? local : undefined;
}
