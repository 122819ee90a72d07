import { canonicalJson } from '#kernel';
import type { ExportedBatch, ExportedKey } from '#publication';

/**
 * What a jurisdiction's key for open data signs: that these are the bytes which the platform gives out for it. What the jurisdiction has agreed to is another
 * matter, which only the signatures under the batches prove; `agreed` says for how many of the records there is one of its own.
 */
export interface SealStatement {
  readonly type: 'tongban.catalogue.data';
  readonly version: 1;
  readonly jurisdiction: string;
  /** The state has been this one since this instant (UTC). */
  readonly since: string;
  readonly format: 'jsonl';
  /** SHA-256 of the file in hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  readonly agreed: number;
}

export interface Seal {
  readonly statement: SealStatement;
  readonly keyId: string;
  readonly algorithm: string;
  /** Base64url, over the canonical JSON of the statement. */
  readonly value: string;
}

/** The signatures that lie beside the JSONL file, with everything that is needed to verify it offline. */
export interface SignaturesFile {
  readonly type: 'tongban.catalogue.signatures';
  readonly version: 1;
  readonly since: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  readonly seals: readonly Seal[];
  readonly keys: readonly ExportedKey[];
  /** The statements by which the jurisdictions agreed, with their signatures. */
  readonly batches: readonly ExportedBatch[];
}

/** The bytes over which a seal stands. */
export function sealBytes(statement: SealStatement): Buffer {
  return Buffer.from(canonicalJson(statement));
}
