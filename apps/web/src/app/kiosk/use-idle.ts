import { useCallback, useEffect, useState } from 'react';

/** Nobody has touched the screen for this long: it asks whether somebody is still there. */
const QUIET_MS = 120_000;
/** How long it waits for the answer (WCAG 2.2.1 asks for 20 seconds at least). */
const ANSWER_MS = 30_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

interface Idle {
  /** Seconds until the visit ends by itself; undefined while somebody is there. */
  readonly left: number | undefined;
  /** Somebody is still there. */
  readonly stay: () => void;
}

/** Notices that whoever was here has gone, asks, and calls `onGone` when nobody answers. Clocks are compared: a screen that slept has not stood still. */
export function useIdle(onGone: () => void): Idle {
  const [touchedAt, setTouchedAt] = useState(() => Date.now());
  const [now, setNow] = useState(() => Date.now());
  const quiet = now - touchedAt;
  const isAsking = quiet >= QUIET_MS;
  const isGone = quiet >= QUIET_MS + ANSWER_MS;
  const stay = useCallback(() => {
    setTouchedAt(Date.now());
    setNow(Date.now());
  }, []);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    // The question is answered by its buttons: a hand that brushes the screen is no answer.
    if (isAsking) return undefined;
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, stay, { passive: true });
    return () => { for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, stay); };
  }, [isAsking, stay]);
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  return { left: isAsking ? Math.max(0, Math.ceil((QUIET_MS + ANSWER_MS - quiet) / 1_000)) : undefined, stay };
}
