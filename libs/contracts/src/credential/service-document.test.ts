import { beforeAll, describe, expect, it } from '@jest/globals';
import { attributeInWords } from './attribute-words.js';
import { disclosure, forge, list, NOW, party, trusted, type Party } from './forging.test-support.js';
import { DOCUMENT_TYPE } from './service-document.js';
import type { CredentialVerdict } from './verdict.js';
import { verifyCredential } from './verify-credential.js';

const NAMES = { name_zh: '名称', name_en: 'Name' };
const CLAIMS = {
  vct: DOCUMENT_TYPE, document: { code: 'fund_extract', ...NAMES }, service: { code: 'fund_query.account', ...NAMES, version: 2, digest: 'sha256:00', signed: true }, place: { code: '110112', ...NAMES },
  basis: 'register', sources: [{ code: 'fund.account', ...NAMES, register: NAMES, on: '2026-11-27' }],
};
const BALANCE = disclosure('c2FsdA', 'fund.balance_fen', { ...NAMES, value: 6_810_000 });
const LOAN = disclosure('c2FsdB', 'fund.loan_status', { ...NAMES, value: 'none', value_zh: '没有贷款', value_en: 'no loan' });

let issuer: Party;
let statusList: string;

beforeAll(async () => {
  issuer = await party('ES256', 'key-1');
  statusList = await list(issuer);
});

async function check(open: Readonly<Record<string, unknown>>, shown: readonly string[] = [BALANCE, LOAN]): Promise<CredentialVerdict> {
  return verifyCredential(await forge(issuer, { open: { ...CLAIMS, ...open }, shown }), { keys: trusted(issuer), statusList, now: NOW });
}

describe('a service document', () => {
  it('is valid, with everything that it attests, each attribute by its code', async () => {
    const { verdict, attested } = await check({});
    expect([verdict, attested?.certificate]).toEqual(['valid', expect.objectContaining({
      kind: 'document', basis: 'register', service: expect.objectContaining({ code: 'fund_query.account', version: 2, signed: true }),
      sources: [{ code: 'fund.account', nameZh: '名称', nameEn: 'Name', register: { nameZh: '名称', nameEn: 'Name' }, on: '2026-11-27' }],
      attributes: [
        { code: 'fund.balance_fen', nameZh: '名称', nameEn: 'Name', value: 6_810_000, valueZh: null, valueEn: null },
        { code: 'fund.loan_status', nameZh: '名称', nameEn: 'Name', value: 'none', valueZh: '没有贷款', valueEn: 'no loan' },
      ],
    })]);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['names no service', { service: undefined }], ['names a service without a version', { service: { code: 'a.b', ...NAMES, digest: 'x', signed: true } }], ['lists sources that are none', { sources: ['fund.account'] }],
    ['says of a source no day', { sources: [{ code: 'a.b', ...NAMES, register: NAMES, on: 'yesterday' }] }], ['is a recognition by its type', { vct: 'urn:tongban:recognition-certificate:1', qualification: undefined }],
    ['is of a type that nobody knows', { vct: 'urn:tongban:something:1' }], ['has an attribute without a value', { 'fund.status': NAMES }],
  ])('that %s is of the wrong kind', async (_what, open) => {
    expect((await check(open)).verdict).toBe('wrong_type');
  });

  it('has no attribute that its issuer did not sign', async () => {
    const text = await forge(issuer, { open: CLAIMS, shown: [BALANCE] });
    const added = `${text}${disclosure('c2FsdA', 'fund.status', { ...NAMES, value: 'normal' })}~`;
    expect((await verifyCredential(added, { keys: trusted(issuer), statusList, now: NOW })).verdict).toBe('bad_disclosure');
  });
});

describe('an attribute in words', () => {
  it.each<[string, Parameters<typeof attributeInWords>[0], string, string]>([
    ['an amount', { code: 'fund.balance_fen', value: 6_810_050, valueZh: null, valueEn: null }, '68100.50 元', 'CNY 68100.50'],
    ['yes', { code: 'a.b', value: true, valueZh: null, valueEn: null }, '是', 'yes'],
    ['a number', { code: 'insurance.months_paid', value: 97, valueZh: null, valueEn: null }, '97', '97'],
    ['a code with its words', { code: 'fund.loan_status', value: 'none', valueZh: '没有贷款', valueEn: 'no loan' }, '没有贷款', 'no loan'],
    ['a text', { code: 'insurance.employer', value: '示例单位', valueZh: null, valueEn: null }, '示例单位', '示例单位'],
  ])('is %s', (_what, attribute, zh, en) => {
    expect([attributeInWords(attribute, 'zh'), attributeInWords(attribute, 'en')]).toEqual([zh, en]);
  });
});
