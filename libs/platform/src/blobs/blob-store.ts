import type { Readable } from 'node:stream';

/** The largest content that is accepted, in bytes: 10 MB. */
export const MOST_BLOB_BYTES = 10 * 1024 * 1024;

export interface StoredBlob {
  /** Address of the content; equal contents have equal addresses, and without the keys an address tells nothing. */
  readonly key: string;
  /** Bytes of the content. */
  readonly size: number;
  /** Of the content, hexadecimal. */
  readonly sha256: string;
}

/** Where attachments are kept: encrypted, addressed by their content, written whole or not at all. Token BLOBS. */
export interface BlobStore {
  /** Keeps the content. Refuses `too_large`, or `unavailable` when the place is full or does not answer; then nothing is kept. */
  put(content: Uint8Array | Readable): Promise<StoredBlob>;
  /** The content. Throws {@link BlobLost} when it is gone or damaged; refuses `unavailable`. */
  get(key: string): Promise<Buffer>;
  exists(key: string): Promise<boolean>;
  /**
   * Deletes the content; false when it was not there, or was put again since `untouchedSince`. Equal contents share an address: delete only
   * what no row refers to, and give an instant well before the look at the rows (an hour), so that somebody who puts the same
   * content at this moment keeps it.
   */
  delete(key: string, untouchedSince?: Date): Promise<boolean>;
  /** Throws Error when nothing can be written now; for readiness. */
  check(): Promise<void>;
  /** Gives every data key to the current field key; part of the key rotation. */
  rewrap(onProgress?: (done: number) => void): Promise<{ readonly rewrapped: number; readonly unreadable: number }>;
}

/** A content that a row refers to is not there or not what was kept. The message has the address only. */
export class BlobLost extends Error {
  override readonly name = 'BlobLost';
  constructor(readonly key: string, why: string) {
    super(`blob ${key.slice(0, 12)}: ${why}`);
  }
}

/** Bytes under a name; what `SealedBlobStore` stands on. Names are ours: hexadecimal. */
export interface BlobPlace {
  /** Writes all or nothing; over an existing one too. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Marks an existing one as used now; false when there is none. */
  touch(name: string): Promise<boolean>;
  read(name: string): Promise<Buffer | undefined>;
  has(name: string): Promise<boolean>;
  remove(name: string, untouchedSince?: Date): Promise<boolean>;
  names(): AsyncIterable<string>;
  check(): Promise<void>;
}
