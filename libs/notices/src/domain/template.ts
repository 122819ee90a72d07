/** A text in both languages of the platform. */
export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof InBoth;
export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

/**
 * What people may switch on and off together. `legal`: notices that an act demands, or by whose arrival somebody's time runs; nobody can switch them off. `progress`: the way
 * of a request. `certificate`: what becomes of a recognition certificate. `work`: what waits for somebody in a post. `catalogue`: what is done with the joint catalogue.
 */
export const NOTICE_GROUPS = ['legal', 'progress', 'certificate', 'work', 'catalogue'] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/**
 * What is said on one occasion. Texts name their values in braces, `{number}`; nothing personal stands in them beyond what is needed to know what it is about.
 * An e-mail tells no more than it must, for it may be read by others: it has the title, the sentence is for the app.
 */
export interface Template {
  readonly group: NoticeGroup;
  /** Path in the web app at which the reader goes on; `{subject}` is the id of what the notice is about. */
  readonly link: string;
  /** What happened, in few words: the subject of an e-mail, and all that it says of it. No sign at its end. */
  readonly title: InBoth;
  /** What happened, for a reader who is signed in. */
  readonly sentence: InBoth;
  /** What the reader can or must do now, and until when; absent where there is nothing to do. */
  readonly todo?: InBoth;
}

/** What a value of a template may be: a plain text, a day (`2026-11-26`), a UTC instant, or something that has a name in both languages. */
export type NoticeParams = Readonly<Record<string, unknown>>;

const PLACE = /\{(\w+)\}/g;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
/** What stands where a value is not known. */
const UNKNOWN: Readonly<Record<string, InBoth>> = { authority: { zh: '主管部门', en: 'the competent authority' } };

/** The names of the values that a text asks for. */
export function placesOf(text: string): string[] {
  return [...text.matchAll(PLACE)].map(([, name = '']) => name);
}

/** The text with its values, days and instants as they stand in Shanghai. */
export function fill(text: InBoth, params: NoticeParams, language: Language): string {
  return text[language].replace(PLACE, (_, name: string) => inWords(params[name], language) ?? UNKNOWN[name]?.[language] ?? '');
}

/** Whether a notice of this kind reaches its reader whatever they have switched off. */
export function isMandatory({ group }: Pick<Template, 'group'>): boolean {
  return group === 'legal';
}

function inWords(value: unknown, language: Language): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null) return nameIn(value, language);
  if (typeof value !== 'string') return undefined;
  if (DAY.test(value)) return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
  if (INSTANT.test(value)) return new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(value));
  return value;
}

function nameIn(value: object, language: Language): string | undefined {
  const { nameZh, nameEn } = value as { nameZh?: unknown; nameEn?: unknown };
  const name = language === 'zh' ? nameZh : nameEn;
  return typeof name === 'string' ? name : undefined;
}
