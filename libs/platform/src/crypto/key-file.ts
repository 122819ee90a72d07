import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config.js';

/** Content of the key file. Every secret is 32 random bytes in base64; nothing in it is derived from a password. */
export interface KeyMaterial {
  readonly version: 1;
  /** Keys of encrypted fields and blobs by id; new values get `current`, older ones are kept for what they sealed. */
  readonly field: { readonly current: string; readonly keys: Readonly<Record<string, string>> };
  readonly blindIndex: string;
  readonly blobAddress: string;
  /** Root of what may be lost without losing data: sessions, CSRF tokens, sign-in states. */
  readonly session: string;
}

const SECRET_BYTES = 32;
const KEY_ID = /^k[1-9]\d{0,5}$/;
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP']);

/** Fresh keys; the field key is `k1`. */
export function makeKeys(): KeyMaterial {
  return { version: 1, field: { current: 'k1', keys: { k1: secret() } }, blindIndex: secret(), blobAddress: secret(), session: secret() };
}

/** The same keys with a fresh current field key beside the old ones. */
export function withNewFieldKey(material: KeyMaterial): KeyMaterial {
  const next = Math.max(...Object.keys(material.field.keys).map((id) => Number(id.slice(1)))) + 1;
  const current = `k${next}`;
  return { ...material, field: { current, keys: { ...material.field.keys, [current]: secret() } } };
}

/** The same keys without the named field keys. Throws when the current one is among them. */
export function withoutFieldKeys(material: KeyMaterial, ids: readonly string[]): KeyMaterial {
  if (ids.includes(material.field.current)) throw new Error('the current field key cannot be retired');
  const keys = Object.fromEntries(Object.entries(material.field.keys).filter(([id]) => !ids.includes(id)));
  return { ...material, field: { current: material.field.current, keys } };
}

/** Makes the key file unless it is there; two starts at once make one. For first starts: never called by a running production process. */
export function ensureKeyFile(file: string): { readonly made: boolean } {
  if (existsSync(file)) return { made: false };
  mkdirSync(path.dirname(file), { recursive: true });
  const fresh = writeBeside(file, makeKeys());
  try {
    linkSync(fresh, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return { made: false };
    if (!NO_HARD_LINKS.has(code)) throw error;
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
  syncFolder(path.dirname(file));
  return { made: true };
}

/** Replaces the key file as one step: a reader sees the old content or the new, also after a crash. */
export function writeKeyFile(file: string, material: KeyMaterial): void {
  renameSync(writeBeside(file, material), file);
  syncFolder(path.dirname(file));
}

/** Reads and checks the key file. Throws {@link ConfigError} when it is absent, readable by others, or damaged; never quotes its content. */
export function readKeyFile(file: string): KeyMaterial {
  refuseOpenFile(file);
  const text = readFileSync(file, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw damaged(file, 'it is not JSON');
  }
  return checked(file, content);
}

function refuseOpenFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    throw new ConfigError(
      `The key file ${file} is missing. Without the keys that encrypted the data nobody can read them: restore the file from your backup, ` +
      'or, on a first installation, make one with "npm run tongban -- keys make" and back it up apart from the database (TONGBAN_KEYS names another place).',
    );
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new ConfigError(`The key file ${file} can be read by others (mode ${(found.mode & 0o777).toString(8)}): run "chmod 600 ${file}", and rotate the keys if that matters.`);
  }
}

function checked(file: string, content: unknown): KeyMaterial {
  const material = content as Partial<KeyMaterial> | null;
  if (material === null || typeof material !== 'object' || material.version !== 1) throw damaged(file, 'its version is not 1');
  const { field } = material;
  const keys = Object.entries(field?.keys ?? {});
  if (!field || keys.length === 0 || field.keys[field.current] === undefined) throw damaged(file, 'the current field key is not in it');
  for (const [id, key] of keys) {
    if (!KEY_ID.test(id)) throw damaged(file, 'a field key has an unknown kind of id');
    if (!isSecret(key)) throw damaged(file, `field key ${id} is not 32 bytes in base64`);
  }
  for (const name of ['blindIndex', 'blobAddress', 'session'] as const) {
    if (!isSecret(material[name])) throw damaged(file, `${name} is not 32 bytes in base64`);
  }
  return material as KeyMaterial;
}

function damaged(file: string, why: string): ConfigError {
  return new ConfigError(`The key file ${file} cannot be used: ${why}. Restore it from your backup.`);
}

function isSecret(value: unknown): boolean {
  return typeof value === 'string' && Buffer.from(value, 'base64').length === SECRET_BYTES;
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64');
}

function writeBeside(file: string, material: KeyMaterial): string {
  const beside = `${file}.${randomBytes(6).toString('hex')}.new`;
  const handle = openSync(beside, 'wx', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(material, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return beside;
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
