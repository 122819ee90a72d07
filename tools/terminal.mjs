const startedAt = performance.now();
let out = process.stdout;

/** An end the user can act on: its message is the one line that says what is wrong and what to do. */
export class Halt extends Error {}

/** Keeps standard output for the answer of a command (`--json`): everything said here goes to standard error. */
export function speakOnStandardError() {
  out = process.stderr;
}

export function say(line) {
  out.write(`${line}\n`);
}

/** A finished step, with the seconds since the program started. */
export function lap(text) {
  say(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${text}`);
}

/**
 * Runs a long step and shows that it is alive: a counter in a terminal, a line every ten seconds in a log.
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withProgress(label, work) {
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  say(`          ${label} …`);
  const show = () => (out.isTTY ? out.write(`\r          ${seconds()} s `) : say(`          … ${seconds()} s`));
  const timer = setInterval(show, out.isTTY ? 1000 : 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (out.isTTY) out.write('\r\x1b[K');
  }
}

/** Ends the program after an error: one line for what the user can mend, the stack only for our own mistakes. */
export function explain(error) {
  if (error instanceof Halt) {
    process.stderr.write(`\n${error.message}\n`);
    return;
  }
  if (error?.code === 'ENOSPC') {
    process.stderr.write(`\nThe disk is full (${error.path ?? 'while writing'}): free some space and start again.\n`);
    return;
  }
  process.stderr.write(`\nTongban stopped because of a fault of its own. Please report this:\n${error?.stack ?? error}\n`);
}
