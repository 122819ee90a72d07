import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.js';
import { CONFIG } from '../tokens.js';

/** A page of ours: everything but the page of the API's documentation is `app`. */
export type PageKind = 'app' | 'docs';

const DOCS_PATH = '/api/docs';
const YEAR_SECONDS = 31_536_000;
/** The page `/verify` scans codes; no frame of another origin may. */
const ASKED = 'camera=(self)';
const NEVER_ASKED = ['display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb', 'serial', 'hid', 'browsing-topics'];

/**
 * The headers that go with every answer. Scripts and styles come from our own files only, nothing inline; the page of the API's
 * documentation alone may have inline styles, which Swagger UI writes. HSTS only where the site is served by https.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl' | 'oidc'>, page: PageKind = 'app'): Readonly<Record<string, string>> {
  const https = config.publicUrl.startsWith('https:');
  return {
    'content-security-policy': contentSecurityPolicy(config, page, https),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': [ASKED, ...NEVER_ASKED.map((feature) => `${feature}=()`)].join(', '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  };
}

/** Sets {@link securityHeaders} on every answer. They are built once; a plugin that builds them for each request costs more than most handlers. */
export function mountSecurityHeaders(app: NestFastifyApplication): void {
  const config = app.get<Config>(CONFIG);
  const forApp = Object.entries(securityHeaders(config));
  const forDocs = Object.entries(securityHeaders(config, 'docs'));
  app.getHttpAdapter().getInstance().addHook('onRequest', (request, reply, done) => {
    // On the raw answer, so that routes which take it over from Fastify carry them too.
    for (const [name, value] of request.url.startsWith(DOCS_PATH) ? forDocs : forApp) reply.raw.setHeader(name, value);
    done();
  });
}

function contentSecurityPolicy({ oidc }: Pick<Config, 'oidc'>, page: PageKind, https: boolean): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    page === 'docs' ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    // blob: shows an attachment before it is sent; data: holds the small pictures of the style sheets.
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    `form-action 'self' ${new URL(oidc.issuer).origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return directives.join('; ');
}
