import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { Refused } from '#kernel';
import { ConfigError } from '../config.js';
import type { BlobPlace } from './blob-store.js';

const TIMEOUT_MS = 15_000;
const RETRIES = 3;
const PROBE = 'probe';
/** `Last-Modified` has whole seconds. */
const CLOCK_GRAIN_MS = 1_000;

/** Address and access of a bucket. */
export interface BucketSettings {
  /** Address of the bucket with the prefix of our objects, ending in a slash. */
  readonly base: URL;
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads `s3://bucket/prefix?endpoint=https://...&region=...&pathStyle=on|off` and the credentials from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
 * AWS_SESSION_TOKEN. Path style (the bucket in the path) is the default with an endpoint of one's own. Throws ConfigError.
 */
export function readBucketSettings(blobUrl: string, env: Env): BucketSettings {
  const url = new URL(blobUrl);
  const bucket = url.hostname;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new ConfigError(`BLOB_URL=${blobUrl} names no bucket: it looks like s3://bucket?endpoint=https://...`);
  const region = url.searchParams.get('region') ?? env['AWS_REGION'] ?? 'us-east-1';
  const given = url.searchParams.get('endpoint');
  const endpoint = given ?? `https://s3.${region}.amazonaws.com`;
  if (!URL.canParse(endpoint)) throw new ConfigError(`BLOB_URL: endpoint=${endpoint} is not an address.`);
  const pathStyle = (url.searchParams.get('pathStyle') ?? (given === null ? 'off' : 'on')) === 'on';
  const prefix = url.pathname.split('/').filter(Boolean).map((part) => `${decodeURIComponent(part)}/`).join('');
  const base = new URL(endpoint);
  if (!pathStyle) base.hostname = `${bucket}.${base.hostname}`;
  base.pathname = [...base.pathname.split('/').filter(Boolean), ...(pathStyle ? [bucket] : []), ''].join('/');
  return { base, prefix, region, accessKeyId: credential(env, 'AWS_ACCESS_KEY_ID'), secretAccessKey: credential(env, 'AWS_SECRET_ACCESS_KEY'), sessionToken: env['AWS_SESSION_TOKEN'] };
}

function credential(env: Env, name: string): string {
  const value = env[name];
  if (!value) throw new ConfigError(`${name} is missing: BLOB_URL names an S3 bucket.`);
  return value;
}

/** Blobs as objects of an S3 bucket (AWS, MinIO, Ceph, OSS and others that speak it). An object is written whole or not at all by its nature. */
export class BlobBucket implements BlobPlace {
  private readonly client: AwsClient;

  constructor(private readonly settings: BucketSettings) {
    const { accessKeyId, secretAccessKey, sessionToken, region } = settings;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}), region, service: 's3', retries: RETRIES });
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.send('PUT', name, { body: bytes, expect: [200] });
  }

  /** An object cannot be touched; it is written again, which moves its time. */
  async touch(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async read(name: string): Promise<Buffer | undefined> {
    const response = await this.send('GET', name, { expect: [200, 404] });
    return response.status === 404 ? undefined : Buffer.from(await response.arrayBuffer());
  }

  async has(name: string): Promise<boolean> {
    return (await this.send('HEAD', name, { expect: [200, 404] })).status === 200;
  }

  /** Between the look at the time and the deletion lies one round trip: `untouchedSince` must leave room for it. */
  async remove(name: string, untouchedSince?: Date): Promise<boolean> {
    const found = await this.send('HEAD', name, { expect: [200, 404] });
    if (found.status === 404) return false;
    const touched = Date.parse(found.headers.get('last-modified') ?? '') + CLOCK_GRAIN_MS;
    if (untouchedSince && !(touched < untouchedSince.getTime())) return false;
    await this.send('DELETE', name, { expect: [204, 200, 404] });
    return true;
  }

  async *names(): AsyncIterable<string> {
    for (let token: string | undefined; ; ) {
      const query = { 'list-type': '2', prefix: this.settings.prefix, ...(token === undefined ? {} : { 'continuation-token': token }) };
      const page = await (await this.send('GET', undefined, { query, expect: [200] })).text();
      for (const [, name] of page.matchAll(/<Key>[^<]*?([0-9a-f]{64})<\/Key>/g)) if (name !== undefined) yield name;
      token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1]?.replace(/&amp;/g, '&');
      if (token === undefined) return;
    }
  }

  async check(): Promise<void> {
    await this.send('PUT', PROBE, { body: Buffer.from('writable'), expect: [200] });
    await this.send('DELETE', PROBE, { expect: [204, 200, 404] });
  }

  private async send(method: string, name: string | undefined, { body, query = {}, expect }: { body?: Uint8Array; query?: Record<string, string>; expect: readonly number[] }): Promise<Response> {
    const url = new URL(this.settings.base);
    if (name !== undefined) url.pathname += `${this.settings.prefix}${name}`;
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const headers = { 'x-amz-content-sha256': createHash('sha256').update(body ?? '').digest('hex') };
    let response: Response;
    try {
      response = await this.client.fetch(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), ...(body ? { body } : {}) });
    } catch (error) {
      throw new BucketFailure(`does not answer (${error instanceof Error ? error.name : 'unknown'})`);
    }
    if (expect.includes(response.status)) return response;
    const said = /<Code>([A-Za-z]+)<\/Code>/.exec(await response.text())?.[1];
    throw new BucketFailure(`answered ${response.status}${said ? ` ${said}` : ''}`);
  }
}

/** The bucket does not do its part: for whoever uploads or reads, a matter of trying again; the message is for the operator's logs. */
class BucketFailure extends Refused {
  override readonly name = 'BucketFailure';
  constructor(why: string) {
    super({ code: 'unavailable' });
    this.message = `the blob bucket ${why}`;
  }
}
