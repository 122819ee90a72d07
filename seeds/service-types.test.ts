import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isDay } from '#kernel';
import { readReferenceSet } from './reference-types.js';
import type { ServiceTypeRow } from './reference-types.js';

const set = readReferenceSet();
const services = set['service-types'].items;
const named = services.map((service) => [service.code, service] as const);
const ANNOTATIONS = ['x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en', 'x-enum-zh', 'x-enum-en', 'x-personal', 'x-widget', 'x-day', 'x-consent', 'x-concept', 'x-evidence'];

/** Answers that a form must accept, one per form. */
const COMMON = { certificateIssuer: '天津市卫生健康委员会', certificateIssuedOn: '2022-05-01', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true };
const ANSWERS: Readonly<Record<string, Record<string, unknown>>> = {
  'recognition.person': { ...COMMON, certificateNumber: '示例20220001', usePurpose: 'practise' },
  'recognition.organisation': {
    ...COMMON, organisationName: '示例建设有限公司', creditCode: '91350100M000100Y43', certificateNumber: '示例D2022001', licensedScope: '建筑工程施工总承包二级', usePurpose: 'bid', newSite: 'no',
  },
  'registration.transfer': { ...COMMON, certificateNumber: '示例20220001', usePurpose: 'registration_transfer' },
  'recognition.result': {
    documentNumber: '示例R2026', issuingBody: '示例检测中心', issuedOn: '2026-10-01', itemNames: '血常规', usePurpose: 'avoid_second_test',
    resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true,
  },
};

function validator(service: ServiceTypeRow): (answers: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addFormat('date', { type: 'string', validate: isDay });
  ajv.addVocabulary(ANNOTATIONS);
  const validate = ajv.compile(service.form.schema);
  return (answers) => validate(answers);
}

describe.each(named)('service type %s', (code, service) => {
  const { properties, required } = service.form.schema;

  it('has a form that is a strict schema and accepts sensible answers', () => {
    expect(validator(service)(ANSWERS[code])).toBe(true);
  });

  it('refuses an answer that is missing, unknown, not declared or not offered', () => {
    const accepts = validator(service);
    const answers = ANSWERS[code] ?? {};
    for (const field of required) {
      const { [field]: _, ...rest } = answers;
      expect([field, accepts(rest)]).toEqual([field, false]);
    }
    expect(accepts({ ...answers, extra: 'x' })).toBe(false);
    expect(accepts({ ...answers, truthDeclaration: false })).toBe(false);
    expect(accepts({ ...answers, usePurpose: 'because' })).toBe(false);
  });

  it('shows every field in exactly one section', () => {
    expect(service.form.sections.flatMap((section) => section.fields).sort()).toEqual(Object.keys(properties).sort());
    for (const field of required) expect(properties[field]).toBeDefined();
  });

  it('labels every choice in both languages', () => {
    for (const field of Object.values(properties)) {
      expect(Object.keys(field['x-enum-zh'] ?? {})).toEqual(field.enum ?? []);
      expect(Object.keys(field['x-enum-en'] ?? {})).toEqual(field.enum ?? []);
      expect(field['x-help-en'] === undefined).toBe(field['x-help-zh'] === undefined);
    }
  });

  it('asks for consent before the issuer is asked', () => {
    expect(properties['statusQueryConsent']).toMatchObject({ const: true, 'x-consent': true });
    expect(required).toContain('statusQueryConsent');
  });

  it('asks for no unnamed paper', () => {
    expect(new Set(service.materials.map((material) => material.code)).size).toBe(service.materials.length);
    for (const material of service.materials) expect(material.nameZh).not.toMatch(/其他|其它|有关|相关|等材料/);
  });

  it('has what a rule names as proof', () => {
    const codes = service.materials.map((material) => material.code);
    for (const rule of set['recognition-rules'].items) {
      const qualification = set.qualifications.items.find((row) => row.code === rule.qualificationCode);
      if (qualification !== undefined && applies(service, qualification)) for (const document of rule.documents) expect(codes).toContain(document);
    }
  });

  it('keeps the limits of the licensing law, and marks what is only proposed', () => {
    expect(service.limits).toMatchObject({
      acceptance: { value: 5, lawRef: { law: '行政许可法', article: '第三十二条' } },
      decision: service.joint === null
        ? { value: 20, lawRef: { law: '行政许可法', article: '第四十二条' }, extension: { value: 10 } }
        : { value: 45, lawRef: { law: '行政许可法', article: '第四十二条第二款' }, extension: { value: 15 } },
      promisedDecision: { lawRef: null, provenance: { status: 'project_proposal' } },
      delivery: { value: 10, lawRef: { law: '行政许可法', article: '第四十四条' } },
      supplementAnswer: { value: 30, lawRef: null, provenance: { status: 'project_proposal' } },
    });
    expect([service.limits.procedure ?? 'licence', service.limits.promisedDecision.unit]).toEqual([service.joint === null ? 'licence' : 'joint', service.limits.decision.unit]);
    expect(service.limits.promisedDecision.value).toBeLessThanOrEqual(service.limits.decision.value);
  });

  it('is handled jointly by a plan, and at once by a rule, and by neither without', () => {
    expect([service.modes.includes('joint'), service.modes.includes('instant')]).toEqual([service.joint !== null, service.instant !== null]);
  });

  it('lets follow later no paper on which the matter rests, and waits for none longer than it has to decide', () => {
    const [core, ...others] = service.materials;
    expect(core?.later).toBeUndefined();
    for (const { later } of others) {
      for (const rule of Object.values(later ?? {})) expect(rule.provenance.status).toBe('project_proposal');
      expect(later?.tolerated?.value ?? 0).toBeLessThan(service.limits.promisedDecision.value);
    }
  });

  it('is taken in at a window only with a record of the identity check', () => {
    expect(service.materials.filter((material) => material.suppliedBy === 'window')).toMatchObject(service.modes.includes('collect_and_forward') ? [{ trustGrade: 'B', when: { modes: ['collect_and_forward'] } }] : []);
  });
});

describe('service types together', () => {
  it('leave no qualification without exactly one that recognises it', () => {
    for (const row of set.qualifications.items) {
      expect([row.code, services.filter((service) => service.results.some(({ certificate }) => certificate === 'recognition') && applies(service, row)).length]).toEqual([row.code, 1]);
    }
  });
});

function applies({ appliesTo }: ServiceTypeRow, row: (typeof set.qualifications.items)[number]): boolean {
  return appliesTo !== null && appliesTo.holderTypes.includes(row.holderType) && appliesTo.classes.includes(row.class) && appliesTo.effects.includes(row.recognitionEffect);
}
