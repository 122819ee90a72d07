import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { isDay, parseCreditCode, parseResidentId } from '#kernel';
import { validAnswers, validVariants, wrongAnswers } from './form-example.js';
import { patternExample } from './pattern-example.js';
import type { FormField, FormSchema } from './service-content.js';

const TODAY = '2026-11-27';
const WORDS = { 'x-zh': '字段', 'x-en': 'Field', 'x-purpose-zh': '测试所用', 'x-purpose-en': 'For the test' } as const;
const field = (given: Partial<FormField>): FormField => ({ type: 'string', ...WORDS, ...given });

/** What the seeds compose of `x-when`. */
const shownWhen = (name: string, other: string, values: readonly (string | boolean)[], isRequired: boolean): Readonly<Record<string, unknown>> => ({
  if: { properties: { [other]: { enum: values } }, required: [other] }, ...(isRequired ? { then: { required: [name] } } : {}), else: { properties: { [name]: false } },
});

const SCHEMA: FormSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:tongban:form:test', type: 'object', additionalProperties: false, required: ['kind', 'bornOn', 'children', 'sum', 'declaration'],
  properties: {
    // The order of fields is not kept by the database: what depends on another may stand before it.
    schoolName: field({ maxLength: 40, minLength: 2, 'x-when': { isAtSchool: [true] } }),
    isAtSchool: field({ type: 'boolean', 'x-when': { kind: ['child'] } }),
    kind: field({ enum: ['self', 'child'], 'x-enum-zh': { self: '本人', child: '子女' }, 'x-enum-en': { self: 'Myself', child: 'My child' } }),
    bornOn: field({ format: 'date', 'x-day': 'past' }), until: field({ format: 'date', 'x-day': 'future' }), number: field({ pattern: '^[A-Z]{2}\\d{6}$' }),
    sum: field({ type: 'integer', minimum: 1, maximum: 500, 'x-widget': 'money' }), code: field({ 'x-widget': 'credit-code' }), id: field({ 'x-widget': 'resident-id' }),
    children: field({ type: 'array', minItems: 1, maxItems: 3, items: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: field({ maxLength: 30 }), age: field({ type: 'integer', minimum: 0, maximum: 18 }) } } }),
    declaration: field({ type: 'boolean', const: true }),
  },
  allOf: [shownWhen('schoolName', 'isAtSchool', [true], true), shownWhen('isAtSchool', 'kind', ['child'], true)],
};

function accepts(answers: unknown, schema = SCHEMA): boolean {
  const ajv = new Ajv2020({ strict: false });
  ajv.addFormat('date', { type: 'string', validate: isDay });
  return ajv.validate(schema, answers);
}

describe('examples of a form', () => {
  it('answer every field that is shown, and no field that is not', () => {
    const answers = validAnswers(SCHEMA, TODAY);
    expect(Object.keys(answers).sort()).toEqual(['bornOn', 'children', 'code', 'declaration', 'id', 'kind', 'number', 'sum', 'until']);
    expect(accepts(answers)).toBe(true);
    expect([String(answers['bornOn']) <= TODAY, String(answers['until']) >= TODAY, parseCreditCode(String(answers['code'])).ok, parseResidentId(String(answers['id'])).ok]).toEqual([true, true, true, true]);
  });

  it('show each conditional field once, also behind another', () => {
    const variants = validVariants(SCHEMA, TODAY);
    expect(variants.map((answers) => ['isAtSchool', 'schoolName'].map((name) => name in answers))).toEqual([[false, false], [true, true], [true, true]]);
    for (const answers of variants) expect([answers, accepts(answers)]).toEqual([answers, true]);
  });

  it('are refused when they are wrong in one thing', () => {
    const wrong = wrongAnswers(SCHEMA, TODAY);
    for (const { field: name, why, answers } of wrong.filter((each) => each.why !== 'widget' && each.why !== 'day')) expect([name, why, accepts(answers)]).toEqual([name, why, false]);
    expect(wrong.filter(({ why }) => why === 'not_shown').map(({ field: name }) => name)).toEqual(['schoolName', 'isAtSchool']);
    expect(wrong.filter(({ why }) => why === 'missing').map(({ field: name }) => name)).toEqual(['schoolName', 'isAtSchool', 'kind', 'bornOn', 'sum', 'children', 'children', 'declaration']);
    expect(wrong.filter(({ why }) => why === 'widget' || why === 'day').map(({ field: name, why }) => `${name} ${why}`)).toEqual(['bornOn day', 'until day', 'code widget', 'id widget']);
    for (const { answers } of wrong.filter(({ why }) => why === 'widget')) expect(parseCreditCode(String(answers['code'])).ok && parseResidentId(String(answers['id'])).ok).toBe(false);
  });

  it('fit any text of some length', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }), (a, b) => {
      const text = field({ minLength: Math.min(a, b), maxLength: Math.max(a, b, 1) });
      const { allOf: _, ...plain } = SCHEMA;
      const schema: FormSchema = { ...plain, required: ['text'], properties: { text } };
      expect(accepts(validAnswers(schema, TODAY), schema)).toBe(true);
      for (const { why, answers } of wrongAnswers(schema, TODAY)) expect([why, accepts(answers, schema)]).toEqual([why, false]);
    }), { numRuns: 25 });
  });
});

describe('the example of a pattern', () => {
  it.each(['^\\d{18}$', '^[A-Z]{2}\\d{6,8}$', '^(京|津|冀)[A-Z]\\w+$', '^[0-9]{4}-?(?:a|b){2}$', '^\\d+(\\.\\d{2})?$', '^[\\d]x*y$'])('of %s fits', (pattern) => {
    expect(patternExample(pattern)).toMatch(new RegExp(pattern, 'u'));
  });

  it.each(['^[^a]$', '^(a$', '^\\s+$', '^a)$', '^+$'])('of %s is not made', (pattern) => {
    expect(() => patternExample(pattern)).toThrow(RangeError);
  });
});
