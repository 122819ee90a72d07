import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RateLimits } from './rate-limits.js';

/**
 * Counts every request to the API and to the sign-in pages by its address, before its body is read. The files of the web app are not
 * counted: one opened page takes dozens of them. Call it before the routes are mounted.
 */
export function mountAddressLimit(app: NestFastifyApplication): void {
  const limits = app.get(RateLimits);
  app.getHttpAdapter().getInstance().addHook('onRequest', (request, _reply, done) => {
    if (!request.url.startsWith('/api/') && !request.url.startsWith('/demo-sign-in/')) {
      done();
      return;
    }
    limits.takeForAddress(request.ip).then(() => done(), done);
  });
}
