import { useSyncExternalStore } from 'react';

/** How pages are shown: as designed, or for those who see less well (关怀模式). */
export type Display = 'standard' | 'large';

const REMEMBERED = 'tongban.display';

let display: Display = 'standard';
const listeners = new Set<() => void>();

function show(next: Display): void {
  display = next;
  document.documentElement.dataset['display'] = next;
  for (const listener of listeners) listener();
}

/** Shows pages as this device remembers it, before the first one is drawn. */
export function startDisplay(): void {
  try {
    show(localStorage.getItem(REMEMBERED) === 'large' ? 'large' : 'standard');
  } catch {
    show('standard');
  }
}

/** Changes it for every page at once, and remembers it on this device. */
export function setDisplay(next: Display): void {
  show(next);
  try {
    if (next === 'large') localStorage.setItem(REMEMBERED, next);
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // Private browsing may forbid storage: the choice then lasts for this visit.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDisplay(): Display {
  return useSyncExternalStore(subscribe, () => display);
}
