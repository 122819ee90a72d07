import { showOnlyWhile } from '#kernel';
import type { FormField, FormSection, ServiceContent, ServiceMaterial } from '#onestop';
import { asOwner } from '../../seeds/load/owner-session.js';
import { loadServiceTypes } from '../../seeds/load/service-types.js';
import type { TestDatabase } from './database.js';

type Row = FormField & { readonly required?: true };
interface Section extends Omit<FormSection, 'fields'> {
  readonly fields: Readonly<Record<string, Row>>;
}
type Own = Pick<ServiceContent, 'nameZh' | 'nameEn' | 'departmentCode' | 'competentPlace' | 'modes' | 'materials'> & Partial<ServiceContent> & { readonly sections: readonly Section[] };

const SOURCE = { status: 'project_proposal', source: 'made for a test' };
const words = (zh: string, en: string, more: Partial<FormField> = {}): Pick<FormField, 'x-zh' | 'x-en' | 'x-purpose-zh' | 'x-purpose-en'> & Partial<FormField> => (
  { 'x-zh': zh, 'x-en': en, 'x-purpose-zh': `用于核定：${zh}`, 'x-purpose-en': `To decide: ${en}`, ...more });
const text = (zh: string, en: string, more: Partial<Row> = {}): Row => ({ type: 'string', maxLength: 60, ...words(zh, en), ...more });

function formOf(code: string, sections: readonly Section[]): ServiceContent['form'] {
  const rows = Object.fromEntries(sections.flatMap(({ fields }) => Object.entries(fields)));
  const properties = Object.fromEntries(Object.entries(rows).map(([name, { required: _, ...field }]) => [name, field]));
  const allOf = Object.entries(rows).flatMap(([name, row]) => (row['x-when'] === undefined ? [] : [showOnlyWhile(name, row['x-when'], row.required === true)]));
  const required = Object.entries(rows).filter(([, row]) => row.required && row['x-when'] === undefined).map(([name]) => name);
  return {
    schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:tongban:form:${code}`, type: 'object', additionalProperties: false, required, properties, ...(allOf.length === 0 ? {} : { allOf }) },
    sections: sections.map(({ fields, ...section }) => ({ ...section, fields: Object.keys(fields) })),
  };
}

const limit = (value: number, article: string | null) => ({
  value, unit: 'working_day' as const, lawRef: article === null ? null : { law: '行政许可法', article }, startsZh: '收到申请的次日起算', startsEn: 'From the day after receipt', effectZh: '逾期视为逾期办理', effectEn: 'It is overdue then', provenance: SOURCE,
});

const material = (code: string, zh: string, en: string, more: Partial<ServiceMaterial> = {}): ServiceMaterial => ({
  code, nameZh: zh, nameEn: en, purposeZh: `证明${zh}`, purposeEn: `Shows ${en}`, required: true, trustGrade: 'C', suppliedBy: 'applicant', formats: ['pdf'], maxFiles: 2, legalBasis: null, origin: 'issued', provenance: SOURCE, ...more,
});

function service(code: string, { sections, ...own }: Own): ServiceContent & { readonly code: string } {
  const one = (zh: string, en: string) => [{ zh, en }];
  return {
    code, summaryZh: `${own.nameZh}，用于测试。`, summaryEn: `${own.nameEn}, for tests.`, synonyms: [], lifeEvents: ['birth'], family: code.slice(0, code.indexOf('.')), audience: ['person'], competentLevel: 'county', appliesTo: null, offers: [],
    form: formOf(code, sections), joint: null, instant: null, parties: ['110000', '120000', '130000'], provenance: SOURCE,
    limits: { acceptance: limit(5, '第三十二条'), decision: limit(15, null), promisedDecision: limit(8, null), delivery: limit(10, '第四十四条'), supplementAnswer: null },
    guide: {
      whoMayApply: one('在当地参保的人。', 'Whoever is insured there.'), conditions: one('孩子未满十八岁。', 'The child is under eighteen.'), steps: one('填写表格。', 'Fill in the form.'), where: one('任何一个窗口。', 'Any window.'),
      fee: { zh: '收费由办理机关答复，请拨打12333。', en: 'The office tells you the fee; call 12333.', unknown: true }, result: { zh: '补助决定。', en: 'A decision on the allowance.' },
      questions: [{ question: { zh: '要等多久？', en: 'How long does it take?' }, answer: { zh: '见时限。', en: 'See the limits.' } }], whomToAsk: { zh: '请拨打12333。', en: 'Call 12333.' },
      remedies: [{ zh: '可以申请行政复议。', en: 'You may ask for a review.', lawRef: { law: '行政复议法', article: '第二十条' } }],
    },
    results: [{ code: 'decision', nameZh: '决定', nameEn: 'Decision', delivery: ['online', 'window', 'post'] }], ...own,
  };
}

/** An allowance for families, decided by a county: conditions, rows, money, dates to come, a bank account. */
export const ALLOWANCE = service('sample_family.allowance', {
  nameZh: '示例家庭补助申领', nameEn: 'Sample family allowance', departmentCode: 'human_resources', competentPlace: 'insured', modes: ['online', 'collect_and_forward'], synonyms: ['带孩子的补贴'],
  sections: [
    { code: 'family', titleZh: '家庭', titleEn: 'The family', fields: {
      situation: text('家庭情况', 'Situation', { required: true, enum: ['both_parents', 'alone'], 'x-enum-zh': { both_parents: '双亲', alone: '单亲' }, 'x-enum-en': { both_parents: 'Both parents', alone: 'Alone' } }),
      since: text('单亲起始日', 'Alone since', { format: 'date', 'x-day': 'past', required: true, 'x-when': { situation: ['alone'] } }),
      home: text('居住地', 'Home', { required: true, 'x-widget': 'division', 'x-personal': true }),
      children: { type: 'array', minItems: 1, maxItems: 4, required: true, ...words('子女', 'Children'), items: { type: 'object', additionalProperties: false, required: ['name', 'idNumber'], 'x-order': ['name', 'idNumber', 'atSchool'], properties: {
        name: text('子女姓名', 'Name of the child', { minLength: 1, 'x-personal': true }), idNumber: text('子女身份证号', 'Identity number of the child', { 'x-widget': 'resident-id', 'x-personal': true }),
        atSchool: { type: 'boolean', ...words('在读', 'At school') },
      } } },
    } },
    { code: 'payment', titleZh: '发放', titleEn: 'Payment', fields: {
      income: { type: 'integer', minimum: 0, maximum: 100_000_000, required: true, 'x-widget': 'money', ...words('月收入', 'Monthly income') },
      payFrom: text('发放起始日', 'Paid from', { format: 'date', 'x-day': 'future', required: true }),
      account: text('银行账号', 'Bank account', { required: true, 'x-widget': 'bank-account', 'x-personal': true }),
      contact: text('家里的电话', 'Telephone at home', { 'x-widget': 'phone' }),
      truth: { type: 'boolean', const: true, required: true, ...words('以上内容属实', 'All of this is true') },
    } },
  ],
  materials: [material('custody_order', '抚养判决书', 'the custody order', { whenForm: { situation: ['alone'] } })],
});

/** A filing with the department of medical insurance, which no county of the directory has: the city above decides. */
const FILING = service('sample_medical.filing', {
  nameZh: '示例异地就医备案', nameEn: 'Sample medical filing', departmentCode: 'medical_insurance', competentPlace: 'insured', modes: ['online', 'collect_and_forward'], synonyms: ['外地看病报销'], lifeEvents: ['illness'],
  sections: [{ code: 'stay', titleZh: '就医', titleEn: 'The stay', fields: { hospital: text('医院', 'Hospital', { required: true, minLength: 2 }) } }], materials: [],
});

/** Publishes them beside the reference data. */
export async function publishSamples({ ownerUrl }: Pick<TestDatabase, 'ownerUrl'>): Promise<void> {
  await asOwner(ownerUrl, async (session) => loadServiceTypes(session, [ALLOWANCE, FILING]));
}
