import { useEffect } from 'react';
import { keepLease } from '../../api/requests.js';
import type { RequestView } from '../../api/types.js';

/** Well within the half hour that a claim lasts without a sign of life. */
const EVERY_MS = 5 * 60_000;

/** Keeps the reader's claim while the page is open and looked at. */
export function useLease(request: Pick<RequestView, 'id' | 'mine' | 'fence'> | undefined): void {
  const { id, mine, fence } = request ?? { id: '', mine: false, fence: 0 };
  useEffect(() => {
    if (!mine) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void keepLease(id, fence);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, mine, fence]);
}
