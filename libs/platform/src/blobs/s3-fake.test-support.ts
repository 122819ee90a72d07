import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface StoredObject {
  readonly bytes: Buffer;
  readonly at: Date;
}

/**
 * A small S3 for tests: PUT, GET, HEAD, DELETE and ListObjectsV2 with pages of two, in path style. It recomputes each SigV4 signature from what
 * arrived and answers 403 as S3 does when anything does not agree.
 */
export class S3Fake {
  readonly objects = new Map<string, StoredObject>();
  readonly requests: string[] = [];
  /** Answers of the next requests, before they are looked at. */
  readonly failures: number[] = [];
  private server: Server | undefined;

  constructor(private readonly accessKeyId: string, private readonly secretAccessKey: string, private readonly region: string) {}

  async start(): Promise<string> {
    const server = createServer((request, response) => void this.answer(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
    this.requests.push(`${request.method ?? ''} ${url.pathname}${url.search}`);
    const failure = this.failures.shift();
    if (failure !== undefined) return fail(response, failure, 'SlowDown');
    const wrong = this.signatureFault(request, url, body);
    if (wrong) return fail(response, 403, wrong);
    this.serve(request.method ?? '', url, body, response);
  }

  private serve(method: string, url: URL, body: Buffer, response: ServerResponse): void {
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    if (bucket !== 'files') return fail(response, 404, 'NoSuchBucket');
    if (key === '') return this.list(url, response);
    const found = this.objects.get(key);
    if (method === 'PUT') {
      this.objects.set(key, { bytes: body, at: new Date() });
      response.writeHead(200).end();
    } else if (method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (!found) {
      fail(response, 404, 'NoSuchKey');
    } else {
      response.writeHead(200, { 'last-modified': found.at.toUTCString(), 'content-length': found.bytes.length }).end(method === 'GET' ? found.bytes : undefined);
    }
  }

  private list(url: URL, response: ServerResponse): void {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '')).sort();
    const from = Number(url.searchParams.get('continuation-token')?.replace('a&b', '') ?? 0);
    const more = from + 2 < keys.length ? `<NextContinuationToken>a&amp;b${from + 2}</NextContinuationToken>` : '';
    response.writeHead(200, { 'content-type': 'application/xml' }).end(`<ListBucketResult>${keys.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${more}</ListBucketResult>`);
  }

  /** Signature Version 4 as the documentation of S3 describes it. */
  private signatureFault(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
    const given = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '');
    if (!given) return 'AccessDenied';
    const [, keyId, day = '', region = '', signedHeaders = '', signature] = given;
    if (keyId !== this.accessKeyId || region !== this.region) return 'InvalidAccessKeyId';
    const stamp = String(request.headers['x-amz-date']);
    if (Math.abs(Date.parse(stamp.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z')) - Date.now()) > 900_000) return 'RequestTimeTooSkewed';
    const payload = sha256(body);
    if (request.headers['x-amz-content-sha256'] !== payload) return 'XAmzContentSHA256Mismatch';
    for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date']) if (!signedHeaders.split(';').includes(needed)) return 'SignatureDoesNotMatch';
    const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
    const query = [...url.searchParams].map(([k, v]) => `${strict(k)}=${strict(v)}`).sort().join('&');
    const canonical = [request.method, url.pathname, query, headers, signedHeaders, payload].join('\n');
    const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
    const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>((k, part) => createHmac('sha256', k).update(part).digest(), Buffer.from(`AWS4${this.secretAccessKey}`));
    return createHmac('sha256', key).update(toSign).digest('hex') === signature ? undefined : 'SignatureDoesNotMatch';
  }
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
