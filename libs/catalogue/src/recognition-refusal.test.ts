import { expect, it } from '@jest/globals';
import { recognise } from './domain/recognise.js';
import { refusalOf } from './recognition-refusal.js';

it('says why nothing may be filed, with what the issuer says of the certificate', () => {
  const at = new Date('2026-11-25T00:00:00Z');
  const book = { entry: { code: 'P33', nameZh: '护士执业资格', nameEn: 'Nurse', class: 'access', status: 'published', standing: 'active', validity: { kind: 'term' } }, rules: [], places: new Map() } as const;
  const answer = (alerts: Parameters<typeof recognise>[5]): ReturnType<typeof recognise> => recognise({ qualificationCode: 'P33' }, '110000', '120000', at, book, alerts);
  expect(refusalOf(answer([]), 'P33')).toMatchObject({ code: 'no_rule_in_force', details: { because: 'no_rule', qualification: 'P33' } });
  const revoked = answer([{ kind: 'revoked', jurisdiction: '110000', from: at, until: null, reason: '材料失实' }]);
  expect(refusalOf(revoked, 'P33')).toMatchObject({ code: 'holding_under_alert', details: { kind: 'revoked', jurisdiction: '110000', because: 'holding_revoked', reason: '材料失实' } });
});
