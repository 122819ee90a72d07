import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Config } from '../config.js';
import { ensureKeyFile, readKeyFile, type KeyMaterial } from './key-file.js';

/** A field key with its id, which stands in every value that it sealed. */
export interface FieldKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** No key with this id is in the key file: the value was sealed with a key that is lost, or that this machine has not been given. */
export class UnknownKey extends Error {
  override readonly name = 'UnknownKey';
  constructor(readonly keyId: string) {
    super(`no field key ${keyId} in the key file`);
  }
}

/** How long a process may go on with the old current key after a rotation, in milliseconds. */
export const KEYS_NOTICED_WITHIN_MS = 1_000;

/**
 * The keys of a process. A rotation by another process is noticed by itself: at once when a value names a key that is not known
 * yet, and within a second for what is newly encrypted.
 */
export class Keys {
  private fields = new Map<string, FieldKey>();
  private current: FieldKey;
  private material: KeyMaterial;
  private stamp: string;
  private looked = Date.now();

  private constructor(private readonly file: string, material: KeyMaterial, stamp: string) {
    this.stamp = stamp;
    this.take(material);
  }

  /** Throws ConfigError when the file is absent, readable by others, or damaged. */
  static load(file: string): Keys {
    // Stamp before content: a file replaced in between is read once more, never missed.
    const stamp = stampOf(file);
    return new Keys(file, readKeyFile(file), stamp);
  }

  /** The key for new values. */
  currentFieldKey(): FieldKey {
    if (Date.now() - this.looked > KEYS_NOTICED_WITHIN_MS) this.reloadIfChanged();
    return this.current;
  }

  /** The key of an existing value. Throws {@link UnknownKey}. */
  fieldKey(id: string): FieldKey {
    const known = this.fields.get(id);
    if (known) return known;
    this.reloadIfChanged();
    const found = this.fields.get(id);
    if (!found) throw new UnknownKey(id);
    return found;
  }

  /** Secret of the blind indexes; it does not rotate, or every stored index would be lost. */
  blindIndexSecret(): Buffer {
    return Buffer.from(this.material.blindIndex, 'base64');
  }

  /** Secret of the addresses of blobs; it does not rotate, or every stored address would be lost. */
  blobAddressSecret(): Buffer {
    return Buffer.from(this.material.blobAddress, 'base64');
  }

  /**
   * A 32-byte secret for one purpose (`csrf`, `session-cookie`, ...), the same in every process that shares the file (HKDF, RFC 5869).
   * For what may be lost without losing data.
   */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', Buffer.from(this.material.session, 'base64'), '', `tongban ${purpose}`, 32));
  }

  private reloadIfChanged(): void {
    this.looked = Date.now();
    try {
      const stamp = stampOf(this.file);
      if (stamp === this.stamp) return;
      this.take(readKeyFile(this.file));
      this.stamp = stamp;
    } catch {
      // An unreadable file must not stop what the keys in memory can still do; the next start says what is wrong with it.
    }
  }

  private take(material: KeyMaterial): void {
    const entries = Object.entries(material.field.keys).map(([id, key]): [string, FieldKey] => [id, { id, key: createSecretKey(Buffer.from(key, 'base64')) }]);
    const fields = new Map(entries);
    const current = fields.get(material.field.current);
    if (!current) throw new UnknownKey(material.field.current);
    this.fields = fields;
    this.current = current;
    this.material = material;
  }
}

/** The keys of the file. Throws ConfigError when it cannot be used. */
export function loadKeys(file: string): Keys {
  return Keys.load(file);
}

/** The same, but a demonstration makes the file first when it is missing; production refuses. */
export function ensureKeys(file: string, mode: Config['mode']): Keys {
  if (mode === 'demo') ensureKeyFile(file);
  return Keys.load(file);
}

function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino}/${found.mtimeNs}/${found.size}` : 'absent';
}
