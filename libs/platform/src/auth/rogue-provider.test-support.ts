import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

/** What the provider says in the ID token of the next sign-in. */
export interface NextAnswer {
  claims: JWTPayload;
  /** Sign with a key that is not published. */
  foreignKey: boolean;
}

/** An OpenID provider of another house, which answers as the test tells it: rightly, wrongly, or not at all. */
export class RogueProvider {
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private port = 0;
  private keys: { own: CryptoKey; foreign: CryptoKey; published: object } | undefined;
  next: NextAnswer = { claims: {}, foreignKey: false };
  /** Paths that answer 500. */
  readonly broken = new Set<string>();
  readonly asked: string[] = [];

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(port = 0): Promise<void> {
    const [own, foreign] = await Promise.all([generateKeyPair('ES256', { extractable: true }), generateKeyPair('ES256', { extractable: true })]);
    this.keys ??= { own: own.privateKey, foreign: foreign.privateKey, published: { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'ES256', use: 'sig' }] } };
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A token signed by this provider, or by a key that only says it is (`foreignKey`). */
  async token(claims: JWTPayload, foreignKey = false): Promise<string> {
    if (!this.keys) throw new Error('start first');
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: this.issuer, iat: now, exp: now + 300, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'own' }).sign(foreignKey ? this.keys.foreign : this.keys.own);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    this.asked.push(path);
    const body = this.broken.has(path) ? undefined : await this.body(path);
    response.writeHead(body ? 200 : 500, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? {}));
  }

  private async body(path: string): Promise<object | undefined> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return {
          issuer: this.issuer, authorization_endpoint: `${this.issuer}/auth`, token_endpoint: `${this.issuer}/token`, jwks_uri: `${this.issuer}/jwks`, end_session_endpoint: `${this.issuer}/bye`,
          id_token_signing_alg_values_supported: ['ES256'], response_types_supported: ['code'], subject_types_supported: ['public'],
        };
      case '/jwks':
        return this.keys?.published;
      case '/token':
        return { access_token: 'opaque', token_type: 'Bearer', id_token: await this.token({ aud: 'tongban', ...this.next.claims }, this.next.foreignKey) };
      default:
        return undefined;
    }
  }
}
