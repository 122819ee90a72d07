import { fileURLToPath } from 'node:url';
import { ConfigError, type Config } from '../config.js';
import type { Keys } from '../crypto/keys.js';
import { BlobBucket, readBucketSettings } from './blob-bucket.js';
import { BlobFolder } from './blob-folder.js';
import type { BlobStore } from './blob-store.js';
import { SealedBlobStore } from './sealed-blob-store.js';

/** The store that `BLOB_URL` names: `file:///folder` or `s3://bucket?endpoint=...`. Throws ConfigError; touches nothing yet. */
export function openBlobStore({ blobUrl }: Pick<Config, 'blobUrl'>, keys: Keys, env: Readonly<Record<string, string | undefined>> = process.env): BlobStore {
  if (!URL.canParse(blobUrl)) throw new ConfigError(`BLOB_URL=${blobUrl} is not an address.`);
  const { protocol } = new URL(blobUrl);
  switch (protocol) {
    case 'file:':
      return new SealedBlobStore(new BlobFolder(fileURLToPath(blobUrl)), keys);
    case 's3:':
      return new SealedBlobStore(new BlobBucket(readBucketSettings(blobUrl, env)), keys);
    default:
      throw new ConfigError(`BLOB_URL=${blobUrl}: attachments are kept in a folder (file:///...) or in an S3 bucket (s3://...).`);
  }
}
