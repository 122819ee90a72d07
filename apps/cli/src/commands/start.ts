import type { Command } from 'commander';
import { answering, EXIT } from '../answer.js';

const LINES = [
  '"npm start" starts everything, "npm start -- --help" lists its options.',
  'One app apart: node dist/apps/<portal|catalogue|settlement|onestop|workflow>/src/main.js with the settings of docs/operations.md.',
];

export function addStart(program: Command): void {
  const command = program.command('start').description('start everything: the same as "npm start"').allowUnknownOption().allowExcessArguments();
  answering(command, async () => Promise.resolve({ data: { hint: LINES }, lines: LINES, exitCode: EXIT.usage }));
}
