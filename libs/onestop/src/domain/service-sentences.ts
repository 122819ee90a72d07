import { sayable, type HandlingMode, type HolderType, type LawRef, type LimitUnit } from '#kernel';
import type { Bilingual, CompetentPlace, FormField, ServiceContent, ServiceLimit } from './service-content.js';

/** What is said of a service type in both languages, one sentence each. */
export interface ServiceSentences {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** The names of places and departments by their codes; a code that is not known is its own name. */
export interface ServiceNames {
  place(code: string): Bilingual;
  department(code: string): Bilingual;
}

const AUDIENCE: Readonly<Record<HolderType, Bilingual>> = { person: { zh: '个人', en: 'people' }, enterprise: { zh: '企业', en: 'enterprises' }, institution: { zh: '机构', en: 'institutions' } };
const MODE: Readonly<Record<HandlingMode, Bilingual>> = {
  online: { zh: '全程网办', en: 'online' }, collect_and_forward: { zh: '异地代收代办', en: 'taken in at a window elsewhere' }, joint: { zh: '多地联办', en: 'handled by several places together' },
  instant: { zh: '自助办', en: 'decided at once' },
};
const PLACE: Readonly<Record<CompetentPlace, Bilingual>> = {
  household: { zh: '户籍地', en: 'of the registered household' }, residence: { zh: '居住地', en: 'of residence' }, insured: { zh: '参保地', en: 'where the person is insured' },
  workplace: { zh: '工作单位所在地', en: 'of the employer' }, registered: { zh: '登记地', en: 'of registration' }, property: { zh: '不动产所在地', en: 'of the property' }, event: { zh: '发生地', en: 'where it happened' },
  issuer: { zh: '原发证地', en: 'that issued the document' }, chosen: { zh: '申请人选择的地方', en: 'that the applicant chooses' },
};
const UNIT: Readonly<Record<LimitUnit, Bilingual>> = { working_day: { zh: '个工作日', en: 'working days' }, day: { zh: '日', en: 'days' }, month: { zh: '个月', en: 'months' } };
const NOTHING: Bilingual = { zh: '无', en: 'nothing' };

/** What the parties agree to when they sign this service type. Total: wrong content gives its words all the same. */
export function describeService(code: string, given: Partial<ServiceContent>, names: ServiceNames): ServiceSentences {
  const content = sayable(given);
  const both = [
    ...whoAndWhere(code, content, names), modesOf(content, names), fieldsOf(content), papersOf(content), ...limitsOf(content.limits), { zh: `收费：${textOf(content.guide?.fee, 'zh')}`, en: `Fee: ${textOf(content.guide?.fee, 'en')}` },
    { zh: `结果：${listOf(content.results, (each) => String(each?.nameZh), 'zh')}。`, en: `Result: ${listOf(content.results, (each) => String(each?.nameEn), 'en')}.` },
    { zh: `签署方：${listOf(content.parties, (each) => names.place(each).zh, 'zh')}。`, en: `Signed by: ${listOf(content.parties, (each) => names.place(each).en, 'en')}.` },
    ...(content.provenance?.status === 'confirmed' ? [] : [{ zh: '内容并非出自官方文件。', en: 'What it says does not come from an official document.' }]),
  ];
  return { zh: both.map(({ zh }) => zh), en: both.map(({ en }) => en) };
}

function whoAndWhere(code: string, { nameZh, nameEn, audience, departmentCode, competentPlace }: Partial<ServiceContent>, names: ServiceNames): Bilingual[] {
  const department = names.department(String(departmentCode));
  const place = (competentPlace && PLACE[competentPlace]) ?? { zh: String(competentPlace), en: String(competentPlace) };
  return [
    { zh: `《${String(nameZh)}》（${code}），面向${listOf(audience, (each) => AUDIENCE[each]?.zh ?? each, 'zh')}。`, en: `“${String(nameEn)}” (${code}), for ${listOf(audience, (each) => AUDIENCE[each]?.en ?? each, 'en')}.` },
    { zh: `由${place.zh}的${department.zh}部门办理。`, en: `Decided by ${department.en} of the place ${place.en}.` },
  ];
}

function modesOf({ modes, offers }: Partial<ServiceContent>, names: ServiceNames): Bilingual {
  const apart = (language: keyof Bilingual): string => asList(offers).map((offer) => {
    const [place, offered] = [names.place(String(offer?.jurisdiction))[language], listOf(offer?.modes, (each) => MODE[each]?.[language] ?? each, language)];
    return language === 'zh' ? `；${place}：${offered}` : `; ${place}: ${offered}`;
  }).join('');
  return { zh: `办理方式：${listOf(modes, (each) => MODE[each]?.zh ?? each, 'zh')}${apart('zh')}。`, en: `Ways: ${listOf(modes, (each) => MODE[each]?.en ?? each, 'en')}${apart('en')}.` };
}

function fieldsOf({ form }: Partial<ServiceContent>): Bilingual {
  const fields = Object.values((form?.schema?.properties ?? {}) as Readonly<Record<string, Partial<FormField> | null>>);
  return { zh: `表单询问：${listOf(fields, (field) => String(field?.['x-zh']), 'zh')}。`, en: `The form asks for: ${listOf(fields, (field) => String(field?.['x-en']), 'en')}.` };
}

function papersOf({ materials }: Partial<ServiceContent>): Bilingual {
  const isConditional = (material: NonNullable<Partial<ServiceContent>['materials']>[number]): boolean => material?.required !== true || material.when !== undefined || material.whenForm !== undefined;
  return {
    zh: `需要提交：${listOf(materials, (each) => `${String(each?.nameZh)}${isConditional(each) ? '（视情况）' : ''}`, 'zh')}。`,
    en: `Papers: ${listOf(materials, (each) => `${String(each?.nameEn)}${isConditional(each) ? ' (where it applies)' : ''}`, 'en')}.`,
  };
}

function limitsOf(limits: Partial<ServiceContent>['limits'] | undefined): Bilingual[] {
  return (['acceptance', 'decision', 'promisedDecision', 'delivery'] as const).flatMap((name) => {
    const limit = limits?.[name] as Partial<ServiceLimit> | undefined;
    if (!limit) return [];
    const [zh, en] = [`${String(limit.value)} ${unitOf(limit, 'zh')}`, `${String(limit.value)} ${unitOf(limit, 'en')}`];
    return [{ zh: `${LIMIT[name].zh}：${zh}（${lawOf(limit.lawRef, 'zh')}）。`, en: `${LIMIT[name].en}: ${en} (${lawOf(limit.lawRef, 'en')}).` }];
  });
}

const LIMIT = {
  acceptance: { zh: '受理期限', en: 'To take it on' }, decision: { zh: '法定办理期限', en: 'To decide by law' }, promisedDecision: { zh: '承诺办理期限', en: 'To decide as promised' }, delivery: { zh: '送达期限', en: 'To deliver' },
} as const;

function unitOf({ unit }: Partial<ServiceLimit>, language: keyof Bilingual): string {
  return unit === undefined ? '' : (UNIT[unit]?.[language] ?? String(unit));
}

function lawOf(lawRef: LawRef | null | undefined, language: keyof Bilingual): string {
  if (!lawRef) return language === 'zh' ? '没有法律规定，项目拟定' : 'no act sets it, a proposal of the project';
  return language === 'zh' ? `${lawRef.law}${lawRef.article ?? ''}` : [lawRef.law, lawRef.article].filter((each) => each !== undefined).join(', ');
}

function textOf(text: Partial<Bilingual> | undefined, language: keyof Bilingual): string {
  return String(text?.[language] ?? NOTHING[language]);
}

function listOf<T>(values: readonly T[] | undefined, word: (value: T) => string, language: keyof Bilingual): string {
  return asList(values).map(word).join(language === 'zh' ? '、' : ', ') || NOTHING[language];
}

function asList<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}
