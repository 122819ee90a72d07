import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packCredential, readCredentialText, unpackCredential } from './credential-code.js';
import { disclosure, vector } from './forging.test-support.js';

describe('the digits of a QR code', () => {
  it('hold a whole certificate in under 3,000 signs, and give it back exactly', async () => {
    const digits = (await packCredential(vector.credential)) ?? '';
    expect(digits).toMatch(/^1\d+$/);
    expect(digits.length).toBeLessThan(3_000);
    expect(await readCredentialText(digits)).toBe(vector.credential);
    expect(await readCredentialText(`HTTPS://tongban.example/verify#${digits}\n`)).toBe(vector.credential);
  });

  it('are not used where they could not give back every sign', async () => {
    const [head = ''] = vector.credential.split('~');
    for (const text of ['', 'hello', '~', head, vector.presentation, `${head.slice(0, -2)}~`, `${head}~%~`, `${head}.x~`, `${head}~${Buffer.from('"a\u0000b"').toString('base64url')}~`]) expect([text, await packCredential(text)]).toEqual([text, null]);
  });

  it('that are none of ours are left as they are', async () => {
    await fc.assert(fc.asyncProperty(fc.stringMatching(/^1?\d{0,200}$/), async (digits) => {
      expect(await unpackCredential(digits)).toBeNull();
      expect(await readCredentialText(digits)).toBe(digits);
    }), { numRuns: 200 });
    expect(await unpackCredential(`1${'9'.repeat(9_000)}`)).toBeNull();
  });

  it('hold any disclosures', async () => {
    const [head = ''] = vector.credential.split('~');
    await fc.assert(fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 3 }), async (values) => {
      const text = [head, ...values.map((value) => disclosure('c2FsdA', 'name', value)), ''].join('~');
      expect(await readCredentialText((await packCredential(text)) ?? '')).toBe(text);
    }), { numRuns: 30 });
  });
});

describe('what a person pastes', () => {
  it.each([
    [` ${vector.credential}\n`], [vector.credential.replaceAll(/(.{60})/g, '$1\r\n')], [`https://tongban.example/verify#${vector.credential}`],
  ])('is found in %.50j', async (text) => {
    expect(await readCredentialText(text)).toBe(vector.credential);
  });
});
