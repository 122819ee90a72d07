import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { PUBLIC, SigningKeys, TimedCache, signBytes } from '#platform';
import { ExportsService, exportedKey, type FeedChange, type HeldState, type HeldVersion } from '#publication';
import { sealBytes, type Seal, type SealStatement, type SignaturesFile } from './data-seal.js';
import { RECORD_KINDS, type RecordKind } from './domain/interchange/columns.js';
import { writeRecord, type CatalogueRecord } from './domain/interchange/record.js';
import type { FileFormat } from './files/file-rows.js';
import { writeFile } from './files/file-writer.js';

/** A signatures file is kept this long: it depends on the state alone, but keys are made and revoked. */
const KEPT_MS = 60_000;

/** One page of the feed of changes. */
export interface ChangesAfter {
  readonly items: readonly FeedChange[];
  /** Where to go on, now or tomorrow. */
  readonly nextCursor: string;
  readonly more: boolean;
}

/** The public catalogue as data: what holds, in four formats, with what proves it, and what changed. */
@Injectable()
export class OpenDataService {
  private readonly signatureFiles = new TimedCache<string, SignaturesFile>(KEPT_MS, 4);

  constructor(
    private readonly exports: ExportsService,
    private readonly keys: SigningKeys,
  ) {}

  async stateAt(kinds: readonly RecordKind[], at?: Date): Promise<HeldState> {
    return this.exports.held(PUBLIC, kinds, at);
  }

  /** The file, piece by piece; the same state gives the same bytes. */
  file(format: FileFormat, kinds: readonly RecordKind[], state: HeldState): AsyncGenerator<string | Buffer> {
    return writeFile(format, kinds, (kind) => this.records(state.versions.filter((version) => version.kind === kind)));
  }

  /** What determines a state: versions never change. */
  fingerprint({ versions }: HeldState): string {
    const hash = createHash('sha256');
    for (const { kind, code, number } of versions) hash.update(`${kind}/${code} ${number}\n`);
    return hash.digest('hex');
  }

  /** What lies beside the JSONL file of all kinds. */
  async signatures(state: HeldState): Promise<SignaturesFile> {
    return this.signatureFiles.get(this.fingerprint(state), async () => this.sign(state));
  }

  /** What began or ceased to hold after a cursor. Refuses `malformed` when it is none of ours. */
  async changes(cursor: string | undefined, limit: number): Promise<ChangesAfter> {
    const after = cursor === undefined ? 0 : positionOf(cursor);
    const found = await this.exports.changes(PUBLIC, RECORD_KINDS, after, limit + 1);
    const items = found.slice(0, limit);
    return { items, nextCursor: cursorOf(items.at(-1)?.position ?? after), more: found.length > limit };
  }

  private async *records(versions: readonly HeldVersion[]): AsyncGenerator<CatalogueRecord> {
    for await (const { kind, code, standing, content } of this.exports.contents(PUBLIC, versions)) yield { kind: kind as RecordKind, code, standing, content };
  }

  private async sign(state: HeldState): Promise<SignaturesFile> {
    const proof = await this.exports.proof(PUBLIC, [...new Set(state.versions.map(({ batchId }) => batchId))]);
    const signers = new Map(proof.batches.map(({ id, signatures }) => [id, signatures.map(({ jurisdiction }) => jurisdiction)]));
    const { sha256, bytes, parties } = await this.measure(state);
    const file = { since: state.since.toISOString(), sha256, bytes, records: state.versions.length };
    const agreed = (jurisdiction: string): number => state.versions.filter(({ batchId }) => signers.get(batchId)?.includes(jurisdiction)).length;
    const seals: Seal[] = [];
    for (const jurisdiction of parties) seals.push(await this.seal({ type: 'tongban.catalogue.data', version: 1, jurisdiction, format: 'jsonl', ...file, agreed: agreed(jurisdiction) }));
    const used = new Set(seals.map(({ keyId }) => keyId));
    const keys = (await this.keys.list('open_data')).filter(({ id }) => used.has(id)).map(exportedKey);
    return { type: 'tongban.catalogue.signatures', version: 1, ...file, seals, keys: [...keys, ...proof.keys], batches: proof.batches };
  }

  private async seal(statement: SealStatement): Promise<Seal> {
    const signer = await this.keys.signer(statement.jurisdiction, 'open_data');
    return { statement, keyId: signer.id, algorithm: signer.algorithm, value: signBytes(signer, sealBytes(statement)).toString('base64url') };
  }

  private async measure(state: HeldState): Promise<{ sha256: string; bytes: number; parties: readonly string[] }> {
    const hash = createHash('sha256');
    const parties = new Set<string>();
    let bytes = 0;
    for await (const record of this.records(state.versions)) {
      const line = Buffer.from(writeRecord(record));
      hash.update(line);
      bytes += line.length;
      const named = record.content['parties'];
      if (Array.isArray(named)) for (const party of named as unknown[]) if (typeof party === 'string') parties.add(party);
    }
    return { sha256: hash.digest('hex'), bytes, parties: [...parties].sort() };
  }
}

function cursorOf(position: number): string {
  return Buffer.from(`c${position}`).toString('base64url');
}

function positionOf(cursor: string): number {
  const position = Number(/^c(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1] ?? Number.NaN);
  if (Number.isNaN(position) || cursor !== cursorOf(position)) throw new Refused({ code: 'malformed', issues: [{ path: 'cursor', code: 'cursor' }] });
  return position;
}
