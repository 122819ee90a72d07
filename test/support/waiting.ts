import { createServer, type AddressInfo } from 'node:net';

/** Waits until the condition gives a value; fails with its last answer after the time. */
export async function eventually<T>(what: () => Promise<T | undefined | false>, millis = 10_000): Promise<T> {
  const end = Date.now() + millis;
  for (;;) {
    const value = await what();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`did not happen within ${millis} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
