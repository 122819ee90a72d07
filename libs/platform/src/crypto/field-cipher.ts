import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keys } from './keys.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^v1\.(k\d+)\.([A-Za-z0-9_-]+)$/;
const POOL = IV_BYTES * 512;
const AES = 'aes-256-gcm';

let pool = randomBytes(POOL);
let used = 0;

/** A stored value that is not what was written there: altered, moved to another row or column, or never encrypted. */
export class SealedValueDamaged extends Error {
  override readonly name = 'SealedValueDamaged';
  constructor(readonly column: string, readonly rowId: string) {
    super(`the encrypted ${column} of ${rowId} cannot be read: it was altered or belongs elsewhere`);
  }
}

/**
 * Encrypts personal fields (个人信息保护法 51(3)): AES-256-GCM, stored as `v1.<keyId>.<base64url(iv, ciphertext, tag)>`. Column name and row
 * id are authenticated with the value, so that nobody with write access to the table can move it elsewhere. IVs are random, which
 * is sound up to 2^32 values for one key: rotate before that.
 */
export class FieldCipher {
  constructor(private readonly keys: Keys) {}

  /** `column` is the stable name of the column (`request.form`), `rowId` the id of its row; both are needed to read it back. */
  encrypt(column: string, rowId: string, text: string): string {
    const { id, key } = this.keys.currentFieldKey();
    const iv = freshIv();
    const cipher = createCipheriv(AES, key, iv);
    cipher.setAAD(place(column, rowId));
    const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `v1.${id}.${sealed.toString('base64url')}`;
  }

  /** Throws {@link SealedValueDamaged}, or UnknownKey when the key is not in the key file. */
  decrypt(column: string, rowId: string, value: string): string {
    const [, keyId, body] = FORM.exec(value) ?? [];
    if (keyId === undefined || body === undefined) throw new SealedValueDamaged(column, rowId);
    const { key } = this.keys.fieldKey(keyId);
    const sealed = Buffer.from(body, 'base64url');
    if (sealed.length < IV_BYTES + TAG_BYTES) throw new SealedValueDamaged(column, rowId);
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(AES, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(place(column, rowId));
    decipher.setAuthTag(sealed.subarray(end));
    try {
      return decipher.update(sealed.subarray(IV_BYTES, end), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new SealedValueDamaged(column, rowId);
    }
  }

  encryptJson(column: string, rowId: string, value: unknown): string {
    return this.encrypt(column, rowId, JSON.stringify(value));
  }

  /** The caller names the shape; it is the one that was written there, for nothing else decrypts. */
  decryptJson<T>(column: string, rowId: string, value: string): T {
    return JSON.parse(this.decrypt(column, rowId, value)) as T;
  }
}

function place(column: string, rowId: string): Buffer {
  return Buffer.from(`${column}\u0000${rowId}`);
}

function freshIv(): Buffer {
  if (used === pool.length) {
    pool = randomBytes(POOL);
    used = 0;
  }
  used += IV_BYTES;
  return pool.subarray(used - IV_BYTES, used);
}
