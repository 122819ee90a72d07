import { useEffect, useRef, useState } from 'react';
import { useDebounced } from './use-debounced.js';

/**
 * The text of a search field that lives in the address: typed freely, handed on once it stands still, and taken over again when the
 * address changes for another reason (filters cleared, back button).
 */
export function useSearchText(current: string, onSettled: (text: string) => void): readonly [string, (text: string) => void] {
  const [text, setText] = useState(current);
  const settled = useDebounced(text);
  const known = useRef(current);
  // Who follows a link while typing stands still is still shown this page for a moment, and must not be taken back to it.
  const page = useRef(window.location.pathname);
  const settle = useRef(onSettled);
  useEffect(() => {
    settle.current = onSettled;
  });
  useEffect(() => {
    if (current === known.current) return;
    known.current = current;
    setText(current);
  }, [current]);
  useEffect(() => {
    if (settled === known.current || window.location.pathname !== page.current) return;
    known.current = settled;
    settle.current(settled);
  }, [settled]);
  return [text, setText];
}
