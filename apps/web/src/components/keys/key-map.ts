/** Where single keys do something. */
export type KeyArea = 'list' | 'request';

/** What a key does. Acts are named as their verbs; each presses what stands on the page for it, and nothing that does not. */
export const KEYS = {
  list: [
    ['next', 'j'], ['previous', 'k'], ['search', '/'], ['claim', 'c'], ['queue-all', 'g a'], ['queue-new', 'g n'], ['queue-mine', 'g m'], ['queue-near', 'g d'], ['queue-overdue', 'g o'], ['queue-past', 'g p'], ['help', '?'],
  ],
  request: [
    ['next-case', 'n'], ['claim', 'c'], ['accept', 'a'], ['approve', 'p'], ['request_supplement', 's'], ['refuse', 'r'], ['hand_out', 'd'], ['release', 'x'], ['side', 'v'], ['previous-paper', '['], ['next-paper', ']'], ['back', 'g l'], ['help', '?'],
  ],
} as const satisfies Readonly<Record<KeyArea, readonly (readonly [string, string])[]>>;

export type KeyCommand = (typeof KEYS)[KeyArea][number][0];

/** A key that was pressed, with what tells whether it is meant for us. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** The focus is where keys write or choose. */
  readonly isTyping: boolean;
}

/** What the key does, and what is kept of a first key that waits for a second. */
export function commandOf(area: KeyArea, waiting: string, { key, ctrlKey, metaKey, altKey, isComposing, isTyping }: PressedKey): { readonly command?: KeyCommand; readonly waiting: string } {
  if (ctrlKey || metaKey || altKey || isComposing || isTyping) return { waiting: '' };
  // Shift alone is no key: "?" is typed with it.
  if (key.length !== 1) return { waiting: key === 'Shift' ? waiting : '' };
  const typed = waiting === '' ? key : `${waiting} ${key}`;
  const found = KEYS[area].find(([, keys]) => keys === typed);
  if (found !== undefined) return { command: found[0], waiting: '' };
  return { waiting: KEYS[area].some(([, keys]) => keys.startsWith(`${key} `)) ? key : '' };
}
