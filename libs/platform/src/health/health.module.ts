import { Inject, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BlobsModule } from '../blobs/blobs.module.js';
import type { BlobStore } from '../blobs/blob-store.js';
import { FieldCipher } from '../crypto/field-cipher.js';
import { KeysModule } from '../crypto/keys.module.js';
import { MIGRATIONS } from '../database/migrations/index.js';
import { BLOBS } from '../tokens.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

/** Writing to the store of attachments costs a file or a paid request: a good answer holds this long. */
const BLOBS_REMEMBERED_MS = 15_000;

/** Liveness and readiness. The queue adds its own check where a process has one. */
@Module({ imports: [BlobsModule, KeysModule], controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {
  constructor(readiness: Readiness, dataSource: DataSource, @Inject(BLOBS) blobs: BlobStore, cipher: FieldCipher) {
    readiness.add({ name: 'database', check: async () => requireCurrentSchema(dataSource) });
    readiness.add({ name: 'attachments', check: remembered(async () => blobs.check(), BLOBS_REMEMBERED_MS) });
    readiness.add({ name: 'keys', check: async () => Promise.resolve(void cipher.decrypt('readiness', 'probe', cipher.encrypt('readiness', 'probe', ''))) });
  }
}

/** A schema newer than the program is fine: migrations expand first, so that both run beside each other during an update. */
async function requireCurrentSchema(dataSource: DataSource): Promise<void> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM public.migration');
  const applied = new Set(rows.map((each) => each.name));
  const missing = MIGRATIONS.map((migration) => new migration().name ?? '').filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`the schema lacks ${missing.join(', ')}: run "npm run tongban -- migrate"`);
}

/** Only good answers are remembered: what was mended shows at once. */
function remembered(check: () => Promise<void>, forMs: number): () => Promise<void> {
  let goodUntil = 0;
  return async () => {
    if (Date.now() < goodUntil) return;
    await check();
    goodUntil = Date.now() + forMs;
  };
}
