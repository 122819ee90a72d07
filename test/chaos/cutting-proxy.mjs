import http from 'node:http';

/**
 * Stands before the HTTP process. Of the requests that change something it sends some twice at once, and of some it reads the whole answer, after COMMIT that is, and then cuts
 * the connection instead of passing it on.
 */
export class CuttingProxy {
  /** Port of the HTTP process. */
  port = 0;
  /** Probabilities; 0 lets everything through. */
  cuts = 0;
  doubles = 0;
  counted = { passed: 0, cut: 0, doubled: 0 };
  #agent = new http.Agent({ keepAlive: false });

  static async open(chance) {
    const proxy = Object.assign(new CuttingProxy(), { chance });
    proxy.server = http.createServer((request, response) => void proxy.#handle(request, response));
    await new Promise((resolve) => { proxy.server.listen(0, '127.0.0.1', resolve); });
    proxy.origin = `http://127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #handle(request, response) {
    const parts = [];
    try {
      for await (const part of request) parts.push(part);
    } catch {
      return;
    }
    const changing = request.method === 'POST';
    const cut = changing && this.chance.yes(this.cuts);
    const doubled = changing && this.chance.yes(this.doubles);
    const body = Buffer.concat(parts);
    const other = doubled ? this.#pass(request, body).catch(() => undefined) : undefined;
    const answer = await this.#pass(request, body).catch(() => ({ status: 502, headers: {}, bytes: Buffer.from('{"code":"proxy"}') }));
    await other;
    if (doubled) this.counted.doubled += 1;
    if (cut && answer.status !== 502) {
      this.counted.cut += 1;
      response.destroy();
      return;
    }
    this.counted.passed += 1;
    response.writeHead(answer.status, answer.headers).end(answer.bytes);
  }

  #pass({ url, method, headers }, body) {
    return new Promise((resolve, reject) => {
      const onward = http.request({ host: '127.0.0.1', port: this.port, path: url, method, agent: this.#agent, headers: { ...headers, 'content-length': body.length, connection: 'close' } }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.once('end', () => resolve({ status: answer.statusCode, headers: { 'content-type': answer.headers['content-type'] ?? 'text/plain' }, bytes: Buffer.concat(parts) }));
        answer.once('error', reject);
        answer.once('aborted', () => reject(new Error('cut off')));
      });
      onward.once('error', reject);
      onward.end(method === 'GET' ? undefined : body);
    });
  }
}
