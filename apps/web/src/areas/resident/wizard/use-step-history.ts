import { useEffect, useRef } from 'react';
import type { Step } from './content.js';

/** The step that the address names, and how to write another one there. */
export interface StepAddress {
  readonly step: string | undefined;
  readonly set: (step: Step, how: 'push' | 'replace') => void;
}

/** Makes every step a place in the browser's history: its back button goes back one step and does not leave the form. */
export function useStepHistory(steps: readonly Step[], current: Step, address: StepAddress, onStep: (index: number) => void): void {
  const known = useRef(current as string | undefined);
  const latest = useRef({ steps, current, address, onStep });
  useEffect(() => {
    latest.current = { steps, current, address, onStep };
  });
  // The draft knows where one was; an address that says otherwise on arrival is put right.
  useEffect(() => {
    const { current: shown, address: { step, set } } = latest.current;
    if (step !== shown) set(shown, 'replace');
  }, []);
  useEffect(() => {
    if (address.step === undefined || address.step === known.current) return;
    known.current = address.step;
    const index = latest.current.steps.findIndex((each) => each === address.step);
    if (index >= 0 && address.step !== latest.current.current) latest.current.onStep(index);
  }, [address.step]);
}
