import { createHash, createPublicKey, verify } from 'node:crypto';
import { contentDigest, verifyExport, writtenDigest, type ExportedKey, type ExportRecord } from '#publication';
import { sealBytes, type Seal, type SignaturesFile } from './data-seal.js';
import type { CatalogueRecord } from './domain/interchange/record.js';

export interface DataFault {
  readonly where: string;
  readonly what: string;
  readonly detail: string;
}

export interface DataVerdict {
  readonly ok: boolean;
  readonly records: number;
  /** Records that every party has signed, and those of the reference data, which nobody has. */
  readonly signed: number;
  readonly unsigned: number;
  /** Jurisdictions whose seal stands over these very bytes. */
  readonly sealedBy: readonly string[];
  readonly faults: readonly DataFault[];
}

/** Reads the file of signatures. Throws an Error that says so when it is none. */
export function readSignatures(text: string): SignaturesFile {
  const read = JSON.parse(text) as Partial<SignaturesFile> | null;
  if (read?.type !== 'tongban.catalogue.signatures' || read.version !== 1) throw new Error('This is not a file of signatures of the catalogue, version 1.');
  return read as SignaturesFile;
}

/**
 * Verifies a JSONL file of the public catalogue with what lies beside it, offline: the bytes against every seal, every record against the statement that its
 * parties signed. `trusted` replaces the keys that came along.
 */
export function verifyData(bytes: Buffer, file: SignaturesFile, trusted?: readonly ExportedKey[]): DataVerdict {
  const keys = trusted ?? file.keys;
  const lines = bytes.toString('utf8').split('\n').filter((line) => line !== '');
  const records = lines.map((line) => JSON.parse(line) as CatalogueRecord);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sealFaults = file.seals.flatMap((seal) => faultOfSeal(seal, sha256, keys));
  const found = records.map((record) => versionOf(record, file));
  const strangers = found.flatMap((version, i): DataFault[] => (version ? [] : [{ where: nameOf(records[i]), what: 'not_in_statement', detail: 'no statement names this content' }]));
  const proof = verifyExport([...file.batches, ...found.flatMap((version) => (version ? [version] : []))], keys);
  const faults = [...sealFaults, ...strangers, ...proof.faults];
  const wrong = new Set(sealFaults.map(({ where }) => where));
  return {
    ok: faults.length === 0, records: records.length, signed: proof.signed, unsigned: proof.unsigned, faults,
    sealedBy: file.seals.map(({ statement }) => statement.jurisdiction).filter((jurisdiction) => !wrong.has(`seal ${jurisdiction}`)),
  };
}

function faultOfSeal({ statement, keyId, algorithm, value }: Seal, sha256: string, keys: readonly ExportedKey[]): DataFault[] {
  const where = `seal ${statement.jurisdiction}`;
  const fault = (what: string, detail: string): DataFault[] => [{ where, what, detail }];
  if (statement.sha256 !== sha256) return fault('bytes_changed', `${sha256} instead of ${statement.sha256}`);
  const key = keys.find(({ id }) => id === keyId);
  if (!key) return fault('key_unknown', keyId);
  if (key.owner !== statement.jurisdiction) return fault('key_of_another', key.owner);
  if (key.revokedAt !== null) return fault('key_not_valid_then', keyId);
  if (algorithm !== 'Ed25519' || key.algorithm !== algorithm) return fault('algorithm_unknown', algorithm);
  try {
    return verify(null, sealBytes(statement), createPublicKey({ key: key.publicJwk, format: 'jwk' }), Buffer.from(value, 'base64url')) ? [] : fault('signature_wrong', keyId);
  } catch {
    return fault('signature_wrong', keyId);
  }
}

/** The version that a statement names for this content: the file itself says nothing of numbers and batches. */
function versionOf({ kind, code, standing, content }: CatalogueRecord, { batches }: SignaturesFile): Extract<ExportRecord, { record: 'version' }> | undefined {
  const digest = writtenDigest(contentDigest(content));
  for (const batch of batches) {
    const item = batch.statement.items.find((each) => each.kind === kind && each.code === code && each.standing === standing && each.digest === digest);
    if (item) return { record: 'version', kind, code, number: item.number, standing, batch: batch.id, inForceFrom: '', inForceUntil: null, content };
  }
  return undefined;
}

function nameOf(record: CatalogueRecord | undefined): string {
  return record ? `${record.kind}/${record.code}` : '';
}
