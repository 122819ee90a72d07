import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';

/** Paths that the web app must not answer for. */
const SERVER_PATHS = /^\/(api|metrics|demo-sign-in|fhir|\.well-known)(\/|$)/;

/**
 * Serves the built web app: hashed assets for a year, `index.html` for every page address. Does nothing when it was not built
 * (a process that only offers the API).
 */
export async function serveWebApp(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return;
  // Loaded here: a process without a web app does not need it, and Jest cannot load it on Node 20 (CommonJS that requires ESM).
  const { default: fastifyStatic } = await import('@fastify/static');
  await server.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      void reply.header('cache-control', /[/\\]assets[/\\]/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.get('/*', { exposeHeadRoute: true }, async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://local');
    if (SERVER_PATHS.test(pathname) || path.extname(pathname) !== '') return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
