import { useCallback, useEffect, useRef, useState } from 'react';
import { hasCode } from '../../../api/problem.js';
import { readDraft, saveDraft } from '../../../api/requests.js';
import type { Draft, DraftContent } from '../../../api/types.js';
import { kept } from '../../../components/form/kept-text.js';
import { EMPTY } from './content.js';
import { keptHere, type LocalDraft } from './local-draft.js';

export type DraftState = { readonly kind: 'loading' | 'new' | 'resumed' | 'saving' | 'local' } | { readonly kind: 'saved'; readonly at: string } | { readonly kind: 'conflict'; readonly theirs: Draft };

export interface DraftOptions {
  readonly id: string;
  readonly serviceTypeCode: string;
  readonly initial: Partial<DraftContent>;
  /** Made just now: the server cannot know it yet. */
  readonly isNew: boolean;
  /** Papers of someone else: kept for this tab only, never on the disk of a shared machine. */
  readonly isShared: boolean;
}

export interface DraftHandle {
  readonly content: DraftContent;
  readonly state: DraftState;
  readonly update: (patch: Partial<DraftContent>) => void;
  /** Saves on the server; without a network the draft stays on this device and that is said. */
  readonly save: (content: DraftContent) => Promise<void>;
  readonly resolve: (keep: 'mine' | 'theirs') => Promise<void>;
  readonly forget: () => void;
  /** Begins again with nothing filled in; the saved draft is replaced at the next step. */
  readonly startOver: () => void;
}

async function findDraft(id: string): Promise<Draft | undefined> {
  try {
    return await readDraft(id);
  } catch {
    return undefined;
  }
}

/** One save after the other: two steps taken quickly would otherwise save over the same version, and the second would look like another device. */
function useInTurn(put: (content: DraftContent) => Promise<void>): (content: DraftContent) => Promise<void> {
  const last = useRef(Promise.resolve());
  return useCallback(async (content) => {
    last.current = last.current.then(async () => put(content));
    await last.current;
  }, [put]);
}

/** What is being filled in: kept on this device while typing, on the server at each step, and found again later. */
export function useDraft({ id, serviceTypeCode, initial, isNew, isShared }: DraftOptions): DraftHandle {
  const place = isShared ? sessionStorage : localStorage;
  const key = `draft.${id}`;
  const [content, setContent] = useState<DraftContent>(() => ({ ...EMPTY, ...initial }));
  const [state, setState] = useState<DraftState>({ kind: isNew ? 'new' : 'loading' });
  const version = useRef(0);
  const forgotten = useRef(false);
  const sent = useRef<string>(undefined);

  useEffect(() => {
    if (isNew) return;
    let current = true;
    void findDraft(id).then((found) => {
      if (!current) return;
      const mine = keptHere(kept.read(key, place), found);
      version.current = found?.version ?? 0;
      if (mine !== undefined) setContent({ ...EMPTY, ...mine.content });
      else if (found !== undefined) setContent({ ...EMPTY, ...found.content });
      setState({ kind: mine !== undefined || found !== undefined ? 'resumed' : 'new' });
    });
    return () => {
      current = false;
    };
  }, [id, key, place, isNew]);

  useEffect(() => {
    // At once: whoever reloads or goes back right after typing keeps the last letters, too.
    if (state.kind !== 'loading' && !forgotten.current) kept.write(key, { version: version.current, content, ...(sent.current === undefined ? {} : { sent: sent.current }) } satisfies LocalDraft, place);
  }, [content, key, place, state.kind]);

  const put = useCallback(async (next: DraftContent) => {
    sent.current = JSON.stringify(next);
    setState({ kind: 'saving' });
    try {
      const saved = await saveDraft(id, { version: version.current, serviceTypeCode, ...(next.qualification === '' ? {} : { qualificationCode: next.qualification }), content: next });
      version.current = saved.version;
      sent.current = undefined;
      setState({ kind: 'saved', at: saved.updatedAt });
    } catch (problem) {
      const theirs = hasCode(problem, 'draft_stale') ? await findDraft(id) : undefined;
      setState(theirs === undefined ? { kind: 'local' } : { kind: 'conflict', theirs });
    }
  }, [id, serviceTypeCode]);

  const save = useInTurn(put);

  const resolve = async (keep: 'mine' | 'theirs') => {
    if (state.kind !== 'conflict') return;
    version.current = state.theirs.version;
    if (keep === 'theirs') {
      setContent({ ...EMPTY, ...state.theirs.content });
      setState({ kind: 'saved', at: state.theirs.updatedAt });
    } else await save(content);
  };

  const forget = () => {
    forgotten.current = true;
    kept.drop(key, place);
  };
  const startOver = () => {
    kept.drop(key, place);
    setContent({ ...EMPTY, ...initial });
    setState({ kind: 'new' });
  };
  return { content, state, update: (patch) => setContent((now) => ({ ...now, ...patch })), save, resolve, forget, startOver };
}
