import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { SigningKeys } from '#platform';
import { contentDigest, statementBytes, writtenDigest } from './digests.js';
import type { ExportedBatch, ExportedDeparture, ExportedKey, ExportedVersion, ExportRecord } from './export-format.js';
import { partiesNamed } from './domain/content.js';
import type { DepartureStatement, Statement } from './domain/statement.js';

/**
 * Something that does not hold. `where` names the record: `qualification/P33 2`, `batch <id>`, `departure <id>`. `party_not_asked`: the content names a party that the
 * statement leaves out; `key_revoked` and `key_not_valid_then`: it could not sign at that instant; `twice_in_force`: two versions of one document.
 */
export interface ExportFault {
  readonly where: string;
  readonly what: 'content_changed' | 'not_in_statement' | 'batch_missing' | 'signature_missing' | 'key_unknown' | 'key_of_another' | 'key_revoked' | 'key_not_valid_then' | 'party_not_asked' | 'signature_wrong' | 'algorithm_unknown' | 'twice_in_force';
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
  /** Parties that have left, with the instant (UTC) from which nothing that they signed before binds them. */
  readonly left: readonly { readonly jurisdiction: string; readonly since: string }[];
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
  const departures = records.filter((record): record is ExportedDeparture => record.record === 'departure');
  const faults = [
    ...[...wrongBatches.values()].flat(), ...departures.flatMap((departure) => faultsOfDeparture(departure, keys)), ...versions.flatMap((version) => faultsOfVersion(version, batches, departures)), ...twice(versions),
  ];
  const isSigned = ({ batch }: ExportedVersion): boolean => batches.get(batch)?.purpose !== 'baseline';
  return {
    ok: faults.length === 0, versions: versions.length, signed: versions.filter(isSigned).length, unsigned: versions.filter((version) => !isSigned(version)).length, faults,
    left: departures.map(({ statement }) => ({ jurisdiction: statement.jurisdiction, since: statement.effectiveAt })),
    keys: keys.map(({ id, owner, publicJwk }) => ({ id, owner, fingerprint: keyFingerprint(publicJwk) })),
  };
}

function faultsOfVersion(version: ExportedVersion, batches: ReadonlyMap<string, ExportedBatch>, departures: readonly ExportedDeparture[]): ExportFault[] {
  const where = `${version.kind}/${version.code} ${version.number}`;
  const batch = batches.get(version.batch);
  if (!batch) return [{ where, what: 'batch_missing', detail: version.batch }];
  const item = batch.statement.items.find(({ kind, code, number }) => kind === version.kind && code === version.code && number === version.number);
  if (!item || item.standing !== version.standing) return [{ where, what: 'not_in_statement', detail: version.batch }];
  const digest = writtenDigest(contentDigest(version.content));
  if (digest !== item.digest) return [{ where, what: 'content_changed', detail: `${digest} instead of ${item.digest}` }];
  return batch.purpose === 'baseline' ? [] : partiesNotAsked(version, batch, departures).map((party) => ({ where, what: 'party_not_asked', detail: party }));
}

/** Parties that the content names and nobody asked to sign. One that has left is not bound and need not be asked. */
function partiesNotAsked({ content }: ExportedVersion, { statement }: ExportedBatch, departures: readonly ExportedDeparture[]): string[] {
  const left = departures.map((departure) => departure.statement.jurisdiction);
  return partiesNamed(content).filter((party) => !statement.parties.includes(party) && !left.includes(party));
}

function faultsOfDeparture({ id, statement, keyId, algorithm, value, signedAt }: ExportedDeparture, keys: readonly ExportedKey[]): ExportFault[] {
  const where = `departure ${id}`;
  if (statement.departure !== id) return [{ where, what: 'not_in_statement', detail: statement.departure }];
  const what = wrongWith({ jurisdiction: statement.jurisdiction, keyId, algorithm, value, signedAt }, statement, keys.find((key) => key.id === keyId));
  return what ? [{ where, what, detail: `${statement.jurisdiction}, key ${keyId}` }] : [];
}

function faultsOfBatch(batch: ExportedBatch, keys: readonly ExportedKey[]): ExportFault[] {
  if (batch.purpose === 'baseline' && batch.statement.parties.length === 0) return [];
  const where = `batch ${batch.id}`;
  if (batch.statement.batch !== batch.id || batch.statement.parties.length === 0) return [{ where, what: 'not_in_statement', detail: batch.statement.batch }];
  return batch.statement.parties.flatMap((party) => {
    const signature = batch.signatures.find(({ jurisdiction }) => jurisdiction === party);
    if (!signature) return [{ where, what: 'signature_missing' as const, detail: party }];
    const what = wrongWith(signature, batch.statement, keys.find(({ id }) => id === signature.keyId));
    return what ? [{ where, what, detail: `${party}, key ${signature.keyId}` }] : [];
  });
}

function wrongWith(signature: ExportedBatch['signatures'][number], statement: Statement | DepartureStatement, key: ExportedKey | undefined): ExportFault['what'] | undefined {
  if (!key) return 'key_unknown';
  if (key.owner !== signature.jurisdiction) return 'key_of_another';
  const [madeAt, retiredAt, revokedAt] = [new Date(key.madeAt), dateOf(key.retiredAt), dateOf(key.revokedAt)];
  if (revokedAt !== null && revokedAt <= new Date(signature.signedAt)) return 'key_revoked';
  if (!SigningKeys.couldSign({ madeAt, retiredAt, revokedAt }, new Date(signature.signedAt))) return 'key_not_valid_then';
  if (signature.algorithm !== key.algorithm || key.algorithm !== 'Ed25519') return 'algorithm_unknown';
  try {
    const right = verify(null, statementBytes(statement), createPublicKey({ key: key.publicJwk, format: 'jwk' }), Buffer.from(signature.value, 'base64url'));
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

/** SHA-256 over the public part of a key (RFC 7638 in spirit: its required members in order), base64url. */
export function keyFingerprint({ kty, crv, x, y }: JsonWebKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, ...(y === undefined ? {} : { y }) })).digest('base64url');
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
