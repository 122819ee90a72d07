import { sayable, type RecognitionEffect } from '#kernel';
import { conditionSentence } from './conditions.js';
import type { QualificationContent } from './qualification-content.js';
import { askedBy, directionsOf, type RuleContent } from './rule-content.js';

/** Names of jurisdictions by their codes. */
export type Names = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;

/** One meaning in both languages. */
export interface Sentences {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const EFFECT_ZH: Readonly<Record<RecognitionEffect, string>> = {
  use_directly: '可以直接使用，不另办许可，也不另办备案',
  premises_bound: '其持有人的资质予以认可；新的场所仍须取得该场所的许可',
  reuse_result: '其结果在有效期内予以采用，不要求重复检查或检测',
  accept_grade: '按原等级采认，不再重新评定',
  accept_as_proof: '作为证明材料采信',
  compensation_measure: '完成所列补充措施后予以认可',
};
const EFFECT_EN: Readonly<Record<RecognitionEffect, string>> = {
  use_directly: 'it may be used as it is, without another licence or filing',
  premises_bound: "its holder's standing is recognised; new premises still need their own licence",
  reuse_result: 'its result is reused while it is in date, without a second test',
  accept_grade: 'its grade is accepted as awarded, without a new assessment',
  accept_as_proof: 'it is accepted as proof',
  compensation_measure: 'it is recognised once the measures named here have been done',
};

const UNIT_ZH = { month: '个月', day: '日', working_day: '个工作日' } as const;
const UNIT_EN = { month: 'months', day: 'days', working_day: 'working days' } as const;

/** What a rule comes to, with its conditions, as the end of a sentence. */
export function effectWords(effect: RecognitionEffect, conditions: readonly { readonly zh: string; readonly en: string }[]): { readonly zh: string; readonly en: string } {
  const [zh, en] = [conditions.map((each) => each.zh).join('；'), conditions.map((each) => each.en).join('; ')];
  return { zh: `${EFFECT_ZH[effect]}${zh === '' ? '' : `（条件：${zh}）`}`, en: `${EFFECT_EN[effect]}${en === '' ? '' : ` (conditions: ${en})`}` };
}

/** What the parties agree to when they sign this qualification, in plain words. Total: wrong content gives its words all the same. */
export function describeQualification(code: string, given: QualificationContent, names: Names): Sentences {
  const content = sayable(given);
  const { nameZh, nameEn, certificateZh, authorityZh, legalBasis, parties, provenance } = content;
  return {
    zh: [
      `${code}《${String(nameZh)}》（证书：${String(certificateZh)}；主管：${String(authorityZh)}）列入${placesOf(parties, names, 'zh')}的互认目录。`,
      ...particularsOf(content, 'zh'),
      legalBasis ? `依据：${legalBasis.text}。` : '没有载明法律依据。',
      ...(provenance?.status === 'official_list' ? [] : ['其列入并非出自官方清单。']),
    ],
    en: [
      `${code} “${String(nameEn)}” is entered in the catalogue of mutual recognition of ${placesOf(parties, names, 'en')}.`,
      ...particularsOf(content, 'en'),
      legalBasis ? `Legal basis: ${legalBasis.law}, ${legalBasis.article}.` : 'No legal basis is given.',
      ...(provenance?.status === 'official_list' ? [] : ['That it is entered does not come from an official list.']),
    ],
  };
}

/** What the parties agree to when they sign this rule, in plain words, one sentence for each direction and condition. */
export function describeRule(given: RuleContent, names: Names): Sentences {
  const content = sayable(given);
  const directions = directionsOf({ parties: asList(content.parties), direction: content.direction });
  const conditions = asList(content.conditions);
  const asked = { ...content, documents: asList(content.documents), fees: asList(content.fees), hostDocuments: asList(content.hostDocuments ?? []), timeLimits: asList(content.timeLimits ?? []) };
  const hosts = [...new Set(directions.map(({ to }) => to))].map((place) => ({ place, ...askedBy(asked, place) }));
  const until = { zh: content.validTo === null ? '长期有效' : `至${content.validTo}前有效`, en: content.validTo === null ? 'without end' : `until before ${content.validTo}` };
  return {
    zh: [
      ...directions.map(({ from, to }) => `${nameOf(from, names, 'zh')}颁发的 ${content.qualificationCode}，在${nameOf(to, names, 'zh')}${EFFECT_ZH[content.effect] ?? content.effect}。`),
      ...conditions.map((condition) => `条件：${conditionSentence(condition).zh}。`),
      ...hosts.map(({ place, documents, fee, timeLimit }) => `${nameOf(place, names, 'zh')}要求提交：${documents.join('、') || '无'}；${fee ? `收费 ${yuan(fee.fen)} 元（${fee.source}）` : '不收费'}${timeLimit ? `；${timeLimit.value} ${UNIT_ZH[timeLimit.unit]}内答复` : ''}。`),
      ...(content.requiredToPractise ? ['在当地以此为从业的必要条件。'] : []),
      `自${content.validFrom}起，${until.zh}。`,
    ],
    en: [
      ...directions.map(({ from, to }) => `${content.qualificationCode} issued in ${nameOf(from, names, 'en')}: in ${nameOf(to, names, 'en')} ${EFFECT_EN[content.effect] ?? content.effect}.`),
      ...conditions.map((condition) => `Condition: ${conditionSentence(condition).en}.`),
      ...hosts.map(({ place, documents, fee, timeLimit }) => `${nameOf(place, names, 'en')} asks for: ${documents.join(', ') || 'nothing'}; ${fee ? `fee ${yuan(fee.fen)} yuan (${fee.source})` : 'no fee'}${timeLimit ? `; answered within ${timeLimit.value} ${UNIT_EN[timeLimit.unit]}` : ''}.`),
      ...(content.requiredToPractise ? ['It is required to practise there.'] : []),
      `From ${content.validFrom}, ${until.en}.`,
    ],
  };
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** What only a standard, a grade or a result has. */
function particularsOf({ particulars }: QualificationContent, language: 'zh' | 'en'): string[] {
  const { standardNumber, grades, reusableFor } = particulars ?? {};
  const zh = language === 'zh';
  return [
    ...(standardNumber === undefined ? [] : [zh ? `标准编号：${standardNumber}。` : `Number of the standard: ${standardNumber}.`]),
    ...(grades === undefined ? [] : [zh ? `等级由高到低：${asList(grades).join('、')}。` : `Grades from the highest: ${asList(grades).join(', ')}.`]),
    ...(reusableFor === undefined ? [] : [zh ? `结果在 ${reusableFor.value} ${UNIT_ZH[reusableFor.unit]}内可以采用。` : `The result may be reused for ${reusableFor.value} ${UNIT_EN[reusableFor.unit]}.`]),
  ];
}

function placesOf(parties: readonly string[], names: Names, language: 'zh' | 'en'): string {
  return asList(parties).map((code) => nameOf(code, names, language)).join(language === 'zh' ? '、' : ', ');
}

function nameOf(code: string, names: Names, language: 'zh' | 'en'): string {
  return names.get(code)?.[language] ?? code;
}

function asList<T>(value: readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [];
}
