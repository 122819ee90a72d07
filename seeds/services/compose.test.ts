import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServiceContent } from '#onestop';
import { ReferenceError, SEED_FOLDER } from '../read-reference.js';
import { composeServices, genericServices } from './index.js';

const META = { title: '测试', titleEn: 'Test', source: ['test'], asOf: '2026-11-27', provenance: '测试', provenanceEn: 'Test' };
const PROVENANCE = { status: 'project_proposal', source: 'test' };
const said = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const WORDS = { 'x-zh': '原因', 'x-en': 'Reason', 'x-purpose-zh': '确定适用的程序', 'x-purpose-en': 'To know the procedure' };
const CHOICE = { ...WORDS, type: 'string', enum: ['lost', 'damaged'], 'x-enum-zh': { lost: '遗失', damaged: '损坏' }, 'x-enum-en': { lost: 'Lost', damaged: 'Damaged' } };
const PAPER = {
  code: 'old_card', nameZh: '旧卡', nameEn: 'Old card', purposeZh: '收回旧卡', purposeEn: 'To take it in', required: true, trustGrade: 'B', suppliedBy: 'applicant', formats: ['pdf'], maxFiles: 1,
  legalBasis: null, origin: 'issued', provenance: PROVENANCE,
};
type Row = Readonly<Record<string, unknown>>;

const FAMILY: Row = {
  code: 'card', nameZh: '卡', nameEn: 'Card', departmentCode: 'human_resources', audience: ['person'], competentLevel: 'county', competentPlace: 'issuer',
  form: { sections: [{ code: 'card', titleZh: '卡片', titleEn: 'The card', fields: { reason: { ...CHOICE, required: true }, note: { ...WORDS, type: 'string', maxLength: 40 } } }, { code: 'payment', titleZh: '收款', titleEn: 'Payment', last: true, fields: { sum: { ...WORDS, type: 'integer', minimum: 1, maximum: 9 } } }] },
  materials: [PAPER], guide: { whoMayApply: [said('持卡人', 'Holders')], steps: [said('提交', 'Submit')], questions: [{ question: said('要钱吗？', 'Is it free?'), answer: said('不收费', 'Free') }], fee: said('不收费', 'Free'), result: said('新卡', 'New card') },
  limits: { promised: { value: 3, unit: 'working_day' } }, results: [{ code: 'card', nameZh: '卡', nameEn: 'Card', delivery: ['online', 'window'] }],
};
const SERVICE: Row = {
  id: 'SV001', code: 'card.replace', family: 'card', nameZh: '换卡', nameEn: 'Replace a card', summaryZh: '换一张卡。', summaryEn: 'Replace it.', synonyms: { zh: ['换卡'], en: ['new card'] }, lifeEvents: [],
  modes: ['online'], provenance: PROVENANCE,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-services-'));
  mkdirSync(path.join(folder, 'reference/services'), { recursive: true });
  for (const name of ['departments', 'evidence-types']) cpSync(fileURLToPath(new URL(`reference/${name}.json`, SEED_FOLDER)), path.join(folder, `reference/${name}.json`));
});
afterAll(() => { rmSync(folder, { recursive: true }); });

function given(services: readonly Row[], families: readonly Row[] = [FAMILY], meta: Row = META): URL {
  writeFileSync(path.join(folder, 'reference/services/card.json'), JSON.stringify({ meta, families, services }));
  return pathToFileURL(`${folder}/`);
}

function compose(service: Row, family: Row = FAMILY): ServiceContent {
  const [composed] = composeServices(given([{ ...SERVICE, ...service }], [family]));
  if (composed === undefined) throw new Error('nothing was composed');
  return composed.content;
}

function fault(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ReferenceError) return error.message;
    throw error;
  }
  return 'no fault';
}

describe('composing a service', () => {
  it('takes from the family what the service does not say', () => {
    expect(compose({})).toMatchObject({
      family: 'card', audience: ['person'], departmentCode: 'human_resources', competentPlace: 'issuer', appliesTo: null, joint: null, instant: null, parties: ['110000', '120000', '130000'], synonyms: ['换卡', 'new card'],
      results: [{ code: 'card' }], materials: [{ code: 'old_card' }],
    });
    expect(compose({ departmentCode: 'market', audience: ['enterprise'], results: [{ code: 'other', nameZh: '单', nameEn: 'Slip', delivery: ['online'] }] })).toMatchObject({ departmentCode: 'market', audience: ['enterprise'], results: [{ code: 'other' }] });
  });

  it('adds fields to a section, sections before the last ones, and the declaration at the end', () => {
    const sections = [{ code: 'card', fields: { since: { ...WORDS, type: 'string', format: 'date' } } }, { code: 'more', titleZh: '补充', titleEn: 'More', fields: { what: { ...WORDS, type: 'string', maxLength: 9 } } }];
    const { form } = compose({ sections, without: { fields: ['note'] } });
    expect(form.sections.map(({ code, fields }) => [code, fields])).toEqual([['card', ['reason', 'since']], ['more', ['what']], ['payment', ['sum']], ['declaration', ['resultDelivery', 'truthDeclaration']]]);
    expect(form.schema.required).toEqual(['reason', 'resultDelivery', 'truthDeclaration']);
    expect(form.schema.properties['reason']).toEqual(CHOICE);
  });

  it('asks for no declaration where a register is only printed, and for no way of delivery where there is one', () => {
    const instant = { modes: ['instant'], instant: { rule: 'register_extract', version: 1, evidence: ['insurance.card'] } };
    expect(compose(instant).form.sections.map(({ code }) => code)).toEqual(['card', 'payment']);
    expect(compose({ results: [{ code: 'slip', nameZh: '单', nameEn: 'Slip', delivery: ['online'] }] }).form.sections.at(-1)?.fields).toEqual(['truthDeclaration']);
  });

  it('makes a rule of the schema of a condition', () => {
    const shown = (required: boolean): unknown => compose({ sections: [{ code: 'card', fields: { lostOn: { ...WORDS, type: 'string', format: 'date', 'x-when': { reason: ['lost'] }, ...(required ? { required: true } : {}) } } }] }).form.schema;
    const hidden = { if: { properties: { reason: { enum: ['lost'] } }, required: ['reason'] }, else: { properties: { lostOn: false } } };
    expect(shown(false)).toMatchObject({ required: ['reason', 'resultDelivery', 'truthDeclaration'], allOf: [hidden] });
    expect(shown(true)).toMatchObject({ required: ['reason', 'resultDelivery', 'truthDeclaration'], allOf: [{ ...hidden, then: { required: ['lostOn'] } }] });
  });

  it('puts own texts before those of the family, or instead of them', () => {
    const own = { questions: [{ question: said('多久？', 'How long?'), answer: said('三天', 'Three days') }], steps: [said('挂失', 'Report the loss')] };
    expect(compose({ guide: own }).guide).toMatchObject({ steps: [said('挂失', 'Report the loss'), said('提交', 'Submit')], questions: [{ question: said('多久？', 'How long?') }, { question: said('要钱吗？', 'Is it free?') }], fee: said('不收费', 'Free') });
    expect(compose({ guide: { ...own, replace: ['steps'] } }).guide.steps).toEqual([said('挂失', 'Report the loss')]);
    expect(compose({}).guide).toMatchObject({ where: [{ zh: '网上提交，不必到窗口' }], whomToAsk: { zh: expect.stringContaining('12345') }, remedies: [{ lawRef: { law: '行政复议法' } }, { lawRef: { law: '行政诉讼法' } }] });
    expect(compose({ guide: { where: [said('到银行', 'At the bank')] } }).guide.where).toEqual([said('到银行', 'At the bank')]);
  });

  it('takes papers of its own and leaves others out, and has the window check who stands before it', () => {
    expect(compose({ materials: [{ ...PAPER, nameZh: '旧卡正面' }], modes: ['online', 'collect_and_forward'] }).materials.map(({ code, nameZh }) => [code, nameZh])).toEqual([['old_card', '旧卡正面'], ['identity_check_record', '窗口身份核验记录']]);
    expect(compose({ without: { materials: ['old_card'] } }).materials).toEqual([]);
  });

  it('cites the article of a limit, proposes one where no act sets it, and says so', () => {
    expect(compose({}).limits).toMatchObject({
      procedure: 'licence', acceptance: { value: 5, lawRef: { law: '行政许可法', article: '第三十二条' } }, decision: { value: 20, lawRef: null, effectZh: expect.stringContaining('没有查到'), provenance: { status: 'project_proposal' } },
      promisedDecision: { value: 3, lawRef: null }, delivery: { value: 10, lawRef: { article: '第四十四条' } }, supplementAnswer: { value: 30, lawRef: null },
    });
    const insurance = compose({ limits: { decision: { value: 10, unit: 'working_day', law: '社会保险经办条例', article: '第六条' } } }).limits;
    expect(insurance).toMatchObject({ decision: { rule: 'insurance.registration', lawRef: { article: '第六条' }, provenance: { status: 'confirmed' } }, promisedDecision: { value: 10 } });
    const licence = compose({ limits: { decision: { value: 20, unit: 'working_day', law: '行政许可法', article: '第四十二条' }, promised: { value: 8, unit: 'working_day' }, supplementAnswer: null } }).limits;
    expect(licence).toMatchObject({ decision: { extension: { value: 10 } }, promisedDecision: { value: 8 }, supplementAnswer: null });
  });

  it('gives a joint service the limit of joint handling', () => {
    const joint = { join: 'all', legs: [{ code: 'release', nameZh: '转出', nameEn: 'Release', at: 'from', after: [] }] };
    expect(compose({ modes: ['joint'], joint })).toMatchObject({ joint, limits: { procedure: 'joint', decision: { value: 45 } } });
    expect(compose({ joint })).toMatchObject({ joint: null, limits: { procedure: 'licence' } });
  });
});

describe('a fault in the files', () => {
  const field = (given: Row): Row => ({ sections: [{ code: 'card', fields: { extra: { ...WORDS, type: 'string', maxLength: 9, ...given } } }] });
  const FAULTS: readonly (readonly [string, Row, string])[] = [
    ['a family that is nowhere', { family: 'nowhere' }, 'family nowhere is in no file'],
    ['a department that is nowhere', { departmentCode: 'nowhere' }, 'departmentCode nowhere is not in reference/departments.json'],
    ['an unknown key', { colour: 'red' }, 'colour is not known'],
    ['a code without a dot', { code: 'replace' }, 'code has not the form'],
    ['English in Chinese', { nameZh: 'Replace' }, 'nameZh has not the form'],
    ['a condition on no field', field({ 'x-when': { nothing: ['lost'] } }), 'field extra: x-when nothing is no field of the form'],
    ['a condition on no answer', field({ 'x-when': { reason: ['stolen'] } }), 'field extra: x-when reason has no answer stolen'],
    ['a concept without evidence', field({ 'x-concept': 'card.number' }), 'field extra has only one of x-concept and x-evidence'],
    ['evidence that does not attest it', field({ 'x-concept': 'card.number', 'x-evidence': 'person.identity' }), 'field extra: evidence type person.identity does not attest card.number'],
    ['a text without an end', field({ maxLength: undefined }), 'field extra is a text without maxLength'],
    ['a choice without a label', field({ enum: ['a', 'b'], 'x-enum-zh': { a: '甲', b: '乙' }, 'x-enum-en': { a: 'A' } }), 'field extra has not one label in each language'],
    ['help in one language', field({ 'x-help-zh': '说明' }), 'field extra has help in one language'],
    ['a row in a row', field({ type: 'array', maxItems: 2, items: { type: 'object', additionalProperties: false, required: [], properties: { inner: { ...WORDS, type: 'array' } } } }), 'sections[0].fields.extra.items.properties.inner.type is "array"'],
    ['a column that is required and not there', field({ type: 'array', maxItems: 2, items: { type: 'object', additionalProperties: false, required: ['age'], properties: {} } }), 'field extra: required age is no column'],
    ['a field in two sections', { sections: [{ code: 'more', titleZh: '补充', titleEn: 'More', fields: { reason: CHOICE } }] }, 'field reason stands in two sections'],
    ['a section without a title', { sections: [{ code: 'more', fields: { what: CHOICE } }] }, 'section more has no title'],
    ['no such field to leave out', { without: { fields: ['nothing'] } }, 'without.fields nothing is no field of the form'],
    ['no such paper to leave out', { without: { materials: ['nothing'] } }, 'without.materials nothing is no paper of the family'],
    ['a paper on a condition that is nowhere', { materials: [{ ...PAPER, whenForm: { nothing: ['x'] } }] }, 'material old_card: whenForm nothing is no field of the form'],
    ['a paper with evidence that is nowhere', { materials: [{ ...PAPER, evidenceType: 'no.thing' }] }, 'evidence type no.thing is not in reference/evidence-types.json'],
    ['an instant service without a rule', { modes: ['instant'] }, 'is offered instantly without a rule'],
    ['a joint service without legs', { modes: ['joint'] }, 'is offered jointly without legs'],
    ['steps replaced by nothing', { guide: { replace: ['steps'] } }, 'guide replaces steps by nothing'],
  ];

  it.each(FAULTS)('%s is named with its file and row', (_, service, problem) => {
    const message = fault(() => compose(service));
    expect(message).toContain(`reference/services/card.json, row ${typeof service['code'] === 'string' ? service['code'] : 'card.replace'}: `);
    expect(message).toContain(problem);
  });

  it('is found in a family and in the head of a file too', () => {
    expect(fault(() => compose({}, { ...FAMILY, competentPlace: 'moon' }))).toContain('reference/services/card.json, row card: competentPlace is "moon"');
    expect(fault(() => compose({}, { ...FAMILY, guide: { steps: [said('提交', 'Submit')] } }))).toContain('row card.replace: guide has no fee or no result');
    expect(fault(() => composeServices(given([SERVICE], [FAMILY], { ...META, asOf: 'today' })))).toBe('reference/services/card.json: meta.asOf is not a day');
    expect(fault(() => composeServices(given([SERVICE, { ...SERVICE, id: 'SV002' }])))).toBe('reference/services/card.json, row card.replace: stands twice');
    expect(fault(() => composeServices(given([SERVICE, { ...SERVICE, code: 'card.again' }])))).toBe('reference/services/card.json, row SV001: stands twice');
  });
});

describe('a service that says too little', () => {
  const many = (count: number, row: Row): readonly Row[] => Array.from({ length: count }, (_, index) => ({ ...SERVICE, id: `SV${String(index + 100)}`, code: `card.s${String(index)}`, ...row }));
  const own = { guide: { conditions: [said('条件', 'Condition')] } };

  it('has no text of its own in conditions, steps or questions', () => {
    expect(genericServices(given([SERVICE]))).toEqual(['card.replace']);
    expect(genericServices(given([{ ...SERVICE, guide: { fee: said('不收费', 'Free') } }]))).toEqual(['card.replace']);
    expect(genericServices(given([{ ...SERVICE, ...own }]))).toEqual([]);
  });

  it('shares its form with more than eleven others and adds no field', () => {
    expect(genericServices(given(many(12, own)))).toEqual([]);
    expect(genericServices(given(many(13, own)))).toHaveLength(13);
    expect(genericServices(given(many(13, { ...own, sections: [{ code: 'card', fields: { what: CHOICE } }] })))).toEqual([]);
  });
});
