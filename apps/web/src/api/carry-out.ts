import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Command, isReused } from './command.js';
import { hasCode } from './problem.js';
import { readAgain, type Touched } from './read-again.js';

interface ActParts<Input, Answer> {
  /** Sends it. An act that the server takes under a `commandId` hands on this one. */
  readonly send: (input: Input, commandId: string) => Promise<Answer>;
  readonly touches: Touched;
  /** Puts on the page what the answer tells already, before everything else is read again. */
  readonly show?: (answer: Answer) => void;
}

/** An act that a screen offers. */
export interface Act<Input, Answer> {
  /** Sends it; nothing while it is on its way already. `onDone` is called once the server has done it, also when the screen has gone on meanwhile. */
  readonly carryOut: (input: Input, onDone?: (answer: Answer) => void) => void;
  readonly isPending: boolean;
  /** Why the last try failed; null where it did not. */
  readonly error: Error | null;
  readonly answer: Answer | undefined;
  /** Takes the failure off the screen. While nobody knows whether the act arrived, the next try still is the same command. */
  readonly reset: () => void;
}

/** After these refusals the reader decides when to look at what changed: it must not change under what is about to be sent once more. */
const READER_LOOKS_FIRST = ['stale', 'catalogue_changed', 'statement_changed'] as const;

/**
 * The one way in which screens send what changes something. A try after a lost answer is the same command, and what the act may have changed
 * is read again, also after a failure: it may have been done all the same.
 */
export function useCarryOut<Input, Answer>({ send, touches, show }: ActParts<Input, Answer>): Act<Input, Answer> {
  const client = useQueryClient();
  const [command] = useState(() => new Command());
  const { mutateAsync, reset, isPending, error, data } = useMutation<Answer, Error, Input>({
    mutationFn: async (input) => await command.carryOut(async (commandId) => await send(input, commandId)),
    onSuccess: (answer) => show?.(answer),
    onSettled: (_answer, problem) => {
      if (!hasCode(problem, ...READER_LOOKS_FIRST)) void readAgain(client, touches);
    },
  });
  return {
    carryOut: (input, onDone) => {
      if (!command.isUnderWay) void mutateAsync(input).then(onDone, () => undefined);
    },
    isPending, error, answer: data,
    reset: () => {
      if (isReused(error)) command.forget();
      reset();
    },
  };
}
