import { Module } from '@nestjs/common';
import type { Config } from '../config.js';
import type { Keys } from '../crypto/keys.js';
import { KeysModule } from '../crypto/keys.module.js';
import { BLOBS, CONFIG, KEYS } from '../tokens.js';
import { openBlobStore } from './open-blob-store.js';

/** The store of attachments (token BLOBS). */
@Module({
  imports: [KeysModule],
  providers: [{ provide: BLOBS, useFactory: (config: Config, keys: Keys) => openBlobStore(config, keys), inject: [CONFIG, KEYS] }],
  exports: [BLOBS],
})
export class BlobsModule {}
