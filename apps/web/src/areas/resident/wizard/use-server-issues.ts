import { useEffect, useRef, useState } from 'react';
import type { DraftContent } from '../../../api/types.js';
import type { Step, WizardFacts } from './content.js';
import { answerAt, firstStepOf, serverIssues, stepOf, type ServerIssues } from './server-issues.js';

interface Refused {
  readonly issues: ServerIssues;
  /** What was sent. */
  readonly content: DraftContent;
}

/**
 * What the server found wrong with what was sent, at the inputs that are meant, each until it is changed. `onRefused` is told once which step to go to.
 */
export function useServerIssues(error: unknown, content: DraftContent, facts: WizardFacts, onRefused: (step: Step) => void): (step: Step) => ServerIssues {
  const [refused, setRefused] = useState<Refused>();
  const latest = useRef({ content, facts, onRefused });
  useEffect(() => {
    latest.current = { content, facts, onRefused };
  });
  useEffect(() => {
    if (error === null) return;
    const now = latest.current;
    const issues = serverIssues(error, now.content, now.facts);
    const step = firstStepOf(issues, now.facts);
    if (step === undefined) return;
    setRefused({ issues, content: now.content });
    now.onRefused(step);
  }, [error]);
  return (step) => Object.fromEntries(Object.entries(refused?.issues ?? {}).filter(([name]) => stepOf(name, facts) === step && refused !== undefined && answerAt(name, content, facts) === answerAt(name, refused.content, facts)));
}
