/**
 * Derives reference/calendar.json:
 *   node seeds/derive/calendar.mjs
 * Two sources that know nothing of each other must agree day by day, else nothing is written: the notices of the State
 * Council as transcribed below, and the data of the npm package chinese-days (MIT).
 * To add a year: transcribe its notice here, update the package, run this, and give the year version "1".
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeReference } from './writing.mjs';

const NAMES = {
  元旦: "New Year's Day", 春节: 'Spring Festival', 清明节: 'Tomb-sweeping Day', 劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival', 中秋节: 'Mid-Autumn Festival', 国庆节: 'National Day',
};

/** One line per holiday: name, first and last free day, weekend days worked in exchange. */
const NOTICES = [
  {
    year: 2024, publishedOn: '2023-10-25', documentZh: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
    source: 'zh.wikisource.org 国务院办公厅关于2024年部分节假日安排的通知; paper.people.com.cn 2023-10-26',
    lines: [
      ['元旦', '01-01', '01-01', []],
      ['春节', '02-10', '02-17', ['02-04', '02-18']],
      ['清明节', '04-04', '04-06', ['04-07']],
      ['劳动节', '05-01', '05-05', ['04-28', '05-11']],
      ['端午节', '06-10', '06-10', []],
      ['中秋节', '09-15', '09-17', ['09-14']],
      ['国庆节', '10-01', '10-07', ['09-29', '10-12']],
    ],
  },
  {
    year: 2025, publishedOn: '2024-11-12', documentZh: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    source: 'm.gmw.cn 2024-11-12 (Xinhua)',
    lines: [
      ['元旦', '01-01', '01-01', []],
      ['春节', '01-28', '02-04', ['01-26', '02-08']],
      ['清明节', '04-04', '04-06', []],
      ['劳动节', '05-01', '05-05', ['04-27']],
      ['端午节', '05-31', '06-02', []],
      ['国庆节', '10-01', '10-08', ['09-28', '10-11'], { 中秋节: ['10-06'] }],
    ],
  },
  {
    year: 2026, publishedOn: '2025-11-04', documentZh: '国务院办公厅关于2026年部分节假日安排的通知',
    source: 'politics.gmw.cn 2025-11-04 (Xinhua); www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    lines: [
      ['元旦', '01-01', '01-03', ['01-04']],
      ['春节', '02-15', '02-23', ['02-14', '02-28']],
      ['清明节', '04-04', '04-06', []],
      ['劳动节', '05-01', '05-05', ['05-09']],
      ['端午节', '06-19', '06-21', []],
      ['中秋节', '09-25', '09-27', []],
      ['国庆节', '10-01', '10-07', ['09-20', '10-10']],
    ],
  },
];

function eachDay(year, from, to) {
  const days = [];
  for (let at = Date.parse(`${year}-${from}`); at <= Date.parse(`${year}-${to}`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function transcribed({ year, lines }) {
  const named = (on, name) => ({ on, nameZh: name, nameEn: NAMES[name] });
  const inside = (day, within = {}) => Object.keys(within).find((name) => within[name].includes(day.slice(5)));
  return {
    holidays: lines.flatMap(([name, from, to, , within]) => eachDay(year, from, to).map((day) => named(day, inside(day, within) ?? name))),
    makeUpWorkdays: lines.flatMap(([name, , , worked]) => worked.map((day) => named(`${year}-${day}`, name))).sort((a, b) => a.on.localeCompare(b.on)),
  };
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('chinese-days/package.json'));
const packageVersion = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;

function compare(year, what, ours, theirs) {
  const left = ours.map((day) => `${day.on} ${day.nameZh.replace('节', '')}`).sort().join('\n');
  const right = Object.entries(theirs).map(([day, text]) => `${day} ${text.split(',')[1].replace('节', '')}`).sort().join('\n');
  if (left !== right) throw new Error(`${year}: ${what} of the notice and of chinese-days differ\n${left}\n--\n${right}`);
}

const rows = NOTICES.map((notice) => {
  const days = transcribed(notice);
  const theirs = JSON.parse(readFileSync(join(packageFolder, 'dist', 'years', `${notice.year}.json`), 'utf8'));
  compare(notice.year, 'holidays', days.holidays, theirs.holidays);
  compare(notice.year, 'make-up workdays', days.makeUpWorkdays, theirs.workdays);
  return {
    year: notice.year, version: '1', publishedOn: notice.publishedOn, ...days, documentZh: notice.documentZh,
    provenance: { status: 'confirmed', source: `${notice.source}; cross-checked with npm chinese-days ${packageVersion}` },
  };
});

writeReference('reference', 'calendar', {
  title: '工作日历（法定节假日与调休）',
  titleEn: 'Working-day calendar (statutory holidays and make-up workdays)',
  source: ['yearly notices of the General Office of the State Council', `npm chinese-days ${packageVersion} (MIT)`],
  asOf: '2026-11-22',
  lastCoveredYear: Math.max(...rows.map((row) => row.year)),
  provenance: '通知全文与公开数据包逐日核对一致。最后覆盖年份之后的期限为暂定，待次年日历公布后重新计算。',
  provenanceEn: 'The notices and a public package agree day by day. A limit past the last covered year is provisional until that calendar is published.',
}, rows);
