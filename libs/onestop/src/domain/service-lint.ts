import type { LimitUnit } from '#kernel';
import type { Bilingual, FormField, ServiceContent, ServiceLimit } from './service-content.js';
import { fieldsOf, textsOf, type ServiceText, type TextRole } from './service-texts.js';

/**
 * What the linter refuses. `asks_what_register_holds`: 国务院令第716号 art. 7. `catch_all_material`: nothing beyond the published list may be asked (北京市优化营商环境条例).
 * `promise_above_statute`: 优化营商环境条例 art. 36. `evidence_unknown`: a field, paper or rule names evidence that no register attests. `personal_unmarked`: personal data that would not be masked.
 */
export const LINT_CODES = [
  'asks_what_register_holds', 'catch_all_material', 'promise_above_statute', 'material_without_basis', 'field_without_purpose', 'one_language', 'hard_to_read', 'placeholder', 'evidence_unknown',
  'personal_unmarked',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** One thing to mend before publication. */
export interface LintFinding {
  readonly code: LintCode;
  /** Where in the content: `guide.steps[0].en`, `form.schema.properties.cardBank`. */
  readonly path: string;
  /** The words that are complained of; empty where something is missing. */
  readonly found: string;
}

/** One thing that a register can attest. */
export interface AttestableAttribute {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly personal: boolean;
  /** Words of the values that are codes. */
  readonly values?: Readonly<Record<string, Bilingual>>;
}

/** What a register can attest, as the linter sees it. */
export interface AttestedType {
  readonly code: string;
  readonly attributes: readonly AttestableAttribute[];
}

/** Everything that keeps a service type from publication, given what registers attest; in the order of the rules. */
export function lintService(content: ServiceContent, attested: readonly AttestedType[]): readonly LintFinding[] {
  const texts = textsOf(content);
  return [
    ...askedInVain(content, attested), ...texts.flatMap(catchAll), ...promises(content), ...baseless(content), ...purposeless(content), ...texts.flatMap(oneLanguage), ...texts.flatMap(hardToRead),
    ...texts.flatMap(placeholders), ...unansweredUnknown(content, texts), ...unknownEvidence(content, attested), ...unmarked(content, attested),
  ];
}

/** Longest sentence that everybody can follow: signs in Chinese, words in English. */
export const LONGEST_SENTENCE = { zh: 45, en: 25 } as const;

/** What every request knows of its applicant, under the names by which forms ask for it. */
const ASKED_ALREADY = new Set(['姓名', '身份证号', '身份证号码', '身份证件号码', '公民身份号码', '联系电话', '手机号', '手机号码', 'name', 'full name', 'identity number', 'id number', 'telephone', 'phone number', 'mobile phone']);

function askedInVain(content: ServiceContent, attested: readonly AttestedType[]): LintFinding[] {
  const concepts = new Map(attested.flatMap(({ attributes }) => attributes.map((attribute) => [attribute.code, attribute] as const)));
  const names = new Set([...ASKED_ALREADY, ...[...concepts.values()].flatMap(({ nameZh, nameEn }) => [plainLabel(nameZh), plainLabel(nameEn)])]);
  const fields = fieldsOf(content).flatMap(({ path, field, inRow }): LintFinding[] => {
    const concept = field['x-concept'];
    if (field['x-evidence'] !== undefined) return [];
    if (concept !== undefined) return concepts.has(concept) ? [{ code: 'asks_what_register_holds', path, found: concept }] : [];
    // The columns of rows are about somebody or something else.
    const label = inRow ? undefined : [field['x-zh'], field['x-en']].find((each) => names.has(plainLabel(each)));
    return label === undefined ? [] : [{ code: 'asks_what_register_holds', path, found: label }];
  });
  const papers = content.materials.flatMap(({ origin, evidenceType, nameZh }, index): LintFinding[] =>
    origin === 'register' && evidenceType === undefined ? [{ code: 'asks_what_register_holds', path: `materials[${String(index)}]`, found: nameZh }] : []);
  return [...fields, ...papers];
}

/** A label without what people put around it: 您的参保地（省市） is 参保地. */
function plainLabel(label: string): string {
  return label.toLowerCase().replaceAll(/[（(][^）)]*[）)]/g, '').replace(/^(申请人|参保人|本人|您|你|当前|现在)的?/, '').replace(/^(your|my|the applicant's|the applicant’s|current)\s+/, '').trim();
}

const CATCH_ALL = { zh: /其他|其它|(?<!与[^，。；、]{1,12})有关|相关的?(材料|证明|文件|证件|资料)|等(材料|证明|文件|证件|资料)/, en: /\b(others?|relevant|etc|and so on)\b/i } as const;

function catchAll({ path, role, zh, en }: ServiceText): LintFinding[] {
  if (role !== 'material' && role !== 'condition') return [];
  return inBoth(path, zh, en, CATCH_ALL).map((finding) => ({ code: 'catch_all_material', ...finding }));
}

/** Days of the calendar that a unit spans at most, without holidays: the clock takes the earlier of both dates anyway. */
const DAYS_OF: Readonly<Record<LimitUnit, number>> = { working_day: 7 / 5, day: 1, month: 31 };

function promises({ limits }: ServiceContent): LintFinding[] {
  const { decision, promisedDecision: promised } = limits;
  return daysOf(promised, decision) <= daysOf(decision, promised) ? [] : [{ code: 'promise_above_statute', path: 'limits.promisedDecision', found: `${String(promised.value)} ${promised.unit}` }];
}

function daysOf(limit: ServiceLimit, beside: ServiceLimit): number {
  return limit.unit === beside.unit ? limit.value : Math.ceil(limit.value * DAYS_OF[limit.unit]);
}

function baseless({ materials }: ServiceContent): LintFinding[] {
  return materials.flatMap(({ legalBasis, provenance, nameZh }, index) =>
    legalBasis === null && provenance.status !== 'project_proposal' ? [{ code: 'material_without_basis', path: `materials[${String(index)}].legalBasis`, found: nameZh }] : []);
}

/** Purposes that would fit any field. */
const NO_PURPOSE = /^(业务需要|工作需要|办理需要|办理业务|用于办理|用于审核|审核需要|必填|required|needed|for processing|for the application)$/i;
const SHORTEST_PURPOSE = 4;

function purposeless(content: ServiceContent): LintFinding[] {
  return fieldsOf(content).flatMap(({ path, field }) => {
    const isVain = (purpose: string, label: string): boolean => purpose.trim() === '' || purpose === label || NO_PURPOSE.test(purpose.trim());
    const { 'x-purpose-zh': zh, 'x-purpose-en': en } = field;
    const found = isVain(zh, field['x-zh']) || signs(zh) < SHORTEST_PURPOSE ? zh : isVain(en, field['x-en']) ? en : undefined;
    return found === undefined ? [] : [{ code: 'field_without_purpose' as const, path, found }];
  });
}

const HAN = /\p{Script=Han}/u;

function oneLanguage({ path, role, zh, en }: ServiceText): LintFinding[] {
  const isChinese = role === 'choice' ? zh.trim() !== '' : HAN.test(zh);
  const isEnglish = en.trim() !== '' && !HAN.test(en);
  return [...(isChinese ? [] : [{ code: 'one_language' as const, path: inLanguage(path, 'zh'), found: zh }]), ...(isEnglish ? [] : [{ code: 'one_language' as const, path: inLanguage(path, 'en'), found: en }])];
}

const READ_ALOUD: ReadonlySet<TextRole> = new Set(['guide', 'condition', 'help', 'label']);

function hardToRead({ path, role, zh, en }: ServiceText): LintFinding[] {
  if (!READ_ALOUD.has(role)) return [];
  const long = { zh: sentences(zh).find((each) => signs(each) > LONGEST_SENTENCE.zh), en: sentences(en).find((each) => words(each) > LONGEST_SENTENCE.en) };
  return (['zh', 'en'] as const).flatMap((language) => {
    const found = long[language];
    return found === undefined ? [] : [{ code: 'hard_to_read', path: inLanguage(path, language), found }];
  });
}

/** Sentences of a text in either language; a semicolon and a colon let the reader breathe as well. */
function sentences(text: string): readonly string[] {
  return text.split(/[。！？；：\n]|[.!?;:](?=\s|$)/u).map((each) => each.trim()).filter((each) => each !== '');
}

/** Signs that are read: each Chinese character is one, a run of letters or digits is one. */
function signs(text: string): number {
  return (text.match(/\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? []).length;
}

function words(text: string): number {
  return text.split(/\s+/).filter((each) => /[\p{L}\p{N}]/u.test(each)).length;
}

/** Texts that say nothing. What is not known is said with `unknown`, and with whom to ask. */
const EMPTY_WORDS = {
  zh: /按照?(有关|相关|国家|当地|现行)*(法律法规)?规定(办理|执行|提交|提供)?(?=$|[，。；、）])|以[^，。；]{0,12}为准|详见办事指南|视情况|按要求|待定|^(无|略|暂无)。?$/,
  en: /\bas (required|prescribed|appropriate|applicable)\b|\b(in accordance with|according to|under) (the )?((relevant|applicable|local) )?(regulations|rules|provisions)\b|\bsee the guide\b|\bto be (determined|announced)\b|\bTBD\b|\bif applicable\b|^(none|n\/a)\.?$/i,
} as const;

function placeholders({ path, role, zh, en, unknown }: ServiceText): LintFinding[] {
  // 无 may well be a choice.
  return unknown || role === 'choice' ? [] : inBoth(path, zh, en, EMPTY_WORDS).map((finding) => ({ code: 'placeholder', ...finding }));
}

function unansweredUnknown({ guide }: ServiceContent, texts: readonly ServiceText[]): LintFinding[] {
  return guide.whomToAsk === undefined && texts.some(({ unknown }) => unknown) ? [{ code: 'placeholder', path: 'guide.whomToAsk', found: '' }] : [];
}

function unknownEvidence(content: ServiceContent, attested: readonly AttestedType[]): LintFinding[] {
  const types = new Map(attested.map(({ code, attributes }) => [code, attributes.map((each) => each.code)]));
  const fields = fieldsOf(content).flatMap(({ path, field: { 'x-evidence': type, 'x-concept': concept } }) =>
    type === undefined || types.get(type)?.some((code) => code === concept) === true ? [] : [{ path, found: concept === undefined ? type : `${type}: ${concept}` }]);
  const named = [
    ...content.materials.map(({ evidenceType }, index) => ({ path: `materials[${String(index)}].evidenceType`, found: evidenceType })),
    ...(content.instant?.evidence ?? []).map((found, index) => ({ path: `instant.evidence[${String(index)}]`, found })),
  ].flatMap(({ path, found }) => (found === undefined || types.has(found) ? [] : [{ path, found }]));
  return [...fields, ...named].map((finding) => ({ code: 'evidence_unknown', ...finding }));
}

const PERSONAL_WIDGETS: ReadonlySet<FormField['x-widget']> = new Set(['resident-id', 'phone'] as const);

function unmarked(content: ServiceContent, attested: readonly AttestedType[]): LintFinding[] {
  const personal = new Set(attested.flatMap(({ attributes }) => attributes.filter((each) => each.personal).map(({ code }) => code)));
  const marked = (path: string): boolean => content.form.schema.properties[path.split('.')[3] ?? '']?.['x-personal'] === true;
  return fieldsOf(content).flatMap(({ path, field }): LintFinding[] => {
    const isPersonal = personal.has(field['x-concept'] ?? '') || PERSONAL_WIDGETS.has(field['x-widget']);
    return isPersonal && field['x-personal'] !== true && !marked(path) ? [{ code: 'personal_unmarked', path, found: field['x-zh'] }] : [];
  });
}

function inBoth(path: string, zh: string, en: string, patterns: { readonly zh: RegExp; readonly en: RegExp }): { path: string; found: string }[] {
  const given = { zh, en };
  return (['zh', 'en'] as const).flatMap((language) => {
    const found = patterns[language].exec(given[language])?.[0];
    return found === undefined ? [] : [{ path: inLanguage(path, language), found }];
  });
}

/** Path of a text in one language, as the content spells it: `nameZh`, `x-purpose-en`, `x-enum-zh.visa`, `guide.fee.zh`. */
function inLanguage(path: string, language: 'zh' | 'en'): string {
  const capital = language === 'zh' ? 'Zh' : 'En';
  if (path.startsWith('guide.')) return `${path}.${language}`;
  if (/\.x(-[a-z]+)?$/.test(path)) return `${path}-${language}`;
  return /\.x-enum\./.test(path) ? path.replace('.x-enum.', `.x-enum-${language}.`) : `${path}${capital}`;
}
