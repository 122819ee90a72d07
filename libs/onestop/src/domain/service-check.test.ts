import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReference } from '../../../../seeds/reference-types.js';
import { checkService, type ServiceFacts } from './service-check.js';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const FACTS: ServiceFacts = {
  jurisdictions: new Set(['110000', '110101', '120000', '130000', '310000']), parents: new Map([['110000', null], ['110101', '110000'], ['120000', null], ['130000', null], ['310000', null]]),
  departments: new Set(['government', 'health', 'culture']),
  departmentsAt: new Map([['110000', new Set(['health', 'government'])], ['120000', new Set(['health'])], ['130000', new Set(['health'])]]),
};
const rows = readReference('service-types').items;

function contentOf(code: string): Json {
  const row = rows.find((each) => each.code === code);
  if (!row) throw new Error(`no ${code}`);
  const { code: _, ...content } = structuredClone(row);
  return content as unknown as Json;
}

/** The content with one value changed, taken out (undefined) or added. */
function withValue(content: Json, path: Path, value: unknown): Json {
  const at = path.slice(0, -1).reduce<Json>((part, key) => part[key] as Json, content);
  const last = String(path.at(-1));
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return content;
}

function issuesOf(path: Path, value: unknown, code = 'recognition.person'): string[] {
  return checkService(code, withValue(contentOf(code), path, value), FACTS).map((issue) => `${issue.path} ${issue.code}`);
}

/** Where a field stands that one of these tests puts into the form. */
const FIELD: Json = { type: 'string', maxLength: 10, 'x-zh': '新', 'x-en': 'New', 'x-purpose-zh': '用途', 'x-purpose-en': 'Purpose' };

function withField(change: Json, composed: unknown = undefined): string[] {
  const content = contentOf('recognition.person');
  const form = content['form'] as { schema: Json & { properties: Json }; sections: { fields: string[] }[] };
  form.schema.properties['fresh'] = Object.fromEntries(Object.entries({ ...FIELD, ...change }).filter(([, value]) => value !== undefined));
  form.sections[0]?.fields.push('fresh');
  if (composed !== undefined) form.schema['allOf'] = composed;
  return checkService('recognition.person', content, FACTS).map(({ path, code }) => `${path} ${code}`);
}

describe('the shape of a service type', () => {
  it.each(rows.map(({ code }) => code))('is right for %s of the reference data', (code) => {
    expect(checkService(code, contentOf(code), FACTS)).toEqual([]);
  });

  it.each<[string, Path, unknown, string]>([
    ['a name that is missing', ['nameEn'], '', 'nameEn required'],
    ['a field that nobody knows', ['nmae'], 'x', 'nmae unknown_field'],
    ['a synonym that is no text', ['synonyms'], [1], 'synonyms texts'],
    ['a life event that is none', ['lifeEvents'], ['lottery'], 'lifeEvents one_of'],
    ['an audience twice', ['audience'], ['person', 'person'], 'audience twice'],
    ['nobody for whom it is', ['audience'], [], 'audience too_few'],
    ['a department that is not there', ['departmentCode'], 'magic', 'departmentCode department_unknown'],
    ['a place that is no rule', ['competentPlace'], 'anywhere', 'competentPlace one_of'],
    ['a party that is not there', ['parties'], ['990000'], 'parties jurisdiction_unknown'],
    ['a kind of qualification that is none', ['appliesTo', 'classes'], ['magic'], 'appliesTo.classes one_of'],
    ['an instant mode without its rule', ['instant'], null, 'instant required'],
    ['a joint plan without the mode', ['joint'], { join: 'all', legs: [] }, 'joint mode_not_offered'],
    ['an offer of a place that has no part in it', ['offers'], [{ jurisdiction: '310000', modes: ['online'] }], 'offers.0.jurisdiction not_a_party'],
    ['an offer twice', ['offers'], [{ jurisdiction: '110101', modes: ['online'] }, { jurisdiction: '110101', modes: [] }], 'offers.1.jurisdiction twice'],
    ['an offer of what the service has not', ['offers'], [{ jurisdiction: '110000', modes: ['joint'] }], 'offers.0.modes one_of'],
    ['a result without delivery', ['results', 0, 'delivery'], [], 'results.0.delivery too_few'],
    ['no result', ['results'], [], 'results too_few'],
    ['a limit without length', ['limits', 'decision', 'value'], 0, 'limits.decision.value whole_number'],
    ['a rule of the law that is none', ['limits', 'decision', 'rule'], 'magic', 'limits.decision.rule one_of'],
    ['a rule of the law for the delivery', ['limits', 'delivery', 'rule'], 'insurance.registration', 'limits.delivery.rule one_of'],
    ['a limit of which nothing says who set it', ['limits', 'acceptance', 'lawRef'], undefined, 'limits.acceptance.lawRef required'],
    ['a guide without steps', ['guide', 'steps'], [], 'guide.steps too_few'],
    ['a guide in one language', ['guide', 'fee'], { zh: '不收费' }, 'guide.fee.en required'],
    ['a fact that is known to be unknown in another word', ['guide', 'fee', 'unknown'], 'yes', 'guide.fee.unknown one_of'],
    ['a question without an answer', ['guide', 'questions'], [{ question: { zh: '问', en: 'Q' } }], 'guide.questions.0.answer required'],
    ['a paper without a purpose', ['materials', 0, 'purposeZh'], '', 'materials.0.purposeZh required'],
    ['a paper that is the code of another', ['materials', 1, 'code'], 'qualification_certificate', 'materials.1.code twice'],
    ['a paper under a condition that cannot be', ['materials', 0, 'whenForm'], { usePurpose: ['magic'] }, 'materials.0.whenForm.usePurpose answer_unknown'],
    ['a paper under a condition on no field', ['materials', 0, 'whenForm'], { magic: ['yes'] }, 'materials.0.whenForm.magic field_unknown'],
    ['a schema that is open', ['form', 'schema', 'additionalProperties'], true, 'form.schema.additionalProperties one_of'],
    ['a required field that is not there', ['form', 'schema', 'required'], ['magic'], 'form.schema.required field_unknown'],
    ['a section with a field that is not there', ['form', 'sections', 0, 'fields'], ['magic'], 'form.sections.0.fields field_unknown'],
    ['a field in no section', ['form', 'sections', 0, 'fields'], [], 'form.sections field_in_no_section'],
    ['conditions that no field has', ['form', 'schema', 'allOf'], [{ not: {} }], 'form.schema.allOf conditions_not_composed'],
    ['a provenance without a source', ['provenance', 'source'], '', 'provenance.source required'],
  ])('refuses %s', (_what, path, value, issue) => {
    expect(issuesOf(path, value)).toContain(issue);
  });

  it('refuses a certificate of recognition for what is about no qualification', () => {
    expect(issuesOf(['appliesTo'], null)).toContain('results.0.certificate about_no_qualification');
  });

  it('refuses a department that nobody represents in a party, where no qualification says who decides', () => {
    const served = (department: string, parties: string[]): string[] => {
      const content = withValue(withValue(contentOf('recognition.person'), ['appliesTo'], null), ['parties'], parties);
      return checkService('a.b', withValue(content, ['departmentCode'], department), FACTS).flatMap(({ code, expected }) => (code === 'no_authority' ? [String(expected)] : []));
    };
    expect([served('health', ['110000', '120000']), served('government', ['110101', '120000', '130000']), served('culture', ['110000'])]).toEqual([[], ['120000', '130000'], ['110000']]);
    expect(issuesOf(['departmentCode'], 'culture')).toEqual([]);
  });

  it('refuses a code that is none', () => {
    expect(checkService('Person', contentOf('recognition.person'), FACTS)).toEqual([{ path: 'code', code: 'code_form', expected: expect.any(String) }]);
  });

  it('refuses a leg that waits for one that does not come before it', () => {
    const legs = (contentOf('registration.transfer')['joint'] as { legs: Json[] }).legs;
    expect(issuesOf(['joint', 'legs', 0, 'after'], [legs.at(-1)?.['code']], 'registration.transfer')).toContain('joint.legs.0.after leg_unknown');
  });
});

describe('a field of the form', () => {
  const hidden = (when: Json, then?: object): Json => ({ if: { properties: Object.fromEntries(Object.entries(when).map(([name, values]) => [name, { enum: values }])), required: Object.keys(when) }, ...then, else: { properties: { fresh: false } } });

  it.each<[string, Json]>([
    ['a text', {}],
    ['a day', { maxLength: undefined, format: 'date', 'x-day': 'future' }],
    ['a choice', { maxLength: undefined, enum: ['a', 'b'], 'x-enum-zh': { a: '甲', b: '乙' }, 'x-enum-en': { a: 'A', b: 'B' } }],
    ['an amount', { type: 'integer', maxLength: undefined, minimum: 0, maximum: 1_000_000, 'x-widget': 'money' }],
    ['rows', { type: 'array', maxLength: undefined, maxItems: 5, items: { type: 'object', additionalProperties: false, required: ['name'], properties: { name: FIELD }, 'x-order': ['name'] } }],
  ])('may be %s', (_what, change) => {
    expect(withField(change)).toEqual([]);
  });

  it.each<[string, Json, string]>([
    ['a text without an end', { maxLength: undefined }, 'maxLength required'],
    ['a choice without labels', { enum: ['a', 'b'] }, 'x-enum-zh required'],
    ['a label of no choice', { enum: ['a', 'b'], 'x-enum-zh': { a: '甲', b: '乙', c: '丙' }, 'x-enum-en': { a: 'A', b: 'B' } }, 'x-enum-zh.c unknown_field'],
    ['a choice of one', { enum: ['a'], 'x-enum-zh': { a: '甲' }, 'x-enum-en': { a: 'A' } }, 'enum too_few'],
    ['money as a text', { 'x-widget': 'money' }, 'x-widget one_of'],
    ['a day of no date', { 'x-day': 'past' }, 'x-day day_without_date'],
    ['a pattern that can take for ever', { pattern: '^(a+)+$' }, 'pattern pattern'],
    ['a pattern that is none', { pattern: '[' }, 'pattern pattern'],
    ['a number without bounds', { type: 'integer' }, 'minimum whole_number'],
    ['rows without an end', { type: 'array', items: { type: 'object', additionalProperties: false, required: [], properties: {} } }, 'maxItems whole_number'],
    ['rows whose columns have no order', { type: 'array', maxItems: 2, items: { type: 'object', additionalProperties: false, required: [], properties: { a: FIELD, b: FIELD }, 'x-order': ['a'] } }, 'items.x-order columns_not_ordered'],
    ['rows in rows', { type: 'array', maxItems: 2, items: { type: 'object', additionalProperties: false, required: [], properties: { deep: { ...FIELD, type: 'array' } } } }, 'items.properties.deep.type one_of'],
    ['an address that is no schema', { $ref: '#/definitions/x' }, '$ref unknown_field'],
    ['a purpose that is missing', { 'x-purpose-en': ' ' }, 'x-purpose-en required'],
    ['a condition on itself', { 'x-when': { fresh: ['a'] } }, 'x-when circular_condition'],
    ['a condition on nothing', { 'x-when': { magic: ['a'] } }, 'x-when.magic field_unknown'],
    ['a condition that is empty', { 'x-when': {} }, 'x-when too_few'],
  ])('is not %s', (_what, change, issue) => {
    expect(withField(change)).toContain(`form.schema.properties.fresh.${issue}`);
  });

  it('with a condition is composed into the schema, required or not, and exactly so', () => {
    const when = { usePurpose: ['practise'] };
    expect(withField({ 'x-when': when }, [hidden(when)])).toEqual([]);
    expect(withField({ 'x-when': when }, [hidden(when), hidden(when)])).toEqual(['form.schema.allOf conditions_not_composed']);
    expect(withField({ 'x-when': when }, [hidden(when, { then: { required: ['fresh'] } })])).toEqual([]);
    expect(withField({ 'x-when': when }, [hidden({ usePurpose: ['employment'] })])).toEqual(['form.schema.allOf conditions_not_composed']);
    expect(withField({ 'x-when': when })).toEqual(['form.schema.allOf conditions_not_composed']);
  });
});

describe('whatever stands where a service type should', () => {
  it('is told what is wrong, and never throws', () => {
    fc.assert(fc.property(fc.object({ maxDepth: 3 }), fc.constantFrom(...Object.keys(contentOf('recognition.person'))), (anything, field) => {
      expect(checkService('a.b', { ...contentOf('recognition.person'), [field]: anything }, FACTS).length).toBeGreaterThan(0);
    }), { numRuns: 1_000 });
  });
});
