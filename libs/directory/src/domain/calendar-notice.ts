import { isDay, type CalendarYear, type Day, type NamedDay } from '#kernel';

/** The State Council's notice on the holidays of one year, as an operator writes it down. */
export interface CalendarNotice {
  readonly year: number;
  /** Name and number of the document. */
  readonly documentZh: string;
  /** Day on which the document was published (YYYY-MM-DD). */
  readonly publishedOn: Day;
  /** Where it was read, so that anyone can look. */
  readonly source: string;
  readonly holidays: readonly NamedDay[];
  readonly makeUpWorkdays: readonly NamedDay[];
}

const CHINESE = /\p{Script=Han}/u;
const WEEKEND = [0, 6];
/** Free every year whatever the notice arranges around them (全国年节及纪念日放假办法): a notice without them was written down wrongly. */
const ALWAYS_FREE = ['01-01', '05-01', '10-01', '10-02', '10-03'];
const SOURCED = { documentZh: 'the name of the document (documentZh, in Chinese)', source: 'where it was read (source)' } as const;

/**
 * Reads a notice from a file: one notice, or a list of them in `items`, as the reference data have it, of which `year` names one. Gives every problem at once, each a sentence for
 * the operator; a notice only where there is none. `today` (Shanghai): no document is from tomorrow.
 */
export function readCalendarNotice(content: unknown, year: number | undefined, today: Day): { readonly notice: CalendarNotice; readonly problems: readonly [] } | { readonly notice: null; readonly problems: readonly string[] } {
  const found = pick(content, year);
  if (typeof found === 'string') return { notice: null, problems: [found] };
  const problems = [...problemsOfHead(found, today), ...problemsOfDays(found)];
  if (problems.length > 0) return { notice: null, problems };
  const { documentZh, publishedOn, holidays, makeUpWorkdays } = found as unknown as CalendarNotice;
  return { notice: { year: Number(found['year']), documentZh, publishedOn, source: sourceOf(found) ?? '', holidays: inOrder(holidays), makeUpWorkdays: inOrder(makeUpWorkdays) }, problems: [] };
}

/** The version that follows: versions count up. */
export function nextVersion({ version }: Pick<CalendarYear, 'version'>): string {
  const number = Number(version);
  return Number.isInteger(number) ? String(number + 1) : `${version}.1`;
}

type Fields = Readonly<Record<string, unknown>>;

function pick(content: unknown, year: number | undefined): Fields | string {
  if (!isFields(content)) return 'The file holds no notice: write one JSON object with year, documentZh, publishedOn, source, holidays and makeUpWorkdays.';
  const listed = content['items'];
  const notices = (Array.isArray(listed) ? listed : [content]).filter(isFields);
  const wanted = notices.filter((each) => year === undefined || each['year'] === year);
  const [one] = wanted;
  if (!one) return `The file holds no notice for ${String(year ?? 'any year')}.`;
  return wanted.length === 1 ? one : year === undefined ? `The file holds ${wanted.length} years: say with --year which one.` : `The file holds ${year} more than once.`;
}

function problemsOfHead(notice: Fields, today: Day): string[] {
  const { year, publishedOn } = notice;
  const problems = Object.entries(SOURCED).filter(([key]) => textOf(key === 'source' ? sourceOf(notice) : notice[key]) === '').map(([, what]) => `It does not say ${what}.`);
  if (!Number.isInteger(year) || Number(year) < 2000 || Number(year) > 2200) problems.push('It does not say for which year (year, four digits).');
  if (textOf(notice['documentZh']) !== '' && !CHINESE.test(textOf(notice['documentZh']))) problems.push('The name of the document (documentZh) is not in Chinese.');
  if (typeof publishedOn !== 'string' || !isDay(publishedOn)) problems.push('It does not say on which day the document was published (publishedOn, YYYY-MM-DD).');
  else if (publishedOn > today) problems.push(`The document cannot be from ${publishedOn}: that day has not come.`);
  return problems;
}

function problemsOfDays(notice: Fields): string[] {
  const holidays = daysOf(notice, 'holidays');
  const makeUp = daysOf(notice, 'makeUpWorkdays');
  if (!holidays.days || !makeUp.days) return [...holidays.problems, ...makeUp.problems];
  const free = new Set(holidays.days.map(({ on }) => on));
  const year = String(notice['year']);
  return [
    ...makeUp.days.filter(({ on }) => free.has(on)).map(({ on }) => `${on} is a holiday and a make-up workday at once.`),
    ...makeUp.days.filter(({ on }) => !WEEKEND.includes(weekday(on))).map(({ on }) => `${on} cannot be a make-up workday: it is no Saturday or Sunday, so people work on it anyway.`),
    ...ALWAYS_FREE.map((day) => `${year}-${day}`).filter((on) => !free.has(on)).map((on) => `${on} is a statutory holiday (全国年节及纪念日放假办法) and is missing.`),
  ];
}

function daysOf(notice: Fields, key: 'holidays' | 'makeUpWorkdays'): { readonly days: readonly NamedDay[] | null; readonly problems: readonly string[] } {
  const list = notice[key];
  if (!Array.isArray(list)) return { days: null, problems: [`It has no list "${key}".`] };
  const seen = new Set<string>();
  const problems = list.flatMap((each: unknown, index) => {
    const where = `${key}, entry ${index + 1}`;
    if (!isFields(each) || typeof each['on'] !== 'string' || !isDay(each['on'])) return [`${where}: "on" is no day of the calendar (YYYY-MM-DD).`];
    const on = each['on'];
    const said = [
      ...(on.startsWith(`${String(notice['year'])}-`) ? [] : [`${where}: ${on} is not in ${String(notice['year'])}.`]),
      ...(seen.has(on) ? [`${where}: ${on} stands twice.`] : []),
      ...(CHINESE.test(textOf(each['nameZh'])) && textOf(each['nameEn']) !== '' ? [] : [`${where}: ${on} has no name in both languages (nameZh, nameEn).`]),
    ];
    seen.add(on);
    return said;
  });
  return problems.length > 0 ? { days: null, problems } : { days: list as NamedDay[], problems: [] };
}

/** As text, or, in a file of the reference data, in `provenance`. */
function sourceOf(notice: Fields): string | undefined {
  const { source, provenance } = notice;
  if (typeof source === 'string') return source;
  return isFields(provenance) && typeof provenance['source'] === 'string' ? provenance['source'] : undefined;
}

function inOrder(days: readonly NamedDay[]): NamedDay[] {
  return days.map(({ on, nameZh, nameEn }) => ({ on, nameZh, nameEn })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function weekday(on: Day): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay();
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
