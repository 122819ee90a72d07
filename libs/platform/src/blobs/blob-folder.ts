import { randomBytes } from 'node:crypto';
import { access, link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { Refused } from '#kernel';
import type { BlobPlace } from './blob-store.js';

const NAME = /^[0-9a-f]{64}$/;
/** No room, a quota, a limit on the size of files, a file system that went read-only, or too many open files: all pass. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EMFILE', 'ENFILE', 'EIO']);
const ASIDE = '.aside';
/** What a killed process left half written is cleared away after this many milliseconds. */
const STALE_AFTER_MS = 60 * 60 * 1_000;

/** Blobs as files: `ab/<name>` under the folder, mode 0600. They are written beside, synced, and renamed. */
export class BlobFolder implements BlobPlace {
  private readonly incoming: string;
  private cleared = false;

  constructor(private readonly folder: string) {
    this.incoming = path.join(folder, 'incoming');
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await roomy(async () => {
      await mkdir(this.incoming, { recursive: true, mode: 0o700 });
      await this.clearIncoming();
      const fresh = path.join(this.incoming, randomBytes(12).toString('hex'));
      try {
        await writeSynced(fresh, bytes);
        const target = this.path(name);
        await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
        await rename(fresh, target);
        await syncFolder(path.dirname(target));
      } finally {
        await rm(fresh, { force: true });
      }
    });
  }

  async touch(name: string): Promise<boolean> {
    const now = new Date();
    return (await roomy(async () => present(utimes(this.path(name), now, now).then(() => true)))) ?? false;
  }

  async read(name: string): Promise<Buffer | undefined> {
    return roomy(async () => present(readFile(this.path(name))));
  }

  async has(name: string): Promise<boolean> {
    return (await present(access(this.path(name)).then(() => true))) ?? false;
  }

  /** Moves the file aside before it looks at its time: a `touch` after that finds nothing and writes anew, one before it is seen. */
  async remove(name: string, untouchedSince?: Date): Promise<boolean> {
    const aside = path.join(this.incoming, `${name}.${randomBytes(6).toString('hex')}${ASIDE}`);
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    const moved = await present(rename(this.path(name), aside).then(() => true));
    if (!moved) return false;
    const { mtime } = await stat(aside);
    const wanted = untouchedSince !== undefined && mtime >= untouchedSince;
    if (wanted) await this.putBack(aside, name);
    await rm(aside, { force: true });
    return !wanted;
  }

  async *names(): AsyncIterable<string> {
    for (const shelf of (await present(readdir(this.folder))) ?? []) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
      for (const name of (await present(readdir(path.join(this.folder, shelf)))) ?? []) if (NAME.test(name)) yield name;
    }
  }

  async check(): Promise<void> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    const probe = path.join(this.incoming, `${randomBytes(12).toString('hex')}.probe`);
    try {
      await writeSynced(probe, Buffer.from('writable'));
    } finally {
      await rm(probe, { force: true });
    }
  }

  private path(name: string): string {
    return path.join(this.folder, name.slice(0, 2), name);
  }

  /** Leaves a file that was put meanwhile as it is; its content is the same. */
  private async putBack(aside: string, name: string): Promise<void> {
    await link(aside, this.path(name)).catch(async (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? undefined : Promise.reject(error)));
  }

  private async clearIncoming(): Promise<void> {
    if (this.cleared) return;
    this.cleared = true;
    for (const name of await readdir(this.incoming)) {
      const file = path.join(this.incoming, name);
      const found = await present(stat(file));
      if (!found || Date.now() - found.ctimeMs < STALE_AFTER_MS) continue;
      // Killed while deciding whether it may go: it stays.
      if (name.endsWith(ASIDE)) await this.putBack(file, name.slice(0, 64));
      await rm(file, { force: true });
    }
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined when there is no such file. */
async function present<T>(act: Promise<T>): Promise<T | undefined> {
  try {
    return await act;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Turns a full or failing disk into the refusal that says: try again later. */
async function roomy<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (NO_ROOM.has((error as NodeJS.ErrnoException).code ?? '')) throw new Refused({ code: 'unavailable' });
    throw error;
  }
}
