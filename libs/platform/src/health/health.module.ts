import { Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BlobsModule } from '../blobs/blobs.module.js';
import type { BlobStore } from '../blobs/blob-store.js';
import type { Keys } from '../crypto/keys.js';
import { KeysModule } from '../crypto/keys.module.js';
import { MIGRATIONS } from '../database/migrations/index.js';
import { BLOBS, KEYS } from '../tokens.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

/** Liveness and readiness. The queue adds its own check where a process has one. */
@Module({ imports: [BlobsModule, KeysModule], controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {
  constructor(readiness: Readiness, dataSource: DataSource, @Inject(BLOBS) blobs: BlobStore, @Inject(KEYS) keys: Keys) {
    readiness.add({ name: 'database', check: async () => requireCurrentSchema(dataSource) });
    readiness.add({ name: 'attachments', check: async () => blobs.check() });
    readiness.add({ name: 'keys', check: async () => Promise.resolve(void keys.currentFieldKey()) });
  }
}

async function requireCurrentSchema(dataSource: DataSource): Promise<void> {
  const rows: { applied: number }[] = await dataSource.query('SELECT count(*)::int AS applied FROM public.migration');
  const applied = rows[0]?.applied ?? 0;
  if (applied < MIGRATIONS.length) throw new Error(`the schema has ${applied} of ${MIGRATIONS.length} migrations: run "npm run tongban -- migrate"`);
}
