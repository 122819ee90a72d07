import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { chosenDisclosures, HIDDEN_CLAIMS } from './chosen-disclosures.js';

const VECTOR = JSON.parse(readFileSync(new URL('../../../../../test/support/vectors/recognition-certificate.json', import.meta.url), 'utf8')) as Readonly<Record<'credential' | 'withoutPersonalClaims', string>>;

describe('the disclosures that a holder chooses', () => {
  it('are all, none, or one of them', () => {
    expect(chosenDisclosures(VECTOR.credential, HIDDEN_CLAIMS)).toBe(VECTOR.credential);
    const [jwt, ...rest] = chosenDisclosures(VECTOR.credential, []).split('~');
    expect([jwt, rest]).toEqual([VECTOR.credential.split('~')[0], ['']]);
    expect(VECTOR.withoutPersonalClaims.split('~')).toHaveLength(2);
    const one = chosenDisclosures(VECTOR.credential, ['holder_name']).split('~');
    expect(one).toHaveLength(3);
    expect(Buffer.from(one[1] ?? '', 'base64url').toString()).toContain('示例人员');
  });
});
