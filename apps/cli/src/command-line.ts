import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { EXIT, Exit } from './answer.js';
import { addAttention } from './commands/attention.js';
import { addAudit } from './commands/audit.js';
import { addCalendar } from './commands/calendar.js';
import { addCatalogue } from './commands/catalogue.js';
import { addCredential } from './commands/credential.js';
import { addKeys } from './commands/keys.js';
import { addMigrate } from './commands/migrate.js';
import { addOpenapi } from './commands/openapi.js';
import { addPrepare } from './commands/prepare.js';
import { addSeed } from './commands/seed.js';
import { addServices } from './commands/services.js';
import { addStart } from './commands/start.js';

const AFTER_HELP = `
Every command takes --json. Exit codes: 0 done, 1 failed (the reason is on standard error), 2 wrong command line, 3 done and something
was found that a person must look at. Settings come from the environment: docs/operations.md.`;

/** Runs one command of the operator's program and gives its exit code. */
export async function runCommandLine(args: readonly string[], output: OutputConfiguration = {}): Promise<number> {
  const program = new Command('tongban')
    .description("通办 Tongban: the operator's commands (npm run tongban -- <command>)")
    .addHelpText('after', AFTER_HELP)
    .helpCommand('help [command]', 'what a command does')
    .showHelpAfterError('See "npm run tongban -- help".')
    .configureOutput(output)
    .exitOverride();
  for (const add of [addStart, addPrepare, addMigrate, addSeed, addAudit, addCalendar, addCatalogue, addCredential, addKeys, addServices, addAttention, addOpenapi]) add(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof Exit) return error.exitCode;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw error;
  }
}
