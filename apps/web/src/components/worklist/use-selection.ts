import { useRef, useState } from 'react';

/** Which rows of a list are chosen. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Chooses a row or takes it back; `isRange`: with everything between it and the row that was last touched. */
  readonly toggle: (id: string, isChosen: boolean, isRange: boolean) => void;
  readonly replace: (ids: readonly string[]) => void;
}

/** What is chosen of these rows, in their order. A row that has left the list is chosen no longer. */
export function useSelection(rows: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | undefined>(undefined);
  const toggle = (id: string, isChosen: boolean, isRange: boolean) => {
    const [a, b] = [rows.indexOf(isRange && last.current !== undefined ? last.current : id), rows.indexOf(id)];
    const touched = a < 0 ? [id] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
    last.current = id;
    setChosen((now) => new Set(isChosen ? [...now, ...touched] : [...now].filter((each) => !touched.includes(each))));
  };
  return { ids: new Set(rows.filter((id) => chosen.has(id))), toggle, replace: (ids) => setChosen(new Set(ids)) };
}
