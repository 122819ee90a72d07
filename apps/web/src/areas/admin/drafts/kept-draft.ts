import type { Content, DocumentDraft, Standing } from '../../../api/types.js';
import { differingPaths, isSame, valueAt, withoutValueAt, withValueAt } from '../../../components/catalogue/content-path.js';
import { kept } from '../../../components/form/kept-text.js';

/** What survives on this device until it is saved: what was typed, and over what. */
export interface KeptDraft {
  readonly content: Content;
  readonly standing: Standing;
  readonly revision: number;
  /** Content of that revision; not there in what was kept before this field was. */
  readonly base?: Content;
  readonly baseStanding: Standing;
}

/** Where the text of one draft is kept. */
export interface KeptPlace {
  read(): unknown;
  write(text: KeptDraft): void;
  drop(): void;
}

/** The place of one draft in this browser. */
export function keptPlace(draftId: string): KeptPlace {
  const key = `document-draft.${draftId}`;
  return { read: () => kept.read(key, localStorage), write: (text) => kept.write(key, text, localStorage), drop: () => kept.drop(key, localStorage) };
}

export function isKept(value: unknown): value is KeptDraft {
  return typeof value === 'object' && value !== null && 'revision' in value && 'content' in value && 'standing' in value && 'baseStanding' in value;
}

/** What somebody typed into a draft that was closed before the server had it. */
export interface Unsaved {
  /** Fields that were typed and stand otherwise in the draft. */
  readonly paths: readonly string[];
  readonly content: Content;
  /** Undefined where the standing was left as it was. */
  readonly standing: Standing | undefined;
}

/** What this device has kept for a draft beyond what the draft says; undefined when that is nothing. What others changed meanwhile is not part of it. */
export function unsavedOf(text: unknown, draft: Pick<DocumentDraft, 'content' | 'standing'>): Unsaved | undefined {
  if (!isKept(text)) return undefined;
  const paths = differingPaths(text.base ?? draft.content, text.content).filter((path) => !isSame(valueAt(draft.content, path), valueAt(text.content, path)));
  const standing = text.standing === text.baseStanding || text.standing === draft.standing ? undefined : text.standing;
  return paths.length === 0 && standing === undefined ? undefined : { paths, content: text.content, standing };
}

/** The draft with the unsaved text on it, as if it had just been typed there. */
export function typedInto({ content, standing, revision }: Pick<DocumentDraft, 'content' | 'standing' | 'revision'>, unsaved: Unsaved): KeptDraft {
  const typed = unsaved.paths.reduce<Content>((whole, path) => {
    const value = valueAt(unsaved.content, path);
    return value === undefined ? withoutValueAt(whole, path) : withValueAt(whole, path, value);
  }, content);
  return { content: typed, standing: unsaved.standing ?? standing, revision, base: content, baseStanding: standing };
}
