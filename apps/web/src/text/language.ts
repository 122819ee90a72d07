import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Texts } from './zh.js';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** BCP 47 tag of each language, for the document, for dates and for the component library's own texts. */
export const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

const REMEMBERED = 'tongban.language';

/** What the first page needs. */
const first: Readonly<Record<Language, () => Promise<Partial<Texts>>>> = {
  zh: async () => (await import('./zh-first.js')).zhFirst,
  en: async () => (await import('./en-first.js')).enFirst,
};
const all: Readonly<Record<Language, () => Promise<Texts>>> = {
  zh: async () => (await import('./zh.js')).zh,
  en: async () => (await import('./en.js')).en,
};

/** Whether a page was opened that needs more than the first one. */
let wantsAll = false;
const whole = new Set<Language>();

function isLanguage(value: string | null): value is Language {
  return LANGUAGES.some((language) => language === value);
}

function remembered(): Language {
  try {
    const value = localStorage.getItem(REMEMBERED);
    return isLanguage(value) ? value : 'zh';
  } catch {
    return 'zh';
  }
}

async function load(language: Language): Promise<void> {
  if (whole.has(language)) return;
  if (wantsAll) {
    i18next.addResourceBundle(language, 'translation', await all[language](), true, true);
    whole.add(language);
  } else i18next.addResourceBundle(language, 'translation', await first[language](), true, true);
}

/** Loads all texts of the language that is shown, and from then on of every language that is switched to. */
export async function allTexts(): Promise<void> {
  wantsAll = true;
  await load(i18next.language === 'en' ? 'en' : 'zh');
}

/** Every text of one language, also of that which is not shown: what is signed is written in both. */
export async function textsOf(language: Language): Promise<Texts> {
  return await all[language]();
}

function markDocument(language: Language): void {
  document.documentElement.lang = LOCALE[language];
}

/** Loads the remembered language (Chinese when none is remembered) before the first view is drawn. */
export async function startTexts(): Promise<void> {
  const language = remembered();
  const texts = await first[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markDocument(language);
}

/** Switches every text on the page at once and remembers the choice in this browser. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  markDocument(language);
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Private browsing may forbid storage: the choice then lasts for this visit.
  }
}
