import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMIT_UNITS } from '#kernel';
import type { FormField, GuideText, ServiceContent, ServiceLimit, ServiceMaterial } from './service-content.js';
import { LINT_CODES, lintService, LONGEST_SENTENCE, type AttestedType, type LintFinding } from './service-lint.js';
import { textsOf } from './service-texts.js';

const PROPOSED = { status: 'project_proposal', source: 'test' };
const ATTESTED: readonly AttestedType[] = [
  { code: 'insurance.participation', attributes: [{ code: 'insurance.place', nameZh: '参保地', nameEn: 'Place of insurance', personal: true }] },
  { code: 'enterprise.registration', attributes: [{ code: 'enterprise.name', nameZh: '单位名称', nameEn: 'Name of the entity', personal: false }] },
];

const field = (given: Partial<FormField> = {}): FormField => ({
  type: 'string', maxLength: 20, 'x-zh': '转移原因', 'x-en': 'Reason of the transfer', 'x-purpose-zh': '确定适用的转移程序', 'x-purpose-en': 'To know which procedure applies', ...given,
});
const material = (given: Partial<ServiceMaterial> = {}): ServiceMaterial => ({
  code: 'contract', nameZh: '劳动合同', nameEn: 'Labour contract', purposeZh: '证明在新单位就业', purposeEn: 'Shows the new employment', required: true, trustGrade: 'C', suppliedBy: 'applicant',
  formats: ['pdf'], maxFiles: 1, legalBasis: null, origin: 'issued', provenance: PROPOSED, ...given,
});
const limit = (given: Partial<ServiceLimit> = {}): ServiceLimit => ({
  value: 20, unit: 'working_day', lawRef: { law: '行政许可法', article: '第四十二条' }, startsZh: '受理的次日起算', startsEn: 'From the day after acceptance', effectZh: '法定办理期限', effectEn: 'Statutory limit',
  provenance: PROPOSED, ...given,
});

interface Given {
  readonly fields?: Readonly<Record<string, FormField>>;
  readonly materials?: readonly ServiceMaterial[];
  readonly limits?: Partial<ServiceContent['limits']>;
  readonly guide?: Partial<ServiceContent['guide']>;
  readonly content?: Partial<ServiceContent>;
}

/** A service type in which there is nothing to complain of, with what is given instead. */
function service({ fields = { reason: field() }, materials = [material()], limits, guide, content }: Given = {}): ServiceContent {
  return {
    nameZh: '养老保险关系转移', nameEn: 'Transfer of the pension insurance', summaryZh: '换地方工作后，把养老保险转过去。', summaryEn: 'Take your pension insurance with you to a new place of work.', synonyms: ['转社保'],
    lifeEvents: ['working_elsewhere'], family: 'transfer', audience: ['person'], departmentCode: 'human_resources', competentLevel: 'county', competentPlace: 'insured', appliesTo: null,
    modes: ['online'], offers: [],
    form: {
      schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:tongban:form:test', type: 'object', additionalProperties: false, required: [], properties: fields },
      sections: [{ code: 'transfer', titleZh: '转移', titleEn: 'The transfer', fields: Object.keys(fields) }],
    },
    materials, limits: { acceptance: limit({ value: 5 }), decision: limit(), promisedDecision: limit({ value: 10, lawRef: null }), delivery: limit({ value: 10 }), supplementAnswer: null, ...limits },
    joint: null, instant: null,
    guide: {
      whoMayApply: [{ zh: '在新地方参保的人', en: 'People insured in the new place' }], conditions: [{ zh: '已在新参保地缴费', en: 'Contributions are paid in the new place' }],
      steps: [{ zh: '填写申请', en: 'Fill in the request' }], fee: { zh: '不收费', en: 'No fee' }, result: { zh: '转移结果', en: 'Result of the transfer' },
      whomToAsk: { zh: '拨打 12333', en: 'Call 12333' }, remedies: [{ zh: '可以申请行政复议', en: 'Review may be asked for', lawRef: { law: '行政复议法', article: '第二十条' } }], ...guide,
    },
    results: [{ code: 'result', nameZh: '转移结果单', nameEn: 'Statement of the transfer', delivery: ['online'] }], parties: ['110000'], provenance: PROPOSED, ...content,
  };
}

const lint = (given: Given = {}): readonly LintFinding[] => lintService(service(given), ATTESTED);
const REASON = 'form.schema.properties.reason';
const step = (given: Partial<GuideText>): Given => ({ guide: { steps: [{ zh: '填写申请', en: 'Fill in the request', ...given }] } });
const condition = (given: Partial<GuideText>): Given => ({ guide: { conditions: [{ zh: '已在新参保地缴费', en: 'Contributions are paid in the new place', ...given }] } });

type Refused = readonly [found: string, given: Given, finding: Partial<LintFinding>];

const REFUSED: { readonly [Code in (typeof LINT_CODES)[number]]: readonly Refused[] } = {
  asks_what_register_holds: [
    ['a concept without evidence', { fields: { reason: field({ 'x-concept': 'insurance.place', 'x-personal': true }) } }, { path: REASON, found: 'insurance.place' }],
    ['a concept without evidence in a row', { fields: { reason: field({ type: 'array', items: { type: 'object', additionalProperties: false, required: [], properties: { place: field({ 'x-concept': 'insurance.place' }) } }, 'x-personal': true }) } }, { path: `${REASON}.items.properties.place` }],
    ['a label that names it', { fields: { reason: field({ 'x-zh': '参保地' }) } }, { path: REASON, found: '参保地' }],
    ['a label that names it with words around it', { fields: { reason: field({ 'x-zh': '您的参保地（省、市）' }) } }, { path: REASON }],
    ['an English label that names it', { fields: { reason: field({ 'x-en': 'Your place of insurance' }) } }, { path: REASON }],
    ['what every request knows', { fields: { reason: field({ 'x-zh': '身份证号码' }) } }, { path: REASON }],
    ['a paper of a register without evidence', { materials: [material({ origin: 'register' })] }, { path: 'materials[0]', found: '劳动合同' }],
  ],
  catch_all_material: [
    ...['其他材料', '有关证明', '相关材料', '身份证等材料', '其它'].map((nameZh): Refused => [nameZh, { materials: [material({ nameZh })] }, { path: 'materials[0].nameZh' }]),
    ...['Other documents', 'Relevant papers', 'Contract etc.'].map((nameEn): Refused => [nameEn, { materials: [material({ nameEn })] }, { path: 'materials[0].nameEn' }]),
    ['a purpose', { materials: [material({ purposeZh: '证明其他事项' })] }, { path: 'materials[0].purposeZh' }],
    ['a condition', condition({ zh: '符合其他条件' }), { path: 'guide.conditions[0].zh' }],
  ],
  promise_above_statute: [
    ['more of the same unit', { limits: { promisedDecision: limit({ value: 21 }) } }, { path: 'limits.promisedDecision', found: '21 working_day' }],
    ['working days that reach beyond days', { limits: { decision: limit({ value: 60, unit: 'day' }), promisedDecision: limit({ value: 43 }) } }, { path: 'limits.promisedDecision' }],
    ['months that reach beyond days', { limits: { decision: limit({ value: 60, unit: 'day' }), promisedDecision: limit({ value: 2, unit: 'month' }) } }, { path: 'limits.promisedDecision' }],
  ],
  material_without_basis: [['neither law nor proposal', { materials: [material({ provenance: { status: 'general_knowledge', source: 'test' } })] }, { path: 'materials[0].legalBasis' }]],
  field_without_purpose: [
    ['the label again', { fields: { reason: field({ 'x-purpose-zh': '转移原因' }) } }, { path: REASON, found: '转移原因' }],
    ['a purpose of any field', { fields: { reason: field({ 'x-purpose-zh': '办理业务' }) } }, { path: REASON }],
    ['a purpose of any field in English', { fields: { reason: field({ 'x-purpose-en': 'For processing' }) } }, { path: REASON }],
    ['too short', { fields: { reason: field({ 'x-purpose-zh': '核对' }) } }, { path: REASON }],
  ],
  one_language: [
    ['no English', step({ en: ' ' }), { path: 'guide.steps[0].en' }], ['Chinese in English', step({ en: 'Fill in the 申请' }), { path: 'guide.steps[0].en' }],
    ['no Chinese', step({ zh: 'Fill in' }), { path: 'guide.steps[0].zh' }], ['a name', { content: { nameEn: '转移' } }, { path: 'nameEn' }],
    ['a label of a choice', { fields: { reason: field({ enum: ['a', 'b'], 'x-enum-zh': { a: '甲', b: '乙' }, 'x-enum-en': { a: 'A', b: '乙' } }) } }, { path: `${REASON}.x-enum-en.b` }],
    ['a help', { fields: { reason: field({ 'x-help-zh': '按通知填写' }) } }, { path: `${REASON}.x-help-en` }],
  ],
  hard_to_read: [
    ['a long sentence', step({ zh: '长'.repeat(46) }), { path: 'guide.steps[0].zh' }], ['a long English sentence', step({ en: 'word '.repeat(26) }), { path: 'guide.steps[0].en' }],
    ['a long label', { fields: { reason: field({ 'x-zh': '长'.repeat(46) }) } }, { path: `${REASON}.x-zh` }],
    ['a long help after a short sentence', { fields: { reason: field({ 'x-help-zh': `短句。${'长'.repeat(46)}`, 'x-help-en': 'Short' }) } }, { path: `${REASON}.x-help-zh` }],
  ],
  placeholder: [
    ...['材料按规定提交', '按照有关规定办理', '以窗口答复为准', '详见办事指南', '无'].map((zh): Refused => [zh, step({ zh }), { path: 'guide.steps[0].zh' }]),
    ...['As required', 'Pay the fee as applicable', 'In accordance with the relevant regulations', 'See the guide', 'None'].map((en): Refused => [en, step({ en }), { path: 'guide.steps[0].en' }]),
    ['unknown without whom to ask', { guide: { fee: { zh: '由经办机构确定', en: 'The office decides', unknown: true }, whomToAsk: undefined as never } }, { path: 'guide.whomToAsk' }],
  ],
  evidence_unknown: [
    ['a type that nobody attests', { fields: { reason: field({ 'x-concept': 'insurance.place', 'x-evidence': 'nothing.known', 'x-personal': true }) } }, { path: REASON }],
    ['a concept that the type does not attest', { fields: { reason: field({ 'x-concept': 'enterprise.name', 'x-evidence': 'insurance.participation' }) } }, { path: REASON, found: 'insurance.participation: enterprise.name' }],
    ['a paper', { materials: [material({ evidenceType: 'nothing.known' })] }, { path: 'materials[0].evidenceType' }],
    ['a rule', { content: { instant: { rule: 'register_extract', version: 1, evidence: ['nothing.known'], provenance: PROPOSED } } }, { path: 'instant.evidence[0]' }],
  ],
  personal_unmarked: [
    ['a personal concept', { fields: { reason: field({ 'x-concept': 'insurance.place', 'x-evidence': 'insurance.participation' }) } }, { path: REASON }],
    ['an identity number', { fields: { reason: field({ 'x-widget': 'resident-id' }) } }, { path: REASON }],
  ],
};

describe('the linter of service types', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(lint()).toEqual([]);
  });

  describe.each(LINT_CODES.map((code) => [code, REFUSED[code]] as const))('%s', (code, refused) => {
    it.each(refused)('refuses %s', (_, given, finding) => {
      expect(lint(given)).toEqual([expect.objectContaining({ code, ...finding })]);
    });
  });

  const ALLOWED: readonly (readonly [string, Given])[] = [
    ['a concept that evidence supplies', { fields: { reason: field({ 'x-concept': 'insurance.place', 'x-evidence': 'insurance.participation', 'x-personal': true, 'x-zh': '参保地' }) } }],
    ['a concept that no register attests', { fields: { reason: field({ 'x-concept': 'transfer.reason' }) } }],
    ['a label about another place', { fields: { reason: field({ 'x-zh': '转入后的参保地' }) } }],
    ['the name of somebody else in a row', { fields: { reason: field({ type: 'array', items: { type: 'object', additionalProperties: false, required: [], properties: { name: field({ 'x-zh': '姓名' }) } } }) } }],
    ['a paper of a register with evidence', { materials: [material({ origin: 'register', evidenceType: 'insurance.participation' })] }],
    ['what has to do with work', condition({ zh: '从事与工作有关的预备性工作', en: 'Work that prepares the job in another place' })],
    ['a promise as long as the statute', { limits: { promisedDecision: limit() } }],
    ['working days within days', { limits: { decision: limit({ value: 60, unit: 'day' }), promisedDecision: limit({ value: 42 }) } }],
    ['a paper with a law', { materials: [material({ legalBasis: { law: '劳动合同法', article: '第十条' }, provenance: { status: 'confirmed', source: 'test' } })] }],
    ['an unknown fact with whom to ask', { guide: { fee: { zh: '以窗口答复为准', en: 'As applicable', unknown: true } } }],
    ['a long text of short sentences', step({ zh: '先核对本人的信息。再填写申请；最后提交。'.repeat(5), en: 'Check your data first. Then fill in the request; submit it last. '.repeat(5) })],
    ['a choice of none', { fields: { reason: field({ enum: ['none', 'some'], 'x-enum-zh': { none: '无', some: '有' }, 'x-enum-en': { none: 'None', some: 'Some' } }) } }],
    ['a choice that is a code', { fields: { reason: field({ enum: ['c1', 'c2'], 'x-enum-zh': { c1: 'C1', c2: 'C2' }, 'x-enum-en': { c1: 'C1', c2: 'C2' } }) } }],
    ['an identity number in rows that are personal as a whole', { fields: { reason: field({ type: 'array', 'x-personal': true, items: { type: 'object', additionalProperties: false, required: [], properties: { number: field({ 'x-widget': 'resident-id' }) } } }) } }],
  ];
  it.each(ALLOWED)('allows %s', (_, given) => {
    expect(lint(given)).toEqual([]);
  });

  it('counts signs and words of a sentence, not of a text', () => {
    const sentence = (least: number, most: number): fc.Arbitrary<number> => fc.integer({ min: least, max: most });
    fc.assert(fc.property(fc.array(sentence(1, LONGEST_SENTENCE.zh + 10), { minLength: 1, maxLength: 4 }), (lengths) => {
      const text = lengths.map((length) => '字'.repeat(length)).join('。');
      expect(lint(step({ zh: text })).some(({ code }) => code === 'hard_to_read')).toBe(lengths.some((length) => length > LONGEST_SENTENCE.zh));
    }));
    fc.assert(fc.property(fc.array(sentence(1, LONGEST_SENTENCE.en + 10), { minLength: 1, maxLength: 4 }), (lengths) => {
      const text = lengths.map((length) => 'word '.repeat(length).trim()).join('. ');
      expect(lint(step({ en: text })).some(({ code }) => code === 'hard_to_read')).toBe(lengths.some((length) => length > LONGEST_SENTENCE.en));
    }));
  });

  it('refuses a promise exactly when it is longer, in one unit', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), fc.constantFrom(...LIMIT_UNITS), (statute, promise, unit) => {
      const findings = lint({ limits: { decision: limit({ value: statute, unit }), promisedDecision: limit({ value: promise, unit }) } });
      expect(findings.some(({ code }) => code === 'promise_above_statute')).toBe(promise > statute);
    }));
  });

  it('misses no text in either language', () => {
    const paths = textsOf(service()).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const emptied = JSON.parse(JSON.stringify(service(), (key, value: unknown) => (/(En|-en|^en)$/.test(key) && typeof value === 'string' ? '' : value))) as ServiceContent;
    expect(lintService(emptied, ATTESTED).filter(({ code }) => code === 'one_language')).toHaveLength(paths.length);
  });
});
