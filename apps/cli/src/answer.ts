import { CommanderError, type Command } from 'commander';

/** What the shell is told. */
export const EXIT = {
  done: 0,
  /** It could not be done; the reason is on standard error. */
  failed: 1,
  /** The command line itself is wrong; nothing was done. */
  usage: 2,
  /** It was done and found something that a person must look at. */
  found: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command has to say: the same facts for programs and for people. */
export interface Answer {
  /** With `--json`, one object on standard output. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Without, lines on standard output. */
  readonly lines: readonly string[];
  readonly exitCode?: ExitCode;
}

/** Shows that long work goes on: on standard error, so that the answer stays clean. */
export type Progress = (text: string) => void;

/** Carries an exit code that is not 0 out of commander. */
export class Exit extends CommanderError {
  constructor(exitCode: ExitCode) {
    super(exitCode, 'tongban.exit', '');
  }
}

const SECOND = 1_000;

/** Gives the command `--json` and makes it print what `work` answers; an error becomes one line and exit code 1. */
export function answering<Options>(command: Command, work: (options: Options, progress: Progress, args: readonly string[]) => Promise<Answer>): Command {
  return command.option('--json', 'answer with one JSON object').action(async () => {
    const exitCode = await answer(command, work);
    if (exitCode !== EXIT.done) throw new Exit(exitCode);
  });
}

async function answer<Options>(command: Command, work: (options: Options, progress: Progress, args: readonly string[]) => Promise<Answer>): Promise<ExitCode> {
  const { writeOut = printOut, writeErr = printErr } = command.configureOutput();
  const options = command.opts<Options & { json?: boolean }>();
  const progress = progressOn(writeErr);
  try {
    const { data, lines, exitCode } = await work(options, progress.show, command.args);
    progress.end();
    for (const line of options.json ? [JSON.stringify(data, null, 2)] : lines) writeOut(`${line}\n`);
    return exitCode ?? EXIT.done;
  } catch (error) {
    progress.end();
    if (options.json) writeOut(`${JSON.stringify({ error: { message: plain(error) } }, null, 2)}\n`);
    else writeErr(`${plain(error)}\n`);
    return EXIT.failed;
  }
}

function printOut(text: string): void {
  process.stdout.write(text);
}

function printErr(text: string): void {
  process.stderr.write(text);
}

/** The reason of an error; its stack only when asked for, because operators act on the reason. */
function plain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const wanted = ['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '');
  const reason = error.message === '' && 'code' in error ? String(error.code) : error.message;
  return wanted ? (error.stack ?? reason) : reason;
}

/** One line that changes in a terminal; elsewhere a line a second once the work takes that long. */
function progressOn(write: (text: string) => void): { readonly show: Progress; readonly end: () => void } {
  const inPlace = process.stderr.isTTY;
  let last = Date.now();
  let shown = false;
  return {
    show: (text) => {
      if (!inPlace && Date.now() - last < SECOND) return;
      write(inPlace ? `\r\u001b[K${text}` : `${text}\n`);
      last = Date.now();
      shown = true;
    },
    end: () => {
      if (inPlace && shown) write('\r\u001b[K');
    },
  };
}
