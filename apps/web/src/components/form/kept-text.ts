import { useEffect, useState } from 'react';

const PREFIX = 'tongban.kept.';

/** Where half-finished input survives a reload, a lost network or a new sign-in: this browser only. */
export const kept = {
  read(key: string, place: Storage = sessionStorage): unknown {
    try {
      return JSON.parse(place.getItem(PREFIX + key) ?? 'null');
    } catch {
      return null;
    }
  },
  write(key: string, value: unknown, place: Storage = sessionStorage): void {
    try {
      place.setItem(PREFIX + key, JSON.stringify(value));
    } catch {
      // Storage may be full or forbidden: then the input lives only on the page.
    }
  },
  drop(key: string, place: Storage = sessionStorage): void {
    try {
      place.removeItem(PREFIX + key);
    } catch {
      // Nothing was kept.
    }
  },
  /** Forgets everything of everybody: what one person typed must not greet the next. */
  dropAll(): void {
    for (const place of [sessionStorage, localStorage]) {
      for (const key of Object.keys(place)) if (key.startsWith(PREFIX)) place.removeItem(key);
    }
  },
};

/** State of a form that survives a reload of the page until `drop` is called. */
export function useKept<T extends object>(key: string, initial: T): readonly [T, (patch: Partial<T>) => void, () => void] {
  const [value, setValue] = useState<T>(() => {
    const found = kept.read(key);
    return typeof found === 'object' && found !== null ? { ...initial, ...found } : initial;
  });
  useEffect(() => {
    if (value !== initial) kept.write(key, value);
  }, [key, value, initial]);
  return [value, (patch) => setValue((now) => ({ ...now, ...patch })), () => kept.drop(key)];
}
