import { Injectable } from '@nestjs/common';
import type { InstantPeriod } from '#kernel';
import { SigningKeys, UnitOfWork, type Actor, type PublicKey, type Tx } from '#platform';
import { BatchEntity, DepartureEntity, SignatureEntity, VersionEntity } from './data/entities.js';
import { readVersions } from './data/publication.store.js';
import { fromRange } from './data/force.js';
import type { Content } from './domain/content.js';
import type { Standing } from './domain/statement.js';
import { exportedKey, type ExportedBatch, type ExportedDeparture, type ExportedKey, type ExportedVersion, type ExportRecord } from './export-format.js';
import { In, IsNull, LessThanOrEqual } from 'typeorm';

/** A version that holds, without its content. */
export interface HeldVersion {
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly standing: Standing;
  readonly batchId: string;
  /** First instant at which it holds. */
  readonly from: Date;
}

/** Everything that holds at an instant, as far as it was committed when it was asked for. */
export interface HeldState {
  /** By kind and code. */
  readonly versions: readonly HeldVersion[];
  /** The last instant up to the one asked for at which anything began or ended to hold. */
  readonly since: Date;
}

/** One change of when a version holds. */
export interface FeedChange {
  /** Grows with every change; a reader who has all up to one misses none of those before. */
  readonly position: number;
  readonly recordedAt: Date;
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly standing: Standing;
  /** null: it was taken off before it began. */
  readonly force: InstantPeriod | null;
  readonly content: Content;
}

const CHANGES = `SELECT c.position::integer AS position, c.recorded_at AS "recordedAt", c.kind, c.code, c.number, v.standing, c.force::text AS force, v.content
  FROM publication.change c JOIN publication.version v ON v.kind = c.kind AND v.code = c.code AND v.number = c.number
  WHERE c.position > $1 AND c.kind = ANY ($2::text[]) ORDER BY c.position LIMIT $3`;

/** Contents that are read in one statement. */
const PIECE = 500;
const HELD = `SELECT kind, code, number, standing, batch_id AS "batchId", lower(force) AS "from" FROM publication.version
  WHERE force @> $1::timestamptz AND kind = ANY ($2::text[]) ORDER BY kind COLLATE "C", code COLLATE "C"`;
const SINCE = `SELECT max(x.at) AS since FROM publication.version v, LATERAL (VALUES (lower(v.force)), (upper(v.force))) AS x(at)
  WHERE v.kind = ANY ($2::text[]) AND x.at <= $1::timestamptz`;
const CONTENTS = `SELECT v.content FROM unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS x(kind, code, number, place)
  JOIN publication.version v ON v.kind = x.kind AND v.code = x.code AND v.number = x.number ORDER BY x.place`;

/** Everything that holds at an instant, with what proves it. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: SigningKeys,
  ) {}

  /** The records of an export as of an instant (now when left out), in one order: head, keys, departures, batches, versions. */
  async export(actor: Actor, at?: Date): Promise<ExportRecord[]> {
    const keys = await this.keys.list('publication');
    return this.uow.run(actor, async (tx) => {
      const instant = at ?? tx.now;
      const versions = await this.holding(tx, instant);
      const departures = await this.departures(tx, instant);
      const proof = await this.proofIn(tx, keys, [...new Set(versions.map(({ batch }) => batch))], departures.map(({ keyId }) => keyId));
      return [{ record: 'head', type: 'tongban.publication.export', version: 1, at: instant.toISOString() }, ...proof.keys, ...departures, ...proof.batches, ...versions];
    });
  }

  /** What holds of these kinds at an instant (now when left out), without the contents: a few bytes a version, whatever the size of the catalogue. */
  async held(actor: Actor, kinds: readonly string[], at?: Date): Promise<HeldState> {
    return this.uow.run(actor, async (tx) => {
      const instant = at ?? tx.now;
      const versions = await tx.query<HeldVersion>(HELD, [instant, kinds]);
      const [row] = await tx.query<{ since: Date | null }>(SINCE, [instant, kinds]);
      return { versions, since: row?.since ?? instant };
    });
  }

  /**
   * The versions with their contents, read piece by piece in transactions of their own: a reader who is slow holds no connection, and because a version
   * never changes, all pieces together are one state.
   */
  async *contents(actor: Actor, versions: readonly HeldVersion[]): AsyncGenerator<HeldVersion & { readonly content: Content }> {
    for (let at = 0; at < versions.length; at += PIECE) {
      const piece = versions.slice(at, at + PIECE);
      const keys = [piece.map(({ kind }) => kind), piece.map(({ code }) => code), piece.map(({ number }) => number)];
      const rows = await this.uow.run(actor, async (tx) => tx.query<{ content: Content }>(CONTENTS, keys));
      for (const [i, version] of piece.entries()) {
        const content = rows[i]?.content;
        if (!content) throw new Error(`${version.kind}/${version.code} ${version.number} is gone`);
        yield { ...version, content };
      }
    }
  }

  /** What began or ceased to hold after a position, in the order of the commits. */
  async changes(actor: Actor, kinds: readonly string[], after: number, limit: number): Promise<FeedChange[]> {
    const rows = await this.uow.run(actor, async (tx) => tx.query<Omit<FeedChange, 'force'> & { force: string | null }>(CHANGES, [after, kinds, limit]));
    return rows.map((row) => ({ ...row, force: fromRange(row.force) }));
  }

  /** The signed statements of these batches, with the public keys that verify them. */
  async proof(actor: Actor, batchIds: readonly string[]): Promise<{ keys: ExportedKey[]; batches: ExportedBatch[] }> {
    const keys = await this.keys.list('publication');
    return this.uow.run(actor, async (tx) => this.proofIn(tx, keys, batchIds));
  }

  private async proofIn(tx: Tx, keys: readonly PublicKey[], batchIds: readonly string[], others: readonly string[] = []): Promise<{ keys: ExportedKey[]; batches: ExportedBatch[] }> {
    const batches = await this.batches(tx, batchIds);
    const used = new Set([...others, ...batches.flatMap(({ signatures }) => signatures.map(({ keyId }) => keyId))]);
    return { keys: keys.filter(({ id }) => used.has(id)).map(exportedKey), batches };
  }

  private async holding(tx: Tx, at: Date): Promise<ExportedVersion[]> {
    const rows = await tx.manager.createQueryBuilder(VersionEntity, 'v').where('v.force @> :at::timestamptz', { at }).orderBy('v.kind').addOrderBy('v.code').getMany();
    return readVersions(rows).flatMap(({ kind, code, number, standing, batchId, force, content }) => (force ? [{
      record: 'version' as const, kind, code, number, standing, batch: batchId, inForceFrom: force.validFrom.toISOString(), inForceUntil: force.validTo?.toISOString() ?? null, content,
    }] : []));
  }

  private async departures(tx: Tx, at: Date): Promise<ExportedDeparture[]> {
    const rows = await tx.manager.find(DepartureEntity, { where: { withdrawnAt: IsNull(), effectiveAt: LessThanOrEqual(at) }, order: { effectiveAt: 'ASC', id: 'ASC' } });
    return rows.map(({ id, statement, keyId, algorithm, value, announcedAt }) => ({ record: 'departure', id, statement, keyId, algorithm, value: value.toString('base64url'), signedAt: announcedAt.toISOString() }));
  }

  private async batches(tx: Tx, ids: readonly string[]): Promise<ExportedBatch[]> {
    if (ids.length === 0) return [];
    const batches = await tx.manager.find(BatchEntity, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
    const signatures = await tx.manager.find(SignatureEntity, { where: { batchId: In([...ids]) }, order: { jurisdiction: 'ASC' } });
    return batches.map(({ id, purpose, statement }) => ({
      record: 'batch', id, purpose, statement,
      signatures: signatures.filter(({ batchId }) => batchId === id).map(({ jurisdiction, keyId, algorithm, value, at }) => ({ jurisdiction, keyId, algorithm, value: value.toString('base64url'), signedAt: at.toISOString() })),
    }));
  }
}
