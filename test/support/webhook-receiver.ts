import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface WebhookCall {
  readonly id: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A webhook receiver of this machine. */
export interface WebhookReceiver {
  readonly url: string;
  readonly calls: WebhookCall[];
  /** What it answers: a status, or `silence`: it takes the call and says nothing. */
  answer: number | 'silence';
  /** What the official library makes of a call; throws when the signature is not right. */
  verify(call: WebhookCall, secret: string): { type: string; data: { sentence: { zh: string }; subject: { id: string }; link: string } };
  close(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      receiver.calls.push({ id: headers['webhook-id'] ?? '', body: Buffer.concat(chunks).toString('utf8'), headers });
      if (receiver.answer === 'silence') held.push(response);
      else response.writeHead(receiver.answer, receiver.answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`, calls: [], answer: 204,
    verify: ({ body, headers }, secret) => new Webhook(secret).verify(body, headers) as ReturnType<WebhookReceiver['verify']>,
    close: async () => {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
