import { Injectable } from '@nestjs/common';
import { SigningKeys, UnitOfWork, type Actor, type Tx } from '#platform';
import { BatchEntity, SignatureEntity, VersionEntity } from './data/entities.js';
import { readVersions } from './data/publication.store.js';
import type { ExportedBatch, ExportedKey, ExportedVersion, ExportRecord } from './export-format.js';
import { In } from 'typeorm';

/** Everything that holds at an instant, with what proves it. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: SigningKeys,
  ) {}

  /** The records of an export as of an instant (now when left out), in one order: head, keys, batches, versions. */
  async export(actor: Actor, at?: Date): Promise<ExportRecord[]> {
    const keys = await this.keys.list('publication');
    return this.uow.run(actor, async (tx) => {
      const instant = at ?? tx.now;
      const versions = await this.holding(tx, instant);
      const batches = await this.batches(tx, [...new Set(versions.map(({ batch }) => batch))]);
      const used = new Set(batches.flatMap(({ signatures }) => signatures.map(({ keyId }) => keyId)));
      return [
        { record: 'head', type: 'tongban.publication.export', version: 1, at: instant.toISOString() },
        ...keys.filter(({ id }) => used.has(id)).map(({ id, owner, algorithm, publicJwk, madeAt, retiredAt, revokedAt }): ExportedKey => ({
          record: 'key', id, owner, algorithm, publicJwk, madeAt: madeAt.toISOString(), retiredAt: retiredAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null,
        })),
        ...batches, ...versions,
      ];
    });
  }

  private async holding(tx: Tx, at: Date): Promise<ExportedVersion[]> {
    const rows = await tx.manager.createQueryBuilder(VersionEntity, 'v').where('v.force @> :at::timestamptz', { at }).orderBy('v.kind').addOrderBy('v.code').getMany();
    return readVersions(rows).flatMap(({ kind, code, number, standing, batchId, force, content }) => (force ? [{
      record: 'version' as const, kind, code, number, standing, batch: batchId, inForceFrom: force.validFrom.toISOString(), inForceUntil: force.validTo?.toISOString() ?? null, content,
    }] : []));
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
