import { describe, it } from '@jest/globals';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** A program that some tests need and a machine may lack. */
interface Need {
  /** What it is and how to get it; stands in the title of what could not run and in the last lines of the run. */
  readonly text: string;
  readonly find: () => string | undefined;
}

function findProgram(names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const name of names) {
    for (const folder of folders.filter((each) => each !== '')) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

const NEEDS = {
  chromium: {
    text: 'Chromium (Debian: apt-get install chromium-headless-shell fonts-noto-cjk; or CHROMIUM=/path/to/chrome)',
    find: () => process.env['CHROMIUM'] ?? findProgram(['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']),
  },
  redis: { text: 'Redis (Debian: apt-get install redis-server)', find: () => findProgram(['redis-server', 'valkey-server']) },
  nginx: { text: 'nginx (Debian: apt-get install nginx-light)', find: () => findProgram(['nginx']) },
} satisfies Record<string, Need>;

/** A program that tests may ask for with {@link describeWith}. */
export type NeedName = keyof typeof NEEDS;

/** Path of Chromium, or undefined. `CHROMIUM` names one that is not on the PATH. */
export const findChromium = (): string | undefined => NEEDS.chromium.find();
/** Path of the Redis server, or undefined. */
export const findRedis = (): string | undefined => NEEDS.redis.find();
/** Path of nginx, or undefined. */
export const findNginx = (): string | undefined => NEEDS.nginx.find();

/**
 * `describe` for tests that need a program. Without it they are left out, counted as skipped, and the run's last lines say which and how
 * to get it; with `REQUIRE_ALL=1` that is a failure.
 */
export function describeWith(need: NeedName, title: string, tests: () => void): void {
  const { text, find } = NEEDS[need];
  if (find() !== undefined) {
    describe(title, tests);
    return;
  }
  if (process.env['REQUIRE_ALL'] === '1') {
    describe(title, () => {
      it('has what it needs', () => {
        throw new Error(`REQUIRE_ALL=1 and this machine has no ${text}`);
      });
    });
    return;
  }
  describe.skip(`${title} [needs ${text}]`, tests);
}
