import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALE, type Language } from './language.js';

/** Every instant is shown in the time of the jurisdictions, wherever the browser stands. */
const TIME_ZONE = 'Asia/Shanghai';

const DAY_MS = 86_400_000;

/** Something with a name in both languages. */
export interface Named {
  readonly nameZh: string;
  readonly nameEn?: string | null;
}

/** The calendar day in China at this instant, as `YYYY-MM-DD`. */
export function todayInChina(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** Calendar days from `from` to `to` (both `YYYY-MM-DD`); negative when `to` has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function noonInChina(day: string): Date {
  return new Date(`${day}T12:00:00+08:00`);
}

export interface Format {
  readonly language: Language;
  /** A day (`YYYY-MM-DD`) in words. */
  day(on: string): string;
  /** A day with its weekday. */
  dayOfWeek(on: string): string;
  /** Only the weekday, short. */
  weekday(on: string): string;
  month(on: string): string;
  /** An instant (ISO, UTC) as day and minute in China. */
  instant(at: string): string;
  /** Only the hour and minute in China. */
  clock(at: string): string;
  number(value: number): string;
  /** A size in bytes as kB or MB. */
  size(bytes: number): string;
  name(thing: Named): string;
  /** The name in the language that is not shown, when it differs. */
  otherName(thing: Named): string | undefined;
}

function createFormat(language: Language): Format {
  const locale = LOCALE[language];
  const made = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options });
  const day = made({ year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' });
  const weekday = made({ weekday: 'short' });
  const month = made({ year: 'numeric', month: 'long' });
  const minute = made({ hour: '2-digit', minute: '2-digit', hour12: false });
  const number = new Intl.NumberFormat(locale);
  const fraction = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const dayText = (on: string) => day.format(noonInChina(on));
  return {
    language,
    day: dayText,
    dayOfWeek: (on) => (language === 'zh' ? `${dayText(on)}（${weekday.format(noonInChina(on))}）` : `${weekday.format(noonInChina(on))} ${dayText(on)}`),
    weekday: (on) => weekday.format(noonInChina(on)),
    month: (on) => month.format(noonInChina(on)),
    instant: (at) => `${day.format(new Date(at))} ${minute.format(new Date(at))}`,
    clock: (at) => minute.format(new Date(at)),
    number: (value) => number.format(value),
    size: (bytes) => (bytes >= 1_048_576 ? `${fraction.format(bytes / 1_048_576)} MB` : `${fraction.format(Math.max(bytes / 1024, 0.1))} kB`),
    name: (thing) => (language === 'en' && thing.nameEn ? thing.nameEn : thing.nameZh),
    otherName: (thing) => {
      const other = language === 'en' ? thing.nameZh : thing.nameEn;
      return other && other !== (language === 'en' ? thing.nameEn : thing.nameZh) ? other : undefined;
    },
  };
}

const formats: Readonly<Record<Language, Format>> = { zh: createFormat('zh'), en: createFormat('en') };

/** Dates, numbers and names in the language that is shown. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => formats[language], [language]);
}
