import { Agent, request } from 'node:http';

/** One request exactly as it goes over the wire: nothing is normalised, escaped or completed. */
export interface Call {
  readonly method: string;
  /** Path with query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const PATIENCE_MS = 20_000;

/** Sends {@link Call}s and keeps its connections. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });

  constructor(private readonly base: string) {}

  /** The answer; a stream of events is left after its head. Throws when none comes. */
  async send({ method, target, headers, body }: Call): Promise<Reply> {
    const { hostname, port } = new URL(this.base);
    return new Promise((resolve, reject) => {
      const sent = request({ agent: this.agent, hostname, port, method, path: target, headers: body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) } });
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
      // A server that refuses a body may hang up before it was sent: the answer counts, if there is one.
      // A server may close a connection that it had kept, just when it is used again.
      sent.on('error', (error: Error & { code?: string }) => {
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.send({ method, target, headers, body }));
        else reject(error);
      });
      sent.on('response', (response) => {
        const parts: Buffer[] = [];
        const end = (): void => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString('utf8') });
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', end);
        response.on('error', end);
        if (response.headers['content-type']?.startsWith('text/event-stream') !== true) return;
        end();
        sent.destroy();
      });
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
