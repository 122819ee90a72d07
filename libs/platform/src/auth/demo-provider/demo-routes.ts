import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { Principals } from '../principals.js';
import { cardPage, messagePage, PAGE_HEADERS, STYLE_PATH } from './card-page.js';
import { CARD_PAGE_STYLE } from './card-page.style.js';
import { PROVIDER_TEXTS } from './card-page.texts.js';
import { DEMO_PATH, type DemoProvider } from './demo-provider.js';

const FORM_BYTES = 2_000;

/** Serves the demonstration provider: its own endpoints, the page with the cards, and bearer tokens for programs that try the API. */
export async function demoRoutes(fastify: FastifyInstance, { provider, bearerFor }: DemoProvider, principals: Principals, publicUrl: string): Promise<void> {
  const isKnown = async (subject: string): Promise<boolean> => (await principals.demoCards()).some((card) => card.subject === subject);

  await fastify.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => done(null, new URLSearchParams(String(body))));
    pages.get(STYLE_PATH, async (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(CARD_PAGE_STYLE));
    pages.get(`${DEMO_PATH}/choose/:uid`, async (request, reply) => {
      if (!(await interactionOf(provider, request, reply))) return showLapsed(reply);
      return show(reply, 200, cardPage(await principals.demoCards()));
    });
    pages.post(`${DEMO_PATH}/choose/:uid`, async (request, reply) => {
      const subject = subjectOf(request);
      if (!(await interactionOf(provider, request, reply)) || !(await isKnown(subject))) return showLapsed(reply);
      const onward = await provider.interactionResult(request.raw, reply.raw, { login: { accountId: subject } });
      return reply.header('cache-control', 'no-store').redirect(onward, 303);
    });
    pages.post(`${DEMO_PATH}/bearer`, async (request, reply) => {
      const subject = subjectOf(request);
      if (!(await isKnown(subject))) return reply.status(404).send({ error: 'unknown_subject' });
      return reply.header('cache-control', 'no-store').send({ access_token: await bearerFor(subject), token_type: 'Bearer', expires_in: 3_600 });
    });
  });

  await fastify.register(async (endpoints) => {
    // The provider reads the body itself.
    endpoints.removeAllContentTypeParsers();
    endpoints.addContentTypeParser('*', (_request, _body, done) => done(null));
    const answer = provider.callback();
    endpoints.all(`${DEMO_PATH}/*`, async (request, reply) => {
      reply.hijack();
      await answer(asSeenByProvider(request.raw, publicUrl), reply.raw);
    });
  });
}

/** The sign-in that the browser's cookie names, when it is the one in the address. */
async function interactionOf(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const { uid } = request.params as { uid: string };
  const found = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
  return found?.uid === uid;
}

function subjectOf(request: FastifyRequest): string {
  return request.body instanceof URLSearchParams ? (request.body.get('subject') ?? '') : '';
}

/**
 * The request as the provider shall see it: below its own path, at our public address whatever name the browser used, and without the
 * cookie of an earlier sign-in, so that every sign-in shows the cards.
 */
function asSeenByProvider(raw: IncomingMessage, publicUrl: string): IncomingMessage {
  const { host, protocol } = new URL(publicUrl);
  const address = raw.url ?? DEMO_PATH;
  const cookie = (raw.headers.cookie ?? '').split(/; */).filter((pair) => !pair.startsWith('demo_session')).join('; ');
  Object.assign(raw.headers, { host, cookie, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) });
  return Object.assign(raw, { originalUrl: address, url: address.slice(DEMO_PATH.length) });
}

async function show(reply: FastifyReply, status: number, html: string): Promise<FastifyReply> {
  return reply.status(status).headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(html);
}

async function showLapsed(reply: FastifyReply): Promise<FastifyReply> {
  return show(reply, 400, messagePage(PROVIDER_TEXTS.expired));
}
