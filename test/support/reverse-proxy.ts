import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small reverse proxy of the test's own: sends each prefix to its service, everything else to the portal, as `docker/nginx.conf` does. */
export interface ReverseProxy {
  readonly base: string;
  /** From now on the prefixes go to these addresses. */
  route(portal: string, byPrefix: Readonly<Record<string, string>>): void;
  /** How many requests each address has answered. */
  counts(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export async function startReverseProxy(): Promise<ReverseProxy> {
  let target = (_path: string): string | undefined => undefined;
  const answered: Record<string, number> = {};
  const server = http.createServer((request, response) => {
    const to = target(request.url ?? '/');
    if (to === undefined) {
      response.writeHead(502).end();
      return;
    }
    answered[to] = (answered[to] ?? 0) + 1;
    const { hostname, port } = new URL(to);
    // Host stays the public one; the client's address is overwritten
    const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress ?? '', 'x-forwarded-proto': 'http' };
    const onward = http.request({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => { if (response.headersSent) response.destroy(); else response.writeHead(502).end(); });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const route = (portal: string, byPrefix: Readonly<Record<string, string>>): void => {
    target = (path) => Object.entries(byPrefix).find(([prefix]) => new RegExp(`^${prefix}([/?]|$)`).test(path))?.[1] ?? portal;
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base, route, counts: () => ({ ...answered }), close };
}
