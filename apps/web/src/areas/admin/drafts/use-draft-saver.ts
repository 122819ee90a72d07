import { useEffect, useState, useSyncExternalStore } from 'react';
import { saveDocumentDraft } from '../../../api/drafts.js';
import type { DocumentDraft } from '../../../api/types.js';
import { DraftSaver, type DraftSnapshot } from './draft-saver.js';
import { keptPlace } from './kept-draft.js';

/** The draft under the fingers of the reader: changed at once on the screen, saved a moment later. `latest` is what the server last said of it. */
export function useDraftSaver(latest: DocumentDraft, onSaved: (draft: DocumentDraft) => void): { readonly saver: DraftSaver; readonly now: DraftSnapshot } {
  const [saver] = useState(() => new DraftSaver(latest, { send: async (change) => await saveDocumentDraft(latest.id, change), keep: keptPlace(latest.id), onSaved }));
  const now = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => saver.start(), [saver]);
  useEffect(() => saver.adopt(latest), [saver, latest]);
  useEffect(() => {
    for (const event of ['online', 'focus']) window.addEventListener(event, saver.retryNow);
    return () => {
      for (const event of ['online', 'focus']) window.removeEventListener(event, saver.retryNow);
    };
  }, [saver]);
  return { saver, now };
}
