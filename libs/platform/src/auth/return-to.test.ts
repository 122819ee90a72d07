import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localPath } from './return-to.js';

const HERE = 'https://tongban.example';

describe('localPath', () => {
  it.each(['/', '/requests', '/requests/1?tab=why#due', '/资格/护士?q=执业', '/a/../b'])('keeps %s', (path) => {
    expect(new URL(localPath(path, HERE), HERE).href).toBe(new URL(path, HERE).href);
  });

  it.each([
    undefined, '', 'requests', 'https://evil.example', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example',
    ' /requests', 'javascript:alert(1)', '/..//evil.example', '/.//evil.example', '/api/session/sign-in', '/api', '/demo-sign-in/auth', `/${'x'.repeat(600)}`, '/\u0000',
  ])('leads %j to the start page', (path) => {
    expect(localPath(path, HERE)).toBe('/');
  });

  it('never leads to another site, whatever is asked', () => {
    const part = fc.constantFrom('/', '\\', '.', '..', ':', '@', '?', '#', '%2f', '%5c', '\t', 'http', 'evil.example', 'a', '\u00a0', '／', '。');
    fc.assert(fc.property(fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`), (wanted) => {
      const path = localPath(wanted, HERE);
      expect(path).toMatch(/^\/(?!\/)/);
      expect(new URL(path, HERE).origin).toBe(HERE);
    }));
  });
});
