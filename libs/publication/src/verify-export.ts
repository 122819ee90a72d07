import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { SigningKeys } from '#platform';
import { contentDigest, statementBytes, writtenDigest } from './digests.js';
import type { ExportedBatch, ExportedKey, ExportedVersion, ExportRecord } from './export-format.js';

/** Something that does not hold. `where` names the record: `qualification/P33 2`, `batch <id>`. */
export interface ExportFault {
  readonly where: string;
  readonly what: 'content_changed' | 'not_in_statement' | 'batch_missing' | 'signature_missing' | 'key_unknown' | 'key_of_another' | 'key_not_valid_then' | 'signature_wrong' | 'algorithm_unknown' | 'twice_in_force';
  readonly detail: string;
}

export interface ExportVerdict {
  readonly ok: boolean;
  readonly versions: number;
  /** Versions that every party has signed. */
  readonly signed: number;
  /** Versions of a baseline: they are whole, and no jurisdiction has signed them. */
  readonly unsigned: number;
  readonly faults: readonly ExportFault[];
  /** Each key with its fingerprint (SHA-256 over its public part): compare them with those that the jurisdictions publish. */
  readonly keys: readonly { readonly id: string; readonly owner: string; readonly fingerprint: string }[];
}

/**
 * Verifies an export with nothing but itself and public keys: every content against its digest, every digest against the statement, every
 * statement against the signature of every party. `trusted` replaces the keys that the file brings along.
 */
export function verifyExport(records: readonly ExportRecord[], trusted?: readonly ExportedKey[]): ExportVerdict {
  const keys = trusted ?? records.filter((record): record is ExportedKey => record.record === 'key');
  const batches = new Map(records.flatMap((record) => (record.record === 'batch' ? [[record.id, record] as const] : [])));
  const versions = records.filter((record): record is ExportedVersion => record.record === 'version');
  const wrongBatches = new Map([...batches.values()].map((batch) => [batch.id, faultsOfBatch(batch, keys)]));
  const faults = [...[...wrongBatches.values()].flat(), ...versions.flatMap((version) => faultsOfVersion(version, batches)), ...twice(versions)];
  const isSigned = ({ batch }: ExportedVersion): boolean => batches.get(batch)?.purpose !== 'baseline';
  return {
    ok: faults.length === 0, versions: versions.length, signed: versions.filter(isSigned).length, unsigned: versions.filter((version) => !isSigned(version)).length, faults,
    keys: keys.map(({ id, owner, publicJwk }) => ({ id, owner, fingerprint: fingerprint(publicJwk) })),
  };
}

function faultsOfVersion(version: ExportedVersion, batches: ReadonlyMap<string, ExportedBatch>): ExportFault[] {
  const where = `${version.kind}/${version.code} ${version.number}`;
  const batch = batches.get(version.batch);
  if (!batch) return [{ where, what: 'batch_missing', detail: version.batch }];
  const item = batch.statement.items.find(({ kind, code, number }) => kind === version.kind && code === version.code && number === version.number);
  if (!item || item.standing !== version.standing) return [{ where, what: 'not_in_statement', detail: version.batch }];
  const digest = writtenDigest(contentDigest(version.content));
  return digest === item.digest ? [] : [{ where, what: 'content_changed', detail: `${digest} instead of ${item.digest}` }];
}

function faultsOfBatch(batch: ExportedBatch, keys: readonly ExportedKey[]): ExportFault[] {
  if (batch.purpose === 'baseline' && batch.statement.parties.length === 0) return [];
  const where = `batch ${batch.id}`;
  if (batch.statement.batch !== batch.id || batch.statement.parties.length === 0) return [{ where, what: 'not_in_statement', detail: batch.statement.batch }];
  return batch.statement.parties.flatMap((party) => {
    const signature = batch.signatures.find(({ jurisdiction }) => jurisdiction === party);
    if (!signature) return [{ where, what: 'signature_missing' as const, detail: party }];
    const what = wrongWith(signature, batch, keys.find(({ id }) => id === signature.keyId));
    return what ? [{ where, what, detail: `${party}, key ${signature.keyId}` }] : [];
  });
}

function wrongWith(signature: ExportedBatch['signatures'][number], batch: ExportedBatch, key: ExportedKey | undefined): ExportFault['what'] | undefined {
  if (!key) return 'key_unknown';
  if (key.owner !== signature.jurisdiction) return 'key_of_another';
  const [madeAt, retiredAt, revokedAt] = [new Date(key.madeAt), dateOf(key.retiredAt), dateOf(key.revokedAt)];
  if (!SigningKeys.couldSign({ madeAt, retiredAt, revokedAt }, new Date(signature.signedAt))) return 'key_not_valid_then';
  if (signature.algorithm !== key.algorithm || key.algorithm !== 'Ed25519') return 'algorithm_unknown';
  try {
    const right = verify(null, statementBytes(batch.statement), createPublicKey({ key: key.publicJwk, format: 'jwk' }), Buffer.from(signature.value, 'base64url'));
    return right ? undefined : 'signature_wrong';
  } catch {
    return 'signature_wrong';
  }
}

function twice(versions: readonly ExportedVersion[]): ExportFault[] {
  const seen = new Set<string>();
  return versions.flatMap(({ kind, code, number }): ExportFault[] => {
    const name = `${kind}/${code}`;
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ where: `${name} ${number}`, what: 'twice_in_force', detail: name }];
  });
}

function fingerprint({ kty, crv, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, ...(y === undefined ? {} : { y }) })).digest('base64url');
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
