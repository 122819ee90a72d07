import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlindIndex } from './blind-index.js';
import { FieldCipher, SealedValueDamaged } from './field-cipher.js';
import { ensureKeys, UnknownKey } from './keys.js';
import { maskName, maskPhone } from './mask.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-cipher-'));
const keys = ensureKeys(path.join(folder, 'keys.json'), 'demo');
const cipher = new FieldCipher(keys);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROW = '0190f3c2-0000-7000-8000-000000000001';

describe('field cipher', () => {
  it('gives back what it was given and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (text, row) => {
        const sealed = cipher.encrypt('person.name', row, text);
        expect(sealed).toMatch(/^v1\.k1\.[A-Za-z0-9_-]+$/);
        expect(cipher.decrypt('person.name', row, sealed)).toBe(text);
      }),
    );
    expect(cipher.encrypt('a', ROW, '同')).not.toBe(cipher.encrypt('a', ROW, '同'));
  });

  it('keeps JSON as it was', () => {
    const form = { 持证人: '测试员', 年: 2026, 附: [null, true, 'é𠮷'] };
    expect(cipher.decryptJson('request.form', ROW, cipher.encryptJson('request.form', ROW, form))).toEqual(form);
  });

  it('refuses a value in another row or column', () => {
    const sealed = cipher.encrypt('person.name', ROW, '测试员');
    expect(() => cipher.decrypt('person.phone', ROW, sealed)).toThrow(SealedValueDamaged);
    expect(() => cipher.decrypt('person.name', ROW.replace(/1$/, '2'), sealed)).toThrow(SealedValueDamaged);
    // the border between column and row belongs to the place
    expect(() => cipher.decrypt('person.name0', ROW.slice(1), sealed)).toThrow(SealedValueDamaged);
  });

  it('refuses a value with any bit changed, and names only the place', () => {
    const text = '电话 13800000001';
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const sealed = cipher.encrypt('person.phone', ROW, text);
        const bytes = Buffer.from(sealed.slice('v1.k1.'.length), 'base64url');
        const index = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(index) ^ (1 << bit), index);
        const read = (): string => cipher.decrypt('person.phone', ROW, `v1.k1.${bytes.toString('base64url')}`);
        expect(read).toThrow(SealedValueDamaged);
        expect(read).toThrow(/person\.phone of 0190f3c2/);
        expect(read).not.toThrow(/138/);
      }),
    );
  });

  it.each(['', '测试员', 'v1.k1.', 'v1.k1.AAAA', 'v2.k1.AAAA', 'v1..AAAA', 'v1.k1.AA AA'])('refuses what was never encrypted: %j', (value) => {
    expect(() => cipher.decrypt('person.name', ROW, value)).toThrow(SealedValueDamaged);
  });

  it('says when the key is not there', () => {
    const sealed = cipher.encrypt('person.name', ROW, '测').replace('v1.k1.', 'v1.k7.');
    expect(() => cipher.decrypt('person.name', ROW, sealed)).toThrow(UnknownKey);
  });
});

describe('blind index', () => {
  const index = new BlindIndex(keys);

  it('finds the same value however it was typed', () => {
    const wanted = index.of('id_number', '99901119800101001X');
    for (const typed of ['99901119800101001x', ' 99901119800101001X ', '999011 19800101 001X', '９９９０１１１９８００１０１００１Ｘ', '99901119800101001\u3000x']) {
      expect(index.of('id_number', typed)).toBe(wanted);
    }
    expect(index.of('name', '买买提•吐尔逊')).toBe(index.of('name', '买买提·吐尔逊'));
    expect(index.of('name', '买买提・吐尔逊')).toBe(index.of('name', '买买提 · 吐尔逊'));
  });

  it('tells values and purposes apart, and is another under other keys', () => {
    expect(index.of('name', '测试员甲')).not.toBe(index.of('name', '测试员乙'));
    expect(index.of('name', '1')).not.toBe(index.of('id_number', '1'));
    const others = new BlindIndex(ensureKeys(path.join(folder, 'others.json'), 'demo'));
    expect(others.of('name', '测试员甲')).not.toBe(index.of('name', '测试员甲'));
    expect(index.of('name', '测试员甲')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

describe('masks', () => {
  it.each([['测试员', '测**'], ['张三', '张*'], ['测', '*'], ['', ''], [' 测试 ', '测*'], ['𠮷田', '𠮷*'], ['Test Person', 'T**********']])('name %j becomes %j', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it.each([['13800000001', '138****0001'], ['+8613800000001', '+86*******0001'], ['62000000', '******00'], ['12345', '*****'], ['', '']])('phone %j becomes %j', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
});
