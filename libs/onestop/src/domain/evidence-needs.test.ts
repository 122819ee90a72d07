import { describe, expect, it } from '@jest/globals';
import { SEED_FOLDER } from '../../../../seeds/read-reference.js';
import { composeServices, readEvidenceTypes, readRegisters } from '../../../../seeds/services/index.js';
import { attributesNeeded, consentText, evidenceNeeds, registerFor } from './evidence-needs.js';

const services = composeServices(SEED_FOLDER);
const types = readEvidenceTypes(SEED_FOLDER);
const registers = readRegisters(SEED_FOLDER);

const typeOf = (code: string) => {
  const found = types.find((type) => type.code === code);
  if (found === undefined) throw new Error(`${code} is no evidence type`);
  return found;
};

describe('what registers could supply, over every service type', () => {
  const needs = services.flatMap(({ code, content }) => evidenceNeeds(content).map((need) => ({ code, content, need })));

  it('names every field, paper and rule that evidence answers, once', () => {
    for (const { code, content } of services) {
      const own = needs.filter((each) => each.code === code).map(({ need }) => need);
      const fields = Object.entries(content.form.schema.properties).filter(([, field]) => field['x-evidence'] !== undefined).map(([name]) => name);
      const papers = content.materials.filter(({ evidenceType, suppliedBy }) => evidenceType !== undefined && suppliedBy === 'applicant').map((material) => material.code);
      expect([code, own.flatMap((need) => need.fields.map(({ field }) => field)).sort()]).toEqual([code, fields.sort()]);
      expect([code, own.flatMap(({ materials }) => [...materials]).sort()]).toEqual([code, papers.sort()]);
      expect([code, own.filter(({ forRule }) => forRule).map(({ evidenceType }) => evidenceType).sort()]).toEqual([code, [...(content.instant?.evidence ?? [])].sort()]);
      expect([code, new Set(own.map(({ evidenceType }) => evidenceType)).size]).toEqual([code, own.length]);
    }
    expect(new Set(needs.map(({ code }) => code)).size).toBeGreaterThan(250);
  });

  it('finds the register of every place for each of them', () => {
    const places = [['110112', '110000'], ['120114', '120000'], ['131082', '131000', '130000']];
    for (const { code, need } of needs) {
      const { register } = typeOf(need.evidenceType);
      expect([code, places.map((above) => registerFor(register, above, registers)?.code)]).toEqual([code, ['110000', '120000', '130000'].map((place) => `${place}-${register}`)]);
    }
    expect(registerFor('population', ['320100', '320000'], registers)).toBeUndefined();
  });

  it('asks for what answers its fields and no more, unless evidence stands for a paper or a rule rests on it', () => {
    for (const { code, need } of needs) {
      const attested = typeOf(need.evidenceType);
      const all = attested.attributes.map((attribute) => attribute.code);
      const asked = attributesNeeded(need, attested);
      expect([code, asked.length > 0, asked.filter((attribute) => !all.includes(attribute))]).toEqual([code, true, []]);
      if (need.materials.length === 0 && !need.forRule) expect([code, [...asked].sort()]).toEqual([code, [...new Set(need.fields.map(({ attribute }) => attribute))].sort()]);
    }
  });

  it('puts service and attributes into the words of the consent, in both languages', () => {
    for (const { code, content, need } of needs) {
      const { zh, en } = consentText(content, [{ need, type: typeOf(need.evidenceType) }]);
      expect([code, zh.includes(content.nameZh), en.includes(content.nameEn)]).toEqual([code, true, true]);
    }
    const claim = needs.find(({ code, need }) => code === 'unemployment_benefit.claim' && need.evidenceType === 'insurance.participation');
    expect(claim && consentText(claim.content, [{ need: claim.need, type: typeOf('insurance.participation') }]).zh).toContain('社会保险参保（累计缴费月数）');
  });
});
