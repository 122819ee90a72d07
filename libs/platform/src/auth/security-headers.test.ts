import { expect, it } from '@jest/globals';
import { securityHeaders } from './security-headers.js';

const config = { publicUrl: 'https://tongban.example', oidc: { issuer: 'https://id.example/realms/x', clientId: 'x', clientSecret: undefined } };

function policy(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries((headers['content-security-policy'] ?? '').split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]));
}

it('allows our own files only, nothing inline, no frame around us', () => {
  const csp = policy(securityHeaders(config));
  expect(csp).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'frame-ancestors': "'none'", 'base-uri': "'none'", 'form-action': "'self' https://id.example" });
  expect(JSON.stringify(csp)).not.toMatch(/unsafe|\*|http:/);
  expect(policy(securityHeaders(config, 'docs'))).toMatchObject({ 'script-src': "'self'", 'style-src': "'self' 'unsafe-inline'" });
});

it('promises https only where the site is served by it', () => {
  expect(securityHeaders(config)['strict-transport-security']).toMatch(/^max-age=\d+$/);
  const plain = securityHeaders({ ...config, publicUrl: 'http://localhost:3000' });
  expect(plain['strict-transport-security']).toBeUndefined();
  expect(policy(plain)['upgrade-insecure-requests']).toBeUndefined();
});
