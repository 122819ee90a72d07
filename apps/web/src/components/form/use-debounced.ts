import { useEffect, useState } from 'react';

const QUIET_MS = 250;

/** The value after it has stood still for a moment, so that typing does not ask the server at each key. */
export function useDebounced<T>(value: T, quietMs: number = QUIET_MS): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
