import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { runInThisContext } from 'node:vm';
import { Refused } from '#kernel';
import { ConfigError } from '../config.js';
import { ensureKeyFile, readKeyFile, withNewFieldKey, withoutFieldKeys, writeKeyFile } from '../crypto/key-file.js';
import { ensureKeys, loadKeys, type Keys } from '../crypto/keys.js';
import { readBucketSettings } from './blob-bucket.js';
import { BlobLost, MOST_BLOB_BYTES, type BlobStore } from './blob-store.js';
import { openBlobStore } from './open-blob-store.js';
import { S3Fake } from './s3-fake.test-support.js';

const root = mkdtempSync(path.join(tmpdir(), 'tongban-blobs-'));
const AWS = { AWS_ACCESS_KEY_ID: 'AKTEST', AWS_SECRET_ACCESS_KEY: 'only/for+tests' };
const s3 = new S3Fake(AWS.AWS_ACCESS_KEY_ID, AWS.AWS_SECRET_ACCESS_KEY, 'cn-north-1');
let endpoint = '';
let count = 0;

beforeAll(async () => {
  endpoint = await s3.start();
});
afterAll(async () => {
  await s3.stop();
  rmSync(root, { recursive: true, force: true });
});

interface House {
  readonly store: BlobStore;
  readonly keys: Keys;
  readonly keysFile: string;
  readonly folder: string;
}

function house(kind: string): House {
  const base = path.join(root, `house ${++count}`);
  const keysFile = path.join(base, 'keys.json');
  const keys = ensureKeys(keysFile, 'demo');
  const folder = path.join(base, 'blobs');
  const blobUrl = kind === 'folder' ? `file://${folder}` : `s3://files/set ${count}/in it?region=cn-north-1&endpoint=${endpoint}`;
  return { store: openBlobStore({ blobUrl }, keys, AWS), keys, keysFile, folder };
}

const filesOf = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name));
const bytesAt = (kind: string, folder: string): Buffer[] =>
  kind === 'folder' ? filesOf(folder).map((file) => readFileSync(file)) : [...s3.objects].filter(([key]) => key.startsWith(`set ${count}/`)).map(([, object]) => object.bytes);

describe.each(['folder', 'bucket'])('blobs in a %s', (kind) => {
  it('come back as they were, from bytes and from a stream', async () => {
    const { store } = house(kind);
    for (const size of [0, 1, 70_000, MOST_BLOB_BYTES]) {
      const content = randomBytes(size);
      const stored = await store.put(content);
      expect(stored).toEqual({ key: expect.stringMatching(/^[0-9a-f]{64}$/), size, sha256: createHash('sha256').update(content).digest('hex') });
      expect((await store.get(stored.key)).equals(content)).toBe(true);
      expect(await store.put(Readable.from([content.subarray(0, size / 2), content.subarray(size / 2)]))).toEqual(stored);
      expect(await store.exists(stored.key)).toBe(true);
    }
  });

  it('are addressed by content, and the address tells nothing without the keys', async () => {
    const [one, other] = [house(kind), house(kind)];
    const content = Buffer.from('同样的内容');
    const [a, b] = [await one.store.put(content), await other.store.put(content)];
    expect(a.sha256).toBe(b.sha256);
    expect(a.key).not.toBe(b.key);
    expect(a.key).not.toBe(a.sha256);
    expect((await one.store.put(Buffer.from('别的'))).key).not.toBe(a.key);
  });

  it('are encrypted where they lie', async () => {
    const { store, folder } = house(kind);
    const secret = 'personal-data-in-the-clear '.repeat(20);
    await store.put(Buffer.from(secret));
    const [lying, ...more] = bytesAt(kind, folder);
    expect(more).toEqual([]);
    expect(lying?.includes('personal')).toBe(false);
    expect(lying?.subarray(0, 4).toString()).toBe('TBB1');
  });

  it('refuse what is too large, whole or streamed, and keep none of it', async () => {
    const { store, folder } = house(kind);
    await store.check();
    const tooLarge = { refusal: { code: 'too_large', details: { maxBytes: MOST_BLOB_BYTES } } };
    await expect(store.put(Buffer.alloc(MOST_BLOB_BYTES + 1))).rejects.toMatchObject(tooLarge);
    await expect(store.put(Readable.from(Array.from({ length: 11 }, () => Buffer.alloc(1024 * 1024))))).rejects.toMatchObject(tooLarge);
    expect(bytesAt(kind, folder)).toEqual([]);
  });

  it('are deleted, but not while somebody has just put them again', async () => {
    const { store } = house(kind);
    const { key } = await store.put(Buffer.from('删'));
    expect(await store.delete(key, new Date(Date.now() - 3_600_000))).toBe(false);
    expect((await store.get(key)).toString()).toBe('删');
    expect(await store.delete(key, new Date(Date.now() + 5_000))).toBe(true);
    expect(await store.delete(key)).toBe(false);
    expect(await store.exists(key)).toBe(false);
    await expect(store.get(key)).rejects.toThrow(BlobLost);
    await store.put(Buffer.from('删'));
    expect(await store.delete(key)).toBe(true);
  });

  it('take no path for an address', async () => {
    const { store } = house(kind);
    for (const key of ['../keys.json', '', 'a'.repeat(63), `${'a'.repeat(63)}/`, 'A'.repeat(64)]) await expect(store.get(key)).rejects.toThrow(BlobLost);
  });

  it('get the current key in a rotation, after which the old one is not needed', async () => {
    const { store, keysFile } = house(kind);
    const kept = await Promise.all(Array.from({ length: 5 }, async (_, i) => store.put(Buffer.from(`第${i}`))));
    writeKeyFile(keysFile, withNewFieldKey(readKeyFile(keysFile)));
    const rotating = openAgain(kind, keysFile);
    const late = await rotating.put(Buffer.from('新'));
    const steps: number[] = [];
    expect(await rotating.rewrap((done) => steps.push(done))).toEqual({ rewrapped: 5, unreadable: 0 });
    expect(steps.at(-1)).toBe(6);
    expect(await rotating.rewrap()).toEqual({ rewrapped: 0, unreadable: 0 });
    writeKeyFile(keysFile, withoutFieldKeys(readKeyFile(keysFile), ['k1']));
    const after = openAgain(kind, keysFile);
    for (const [i, { key }] of kept.entries()) expect((await after.get(key)).toString()).toBe(`第${i}`);
    expect((await after.get(late.key)).toString()).toBe('新');
  });
});

function openAgain(kind: string, keysFile: string): BlobStore {
  const folder = path.join(path.dirname(keysFile), 'blobs');
  return openBlobStore({ blobUrl: kind === 'folder' ? `file://${folder}` : `s3://files/set ${count}/in it?region=cn-north-1&endpoint=${endpoint}` }, loadKeys(keysFile), AWS);
}

describe('a folder of blobs', () => {
  it('is for its owner alone and holds nothing but whole blobs', async () => {
    const { store, folder } = house('folder');
    const { key } = await store.put(randomBytes(1_000));
    const files = filesOf(folder);
    expect(files).toEqual([path.join(folder, key.slice(0, 2), key)]);
    expect(statSync(files[0] ?? '').mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('notices a changed, exchanged or shortened file', async () => {
    const { store, folder } = house('folder');
    const [a, b] = [await store.put(Buffer.from('甲'.repeat(50))), await store.put(Buffer.from('乙'.repeat(50)))];
    const file = (key: string): string => path.join(folder, key.slice(0, 2), key);
    const whole = readFileSync(file(a.key));
    for (const at of [5, 20, 60, 90, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      writeFileSync(file(a.key), changed);
      await expect(store.get(a.key)).rejects.toThrow(BlobLost);
    }
    for (const bytes of [readFileSync(file(b.key)), whole.subarray(0, 80), whole.subarray(0, 10), Buffer.alloc(0)]) {
      writeFileSync(file(a.key), bytes);
      await expect(store.get(a.key)).rejects.toThrow(BlobLost);
      await expect(store.get(a.key)).rejects.not.toThrow(a.key);
    }
    expect(await store.rewrap()).toEqual({ rewrapped: 0, unreadable: 1 });
  });

  it('keeps nothing of what it has no room for, and says: later', async () => {
    const { store, folder } = house('folder');
    const small = await store.put(randomBytes(1_000));
    if (process.platform !== 'linux') return;
    // A limit on the size of files stands for a full disk. Its signal would end the process; what Jest calls `process` is a copy without signals.
    const running = runInThisContext('process') as NodeJS.Process;
    const ignore = (): void => undefined;
    const limit = (bytes: string): Buffer => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
    running.on('SIGXFSZ', ignore);
    limit('65536');
    try {
      await expect(store.put(randomBytes(500_000))).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
    } finally {
      limit('unlimited');
      running.off('SIGXFSZ', ignore);
    }
    expect(filesOf(folder)).toHaveLength(1);
    expect((await store.get(small.key)).length).toBe(1_000);
    expect((await store.put(randomBytes(500_000))).size).toBe(500_000);
  });

  it('clears what killed processes left, and puts back what one had only moved aside', async () => {
    const { store, folder } = house('folder');
    const { key } = await store.put(Buffer.from('在'));
    const incoming = path.join(folder, 'incoming');
    const put = path.join(folder, key.slice(0, 2), key);
    writeFileSync(path.join(incoming, `${key}.abc.aside`), readFileSync(put));
    writeFileSync(path.join(incoming, 'half'), 'half');
    writeFileSync(path.join(incoming, 'young'), 'just now');
    rmSync(put);
    // ctime cannot be set back; the store's clock is what moves
    const realNow = Date.now;
    Date.now = () => realNow() + 2 * 3_600_000;
    try {
      const again = openAgain('folder', path.join(path.dirname(folder), 'keys.json'));
      await again.put(Buffer.from('别的'));
      expect((await again.get(key)).toString()).toBe('在');
    } finally {
      Date.now = realNow;
    }
    expect(readdirSync(incoming)).toEqual([]);
  });

  it('survives readers, writers and deleters of the same content at once', async () => {
    const { store } = house('folder');
    const content = Buffer.from('同一份');
    const since = new Date(Date.now() - 60_000);
    const { key } = await store.put(content);
    await Promise.all(Array.from({ length: 200 }, async (_, i) => (i % 2 === 0 ? store.put(content) : store.delete(key, since))));
    expect((await store.get(key)).equals(content)).toBe(true);
  });

  it('tells readiness when it cannot write', async () => {
    const { store, folder } = house('folder');
    await store.check();
    expect(filesOf(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    await expect(store.check()).rejects.toThrow();
  });
});

describe('a bucket of blobs', () => {
  it('is asked with signatures that hold, and refused with wrong credentials', async () => {
    const { keys } = house('bucket');
    const wrong = openBlobStore({ blobUrl: `s3://files?region=cn-north-1&endpoint=${endpoint}` }, keys, { ...AWS, AWS_SECRET_ACCESS_KEY: 'other' });
    await expect(wrong.put(Buffer.from('x'))).rejects.toMatchObject({ refusal: { code: 'unavailable' }, message: 'the blob bucket answered 403 SignatureDoesNotMatch' });
    await expect(wrong.check()).rejects.toThrow(/403/);
  });

  it('tries again when the bucket is busy, and says: later, when it stays so', async () => {
    const { store } = house('bucket');
    s3.failures.push(503, 429);
    const { key } = await store.put(Buffer.from('忙'));
    expect((await store.get(key)).toString()).toBe('忙');
    s3.failures.push(500, 500, 500, 500);
    await expect(store.get(key)).rejects.toMatchObject({ refusal: { code: 'unavailable' } });
  });

  it('says: later, when nobody listens', async () => {
    const { keys } = house('bucket');
    const nobody = openBlobStore({ blobUrl: 's3://files?endpoint=http://127.0.0.1:9' }, keys, AWS);
    await expect(nobody.put(Buffer.from('x'))).rejects.toBeInstanceOf(Refused);
    await expect(nobody.check()).rejects.toThrow(/does not answer/);
  });

  it.each([
    ['s3://files', 'https://files.s3.us-east-1.amazonaws.com/', ''],
    ['s3://files/a/b/?region=cn-north-1', 'https://files.s3.cn-north-1.amazonaws.com/', 'a/b/'],
    ['s3://files?endpoint=https://minio.example:9000', 'https://minio.example:9000/files/', ''],
    ['s3://files?endpoint=https://oss.example&pathStyle=off', 'https://files.oss.example/', ''],
    ['s3://files?endpoint=https://gateway.example/s3/', 'https://gateway.example/s3/files/', ''],
  ])('%s is the bucket at %s', (url, base, prefix) => {
    expect(readBucketSettings(url, AWS)).toMatchObject({ base: new URL(base), prefix });
  });
});

describe('BLOB_URL', () => {
  it.each([['ftp://x/y', AWS], ['no address', AWS], ['s3://X_', AWS], ['s3://files', {}], ['s3://files?endpoint=nowhere', AWS]])('%s is refused with a word to the operator', (blobUrl, env) => {
    const file = path.join(root, 'config', 'keys.json');
    ensureKeyFile(file);
    expect(() => openBlobStore({ blobUrl }, loadKeys(file), env)).toThrow(ConfigError);
  });
});
