import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from '../../../../seeds/reference-types.js';
import type { ServiceContent } from './service-content.js';
import { describeService, type ServiceNames } from './service-sentences.js';

const NAMES: ServiceNames = {
  place: (code) => ({ zh: code === '110000' ? '北京市' : code, en: code === '110000' ? 'Beijing' : code }), department: (code) => ({ zh: code === 'government' ? '政务服务' : code, en: code === 'government' ? 'Government Services' : code }),
};
const [first] = readReference('service-types').items;
if (!first) throw new Error('no service type');
const { code, ...content } = first;

describe('what is signed of a service type, in plain words', () => {
  it('says for whom, who decides, how, what is asked, how long it takes, what it costs and what comes of it', () => {
    const { zh, en } = describeService(code, content, NAMES);
    expect(zh).toEqual(expect.arrayContaining([
      '《个人资格互认确认》（recognition.person），面向个人。', '由申请人选择的地方的政务服务部门办理。', '办理方式：全程网办、异地代收代办、自助办。', expect.stringMatching(/^表单询问：证书编号、/), expect.stringMatching(/^需要提交：.*（视情况）/),
      '法定办理期限：20 个工作日（行政许可法第四十二条）。', expect.stringMatching(/^承诺办理期限：\d+ 个工作日（没有法律规定，项目拟定）。$/), expect.stringMatching(/^收费：/), expect.stringMatching(/^结果：/), '签署方：北京市、120000、130000。', '内容并非出自官方文件。',
    ]));
    expect(en).toContain('“Recognition of a personal qualification” (recognition.person), for people.');
    expect(en).toHaveLength(zh.length);
  });

  it('says what a place offers apart', () => {
    expect(describeService(code, { ...content, offers: [{ jurisdiction: '110000', modes: ['online'] }] }, NAMES).en).toContain('Ways: online, taken in at a window elsewhere, decided at once; Beijing: online.');
  });

  it('has words for whatever stands there', () => {
    fc.assert(fc.property(fc.constantFrom(...(Object.keys(content) as (keyof ServiceContent)[])), fc.jsonValue(), fc.boolean(), (field, anything, inList) => {
      const { zh, en } = describeService(code, { ...content, [field]: inList ? [anything] : anything }, NAMES);
      expect([...zh, ...en].every((each) => typeof each === 'string')).toBe(true);
    }), { numRuns: 2_000, examples: [['nameZh', { toString: {} }, false], ['audience', { valueOf: 1, toString: 2 }, true]] });
  });
});
