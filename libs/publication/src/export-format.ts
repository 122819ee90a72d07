import type { JsonWebKey } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { PublicKey } from '#platform';
import type { Content } from './domain/content.js';
import type { DepartureStatement, Standing, Statement } from './domain/statement.js';

/** A public key as an export carries it. Instants are UTC. */
export interface ExportedKey {
  readonly record: 'key';
  readonly id: string;
  readonly owner: string;
  readonly algorithm: string;
  readonly publicJwk: JsonWebKey;
  readonly madeAt: string;
  readonly retiredAt: string | null;
  readonly revokedAt: string | null;
}

export interface ExportedBatch {
  readonly record: 'batch';
  readonly id: string;
  /** `baseline`: reference data of the project, signed by no jurisdiction. */
  readonly purpose: 'baseline' | 'publish' | 'rollback';
  readonly statement: Statement;
  readonly signatures: readonly { readonly jurisdiction: string; readonly keyId: string; readonly algorithm: string; readonly value: string; readonly signedAt: string }[];
}

export interface ExportedVersion {
  readonly record: 'version';
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly standing: Standing;
  readonly batch: string;
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  readonly content: Content;
}

/** The signed notice of a party that had left at the instant of the export: nothing that it signed before holds between it and the others. */
export interface ExportedDeparture {
  readonly record: 'departure';
  readonly id: string;
  readonly statement: DepartureStatement;
  readonly keyId: string;
  readonly algorithm: string;
  readonly value: string;
  readonly signedAt: string;
}

export interface ExportHead {
  readonly record: 'head';
  readonly type: 'tongban.publication.export';
  readonly version: 1;
  /** The instant as of which everything in it holds. */
  readonly at: string;
}

export type ExportRecord = ExportHead | ExportedKey | ExportedDeparture | ExportedBatch | ExportedVersion;

/** A public key as an export carries it. */
export function exportedKey({ id, owner, algorithm, publicJwk, madeAt, retiredAt, revokedAt }: PublicKey): ExportedKey {
  return { record: 'key', id, owner, algorithm, publicJwk, madeAt: madeAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null };
}

/** A file that cannot be read as an export at all. */
class NotAnExport extends Error {
  override readonly name = 'NotAnExport';
}

/** One record a line, each in canonical JSON: the same state gives the same bytes. */
export function writeExport(records: readonly ExportRecord[]): string {
  return records.map((record) => `${canonicalJson(record)}\n`).join('');
}

/** Throws {@link NotAnExport} with the line that is wrong. */
export function readExport(text: string): ExportRecord[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.map((line, i) => {
    try {
      return JSON.parse(line) as ExportRecord;
    } catch {
      throw new NotAnExport(`line ${i + 1} is not JSON`);
    }
  });
  const head = records[0];
  if (head?.record !== 'head' || head.type !== 'tongban.publication.export' || head.version !== 1) throw new NotAnExport('the first line is not the head of an export of version 1');
  return records;
}
