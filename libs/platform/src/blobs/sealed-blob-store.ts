import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Refused } from '#kernel';
import { UnknownKey, type FieldKey, type Keys } from '../crypto/keys.js';
import { BlobLost, MOST_BLOB_BYTES, type BlobPlace, type BlobStore, type StoredBlob } from './blob-store.js';

const AES = 'aes-256-gcm';
const MAGIC = Buffer.from('TBB1');
const IV = 12;
const KEY = 32;
const TAG = 16;

/** Which field key wraps the data key, the wrapped data key, and the sealed content. */
interface Envelope {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly content: Buffer;
}

/**
 * Envelope encryption: each content has a random data key, which the current field key wraps, so that a rotation rewrites some bytes of
 * each file and not the files. On disk: `TBB1`, length and id of the field key, wrapped key, content; both parts AES-256-GCM
 * (IV, ciphertext, tag) bound to the address, so that files cannot be exchanged.
 */
export class SealedBlobStore implements BlobStore {
  private readonly addressKey: KeyObject;

  constructor(
    private readonly place: BlobPlace,
    private readonly keys: Keys,
  ) {
    this.addressKey = createSecretKey(keys.blobAddressSecret());
  }

  async put(content: Uint8Array | Readable): Promise<StoredBlob> {
    const bytes = content instanceof Uint8Array ? limited(content) : await gather(content);
    const digest = createHash('sha256').update(bytes).digest();
    const key = this.address(digest);
    if (!(await this.place.touch(key))) await this.place.write(key, this.seal(key, bytes));
    return { key, size: bytes.length, sha256: digest.toString('hex') };
  }

  async get(key: string): Promise<Buffer> {
    const stored = await this.place.read(addressOnly(key));
    if (!stored) throw new BlobLost(key, 'it is gone');
    const bytes = this.open(key, stored);
    if (this.address(createHash('sha256').update(bytes).digest()) !== key) throw new BlobLost(key, 'its content has another address');
    return bytes;
  }

  async exists(key: string): Promise<boolean> {
    return this.place.has(addressOnly(key));
  }

  async delete(key: string, untouchedSince?: Date): Promise<boolean> {
    return this.place.remove(addressOnly(key), untouchedSince);
  }

  async check(): Promise<void> {
    return this.place.check();
  }

  async rewrap(onProgress?: (done: number) => void): Promise<{ rewrapped: number; unreadable: number }> {
    const current = this.keys.currentFieldKey();
    let [done, rewrapped, unreadable] = [0, 0, 0];
    for await (const key of this.place.names()) {
      const stored = await this.place.read(key);
      try {
        const anew = stored && this.rewrapped(key, stored, current);
        // One that was deleted meanwhile must not come back.
        if (anew && (await this.place.has(key))) {
          await this.place.write(key, anew);
          rewrapped++;
        }
      } catch (error) {
        if (!(error instanceof BlobLost)) throw error;
        unreadable++;
      }
      if (++done % 100 === 0) onProgress?.(done);
    }
    onProgress?.(done);
    return { rewrapped, unreadable };
  }

  private address(digest: Uint8Array): string {
    return createHmac('sha256', this.addressKey).update(digest).digest('hex');
  }

  private seal(key: string, bytes: Uint8Array): Buffer {
    const dataKey = randomBytes(KEY);
    const field = this.keys.currentFieldKey();
    return join({ keyId: field.id, wrappedKey: encrypt(field.key, `blob-key ${key}`, dataKey), content: encrypt(createSecretKey(dataKey), `blob ${key}`, bytes) });
  }

  private open(key: string, stored: Buffer): Buffer {
    const { content, ...envelope } = split(key, stored);
    return decrypt(key, createSecretKey(this.dataKey(key, envelope)), `blob ${key}`, content);
  }

  private rewrapped(key: string, stored: Buffer, current: FieldKey): Buffer | undefined {
    const envelope = split(key, stored);
    if (envelope.keyId === current.id) return undefined;
    return join({ ...envelope, keyId: current.id, wrappedKey: encrypt(current.key, `blob-key ${key}`, this.dataKey(key, envelope)) });
  }

  private dataKey(key: string, { keyId, wrappedKey }: Pick<Envelope, 'keyId' | 'wrappedKey'>): Buffer {
    try {
      return decrypt(key, this.keys.fieldKey(keyId).key, `blob-key ${key}`, wrappedKey);
    } catch (error) {
      if (error instanceof UnknownKey) throw new BlobLost(key, error.message);
      throw error;
    }
  }
}

function encrypt(key: KeyObject, bound: string, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(AES, key, iv);
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(address: string, key: KeyObject, bound: string, sealed: Buffer): Buffer {
  try {
    const end = sealed.length - TAG;
    const decipher = createDecipheriv(AES, key, sealed.subarray(0, IV), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(IV, end)), decipher.final()]);
  } catch {
    throw new BlobLost(address, 'it was altered or belongs elsewhere');
  }
}

function join({ keyId, wrappedKey, content }: Envelope): Buffer {
  return Buffer.concat([MAGIC, Buffer.from([keyId.length]), Buffer.from(keyId, 'ascii'), wrappedKey, content]);
}

function split(key: string, stored: Buffer): Envelope {
  const idAt = MAGIC.length + 1;
  const wrappedAt = idAt + (stored[MAGIC.length] ?? 0);
  const contentAt = wrappedAt + IV + KEY + TAG;
  if (!stored.subarray(0, MAGIC.length).equals(MAGIC) || stored.length < contentAt + IV + TAG) throw new BlobLost(key, 'it is cut off or not ours');
  return { keyId: stored.toString('ascii', idAt, wrappedAt), wrappedKey: stored.subarray(wrappedAt, contentAt), content: stored.subarray(contentAt) };
}

/** An address is ours or it names nothing: it never becomes a path of the caller's making. */
function addressOnly(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new BlobLost('', 'not an address');
  return key;
}

function limited(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MOST_BLOB_BYTES) throw new Refused({ code: 'too_large', details: { maxBytes: MOST_BLOB_BYTES } });
  return bytes;
}

async function gather(stream: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BLOB_BYTES) throw new Refused({ code: 'too_large', details: { maxBytes: MOST_BLOB_BYTES } });
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}
