import { readFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import type { CalendarChange, CalendarNotice, CalendarPublisher, DayChange } from '#directory';
import type { UnitOfWork } from '#platform';
import { answering, EXIT, type Answer } from '../answer.js';

interface FileOptions {
  readonly file: string;
  readonly year?: number;
  readonly correct?: boolean;
}

const FILE_HELP = `
The file is JSON: {"year": 2027, "documentZh": "国务院办公厅关于…的通知", "publishedOn": "2026-11-04", "source": "where it was read",
"holidays": [{"on": "2027-01-01", "nameZh": "元旦", "nameEn": "New Year's Day"}, …], "makeUpWorkdays": [{"on": …}, …]},
or a list of such years in "items". Write every free day of a holiday, weekends inside it too.`;

export function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('the working-day calendar: holidays and make-up workdays of each year');
  answering(calendar.command('list').description('the published years, each with its document and its versions'), async () => withPublisher(async (publisher) => {
    const years = await publisher.list();
    const lines = years.flatMap(({ year, version, source, documentOn, provenance, publishedAt, days, earlier }) => [
      `${year}  version ${version}  ${days.holidays.length} holidays, ${days.makeUpWorkdays.length} make-up workdays  ${publishedAt === null ? 'reference data' : `published here ${publishedAt.toISOString()}`}`,
      `    ${source}${documentOn === null ? '' : `, ${documentOn}`}${provenance === null ? '' : ` (${provenance})`}`,
      ...earlier.map((before) => `    before: version ${before.version}, ${before.source}`),
    ]);
    return { data: { years }, lines: [...lines, `A date after ${years.at(-1)?.year ?? 'today'} is provisional until its year is published.`] };
  }));
  answering<FileOptions>(ofFile(calendar.command('check').description('say what publishing a year would change; changes nothing (exit code 3 when it could not be published)')), async (options) =>
    withPublisher(async (publisher, uow) => {
      const read = await readNotice(options);
      if (!read.notice) return refused(read.problems);
      const change = await publisher.preview(read.notice, { correct: options.correct ?? false });
      const requests = await affected(uow, change);
      const lines = [...describe(read.notice, change, requests), ...(change.problems.length > 0 ? [] : ['Nothing was done.'])];
      return { data: { ...change, requests, published: false }, lines, exitCode: change.problems.length > 0 ? EXIT.found : EXIT.done };
    }));
  answering<FileOptions>(ofFile(calendar.command('publish').description('publish the calendar of a year from the notice of the State Council; again with the same file it changes nothing')), async (options) =>
    withPublisher(async (publisher, uow) => {
      const read = await readNotice(options);
      if (!read.notice) return refused(read.problems);
      const preview = await publisher.preview(read.notice, { correct: options.correct ?? false });
      const requests = await affected(uow, preview);
      const change = await publisher.publish(read.notice, { correct: options.correct ?? false });
      const published = change.problems.length === 0 && change.kind !== 'same';
      const lines = [...describe(read.notice, change, requests), ...(published ? ['Published. Every process counts by it within seconds; what has to be counted anew is, within a minute, and those concerned are told.'] : [])];
      return { data: { ...change, requests, published }, lines, exitCode: change.problems.length > 0 ? EXIT.failed : EXIT.done };
    }));
}

function ofFile(command: Command): Command {
  return command.requiredOption('--file <json>', 'the notice, written down')
    .option('--year <year>', 'which year of the file, or the year that it must be', parseYear)
    .option('--correct', 'the year is published already, and the State Council has changed its notice')
    .addHelpText('after', FILE_HELP);
}

async function withPublisher(work: (publisher: CalendarPublisher, uow: UnitOfWork) => Promise<Answer>): Promise<Answer> {
  const [{ CalendarPublisher: Publisher, DIRECTORY_ENTITIES }, { withUnitOfWork }] = await Promise.all([import('#directory'), import('../operator-work.js')]);
  return withUnitOfWork(async (uow) => work(new Publisher(uow), uow), DIRECTORY_ENTITIES);
}

async function readNotice({ file, year }: FileOptions): Promise<{ readonly notice: CalendarNotice | null; readonly problems: readonly string[] }> {
  const [{ readCalendarNotice }, { shanghaiDay }] = await Promise.all([import('#directory'), import('#kernel')]);
  const text = readFileSync(file, 'utf8');
  try {
    return readCalendarNotice(JSON.parse(text), year, shanghaiDay(new Date()));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`${file} is no JSON: ${error.message}`, { cause: error });
  }
}

/** Requests with a clock that is counted anew. */
async function affected(uow: UnitOfWork, { kind, days, year }: CalendarChange): Promise<number> {
  if (kind === 'same') return 0;
  const [{ requestsCountingOn }, { SYSTEM }] = await Promise.all([import('#workflow'), import('#platform')]);
  const all = kind === 'new' ? [`${year}-01-01`, `${year}-12-31`, ...days.map(({ on }) => on)] : days.map(({ on }) => on);
  return uow.run(SYSTEM, async (tx) => requestsCountingOn(tx, all, kind === 'new' ? 'provisional' : 'all'));
}

function refused(problems: readonly string[]): Answer {
  return { data: { problems, published: false }, lines: [...problems, 'Nothing was done.'], exitCode: EXIT.failed };
}

const WORDS: Readonly<Record<CalendarChange['kind'], string>> = { new: 'a new year', same: 'published already', correction: 'a correction' };

function describe({ documentZh, publishedOn }: CalendarNotice, { kind, year, version, days, problems }: CalendarChange, requests: number): string[] {
  if (kind === 'same') return [`${year} is published already, as version ${version}. Nothing was done.`];
  return [
    `${year}, version ${version} (${WORDS[kind]}): ${documentZh}, ${publishedOn}`,
    ...spansOf(days).map(({ from, to, day: { before, after, nameZh } }) => `  ${from === to ? from : `${from} to ${to}`}  ${before} -> ${after}${nameZh === null ? '' : `  ${nameZh}`}`).map((line) => line.replaceAll('_', ' ')),
    `${requests} requests have a limit that is counted anew; no date moves to the disadvantage of an applicant.`,
    ...problems,
    ...(problems.length > 0 ? ['Nothing was done.'] : []),
  ];
}

/** Neighbouring days that change alike, as one line. */
function spansOf(days: readonly DayChange[]): { from: string; to: string; day: DayChange }[] {
  const spans: { from: string; to: string; day: DayChange }[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    const isNext = last !== undefined && Date.parse(day.on) - Date.parse(last.to) === 86_400_000 && last.day.before === day.before && last.day.after === day.after && last.day.nameZh === day.nameZh;
    if (isNext) last.to = day.on;
    else spans.push({ from: day.on, to: day.on, day });
  }
  return spans;
}

function parseYear(text: string): number {
  if (!/^2\d{3}$/.test(text)) throw new InvalidArgumentError('it is a year of four digits.');
  return Number(text);
}
