import type { DraftChange } from '../../../api/drafts.js';
import { ApiProblem, hasCode } from '../../../api/problem.js';
import type { Content, DocumentDraft, Standing } from '../../../api/types.js';
import { isSame } from '../../../components/catalogue/content-path.js';
import { isKept, type KeptPlace } from './kept-draft.js';

/** How long typing must stand still before it is saved, in milliseconds. */
const QUIET_MS = 700;
/** Waits before the next try after a failure, in milliseconds; the last one again and again. */
const RETRIES_MS = [2_000, 4_000, 8_000, 15_000];

/** What the server tells when someone saved meanwhile: all sides, and the merge with theirs where both changed. */
export interface DraftConflict {
  readonly revision: number;
  readonly base: Content;
  readonly theirs: Content;
  readonly yours: Content;
  readonly merged: Content;
  readonly conflicts: readonly { readonly path: string; readonly base?: unknown; readonly theirs?: unknown; readonly yours?: unknown }[];
  readonly standing: { readonly base: Standing; readonly theirs: Standing; readonly yours: Standing };
}

export type SaveState =
  /** Everything typed is on the server. */
  | { readonly kind: 'saved'; readonly at: string }
  /** Typed, and saved as soon as typing stands still. */
  | { readonly kind: 'waiting' | 'saving' }
  /** Not saved, kept on this device, and tried again. */
  | { readonly kind: 'failing'; readonly error: unknown }
  | { readonly kind: 'conflict'; readonly conflict: DraftConflict }
  /** The server will not take it, however often it is sent. */
  | { readonly kind: 'refused'; readonly error: unknown };

export interface Typed {
  readonly content: Content;
  readonly standing: Standing;
}

export interface DraftSnapshot extends Typed {
  readonly state: SaveState;
  /** What somebody else saved meanwhile and could be joined with yours without a question. */
  readonly joined: DraftConflict | undefined;
}

interface Saved extends Typed {
  readonly revision: number;
}

export interface SaverParts {
  readonly send: (change: DraftChange) => Promise<DocumentDraft>;
  readonly keep: KeptPlace;
  readonly onSaved: (draft: DocumentDraft) => void;
}

/** The standing where one side alone changed it; undefined where both did, differently. */
export function mergedStanding({ standing: { base, theirs, yours } }: DraftConflict): Standing | undefined {
  if (yours === theirs || yours === base) return theirs;
  return theirs === base ? yours : undefined;
}

function mayHeal(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500;
}

/**
 * Saves a draft while it is typed. What was typed is kept on this device from the first key until the server has it: neither a lost network,
 * a server that rests, an ended session nor somebody else's saving loses anything.
 */
export class DraftSaver {
  private typed: Typed;
  private saved: Saved;
  private state: SaveState;
  private now: DraftSnapshot;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private joined: DraftConflict | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(draft: DocumentDraft, private readonly parts: SaverParts) {
    this.saved = { revision: draft.revision, content: draft.content, standing: draft.standing };
    this.typed = { content: draft.content, standing: draft.standing };
    this.state = { kind: 'saved', at: draft.updatedAt };
    const kept = draft.state === 'open' ? parts.keep.read() : undefined;
    if (isKept(kept) && !(isSame(kept.content, draft.content) && kept.standing === draft.standing)) {
      this.saved = { revision: kept.revision, content: kept.revision === draft.revision ? draft.content : (kept.base ?? {}), standing: kept.baseStanding };
      this.typed = { content: kept.content, standing: kept.standing };
      this.state = { kind: 'waiting' };
    }
    this.now = { ...this.typed, state: this.state, joined: undefined };
  }

  /** Begins to save what this device kept from an earlier visit. Gives what ends it: one last try at once, and what is not saved then stays kept. */
  readonly start = (): (() => void) => {
    if (this.state.kind === 'waiting') this.schedule(0);
    return () => {
      clearTimeout(this.timer);
      if (this.state.kind === 'waiting') void this.save();
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftSnapshot => this.now;

  readonly edit = (change: Partial<Typed>): void => {
    if (this.state.kind === 'conflict') return;
    this.typed = { ...this.typed, ...change };
    this.keep();
    // While a try is under way or failing, its own end goes on with what was typed since.
    if (this.state.kind === 'saving' || this.state.kind === 'failing') return this.tell(this.state);
    this.tell({ kind: 'waiting' });
    this.schedule(QUIET_MS);
  };

  /** Somebody else saved while nothing is typed here: theirs is shown. */
  readonly adopt = (draft: DocumentDraft): void => {
    if (this.state.kind !== 'saved' || draft.revision <= this.saved.revision) return;
    this.saved = { revision: draft.revision, content: draft.content, standing: draft.standing };
    this.typed = { content: draft.content, standing: draft.standing };
    this.tell({ kind: 'saved', at: draft.updatedAt });
  };

  /** Ends a conflict with what the person chose, saved over theirs. */
  readonly resolve = (choice: Typed): void => {
    if (this.state.kind !== 'conflict') return;
    this.writeOver(this.state.conflict, choice);
  };

  /** Tries at once: the network is back, or the person came back to the page. */
  readonly retryNow = (): void => {
    if (this.state.kind === 'failing') this.schedule(0);
  };

  private writeOver(conflict: DraftConflict, typed: Typed): void {
    this.saved = { revision: conflict.revision, content: conflict.theirs, standing: conflict.standing.theirs };
    this.typed = typed;
    this.keep();
    this.tell({ kind: 'waiting' });
    this.schedule(0);
  }

  private isClean(): boolean {
    return this.typed.standing === this.saved.standing && isSame(this.typed.content, this.saved.content);
  }

  private keep(): void {
    this.parts.keep.write({ ...this.typed, revision: this.saved.revision, base: this.saved.content, baseStanding: this.saved.standing });
  }

  private tell(state: SaveState): void {
    this.state = state;
    this.now = { ...this.typed, state, joined: this.joined };
    for (const listener of this.listeners) listener();
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  private async save(): Promise<void> {
    if (this.state.kind === 'saving' || this.state.kind === 'conflict') return;
    const sent = this.typed;
    this.tell({ kind: 'saving' });
    try {
      this.done(await this.parts.send({ ...sent, revision: this.saved.revision }), sent);
    } catch (error) {
      this.failed(error, sent);
    }
  }

  private done(draft: DocumentDraft, sent: Typed): void {
    this.failures = 0;
    this.saved = { ...sent, revision: draft.revision };
    if (this.isClean()) {
      this.parts.keep.drop();
      this.tell({ kind: 'saved', at: draft.updatedAt });
    } else {
      this.keep();
      this.tell({ kind: 'waiting' });
      this.schedule(QUIET_MS);
    }
    this.parts.onSaved(draft);
  }

  private failed(error: unknown, sent: Typed): void {
    if (hasCode(error, 'draft_conflict') && error instanceof ApiProblem) {
      // What was typed while the answer was on its way must be part of the merge, too: it is asked for once more.
      if (this.typed !== sent) {
        this.tell({ kind: 'waiting' });
        return this.schedule(QUIET_MS);
      }
      const told = error.problem?.details as unknown as Omit<DraftConflict, 'standing'> & { readonly standing: Standing };
      this.conflicted({ ...told, standing: { base: this.saved.standing, theirs: told.standing, yours: this.typed.standing } });
    } else if (mayHeal(error)) {
      const wait = RETRIES_MS[Math.min(this.failures, RETRIES_MS.length - 1)] ?? QUIET_MS;
      this.failures += 1;
      this.tell({ kind: 'failing', error });
      this.schedule(wait);
    } else this.tell({ kind: 'refused', error });
  }

  private conflicted(conflict: DraftConflict): void {
    const standing = mergedStanding(conflict);
    if (conflict.conflicts.length > 0 || standing === undefined) return this.tell({ kind: 'conflict', conflict });
    this.joined = conflict;
    this.writeOver(conflict, { content: conflict.merged, standing });
  }
}
