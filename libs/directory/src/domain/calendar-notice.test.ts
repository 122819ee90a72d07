import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay, makeCalendar, type NamedDay } from '#kernel';
import { changeOf } from './calendar-change.js';
import { nextVersion, readCalendarNotice, type CalendarNotice } from './calendar-notice.js';

const TODAY = '2026-11-26';
const named = (...days: readonly string[]): NamedDay[] => days.map((on) => ({ on, nameZh: '节日', nameEn: 'Holiday' }));
const FIXED = ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03'];
const notice = (change: object = {}): Record<string, unknown> => ({
  year: 2027, documentZh: '国务院办公厅关于2027年部分节假日安排的通知（示例）', publishedOn: '2026-11-10', source: 'test', holidays: named(...FIXED), makeUpWorkdays: named('2027-01-09'), ...change,
});
function read(change: object = {}): CalendarNotice {
  const { notice: found, problems } = readCalendarNotice(notice(change), undefined, TODAY);
  if (!found) throw new Error(problems.join('\n'));
  return found;
}

describe('a notice that was written down', () => {
  it.each<[string, object, RegExp]>([
    ['without its document', { documentZh: ' ' }, /name of the document/],
    ['whose document is named in another language', { documentZh: 'Notice' }, /not in Chinese/],
    ['without where it was read', { source: undefined }, /where it was read/],
    ['without the day of the document', { publishedOn: '2026-13-01' }, /on which day the document/],
    ['from tomorrow', { publishedOn: '2026-11-27' }, /has not come/],
    ['without a year', { year: '2027' }, /for which year/],
    ['without holidays', { holidays: null }, /no list "holidays"/],
    ['with a day of another year', { holidays: named(...FIXED, '2026-12-31') }, /2026-12-31 is not in 2027/],
    ['with a day that is none', { makeUpWorkdays: named('2027-02-29') }, /makeUpWorkdays, entry 1: "on" is no day/],
    ['with a day twice', { holidays: named(...FIXED, '2027-05-01') }, /2027-05-01 stands twice/],
    ['with a day without a name', { holidays: [...named(...FIXED), { on: '2027-02-06', nameZh: '春节' }] }, /no name in both languages/],
    ['with a day that is both', { holidays: named(...FIXED, '2027-01-09') }, /holiday and a make-up workday at once/],
    ['with a make-up workday in the week', { makeUpWorkdays: named('2027-01-11') }, /no Saturday or Sunday/],
    ['without a statutory holiday', { holidays: named(...FIXED.slice(1)) }, /2027-01-01 is a statutory holiday/],
  ])('%s is refused, and the operator is told why', (_what, change, problem) => {
    const { notice: found, problems } = readCalendarNotice(notice(change), undefined, TODAY);
    expect(found).toBeNull();
    expect(problems.join('\n')).toMatch(problem);
  });

  it('is refused with everything that is wrong at once', () => {
    expect(readCalendarNotice(notice({ source: '', publishedOn: 'soon', makeUpWorkdays: named('2027-01-11') }), undefined, TODAY).problems).toHaveLength(3);
  });

  it.each([[[], null], ['text', null], [{ items: [] }, 2027], [{ items: [notice(), notice({ year: 2028 })] }, undefined], [{ items: [notice(), notice()] }, 2027], [notice(), 2028]])('%# is not one notice', (content, year) => {
    expect(readCalendarNotice(content, year ?? undefined, TODAY).notice).toBeNull();
  });

  it('is found in a file of several years, and may name its source as the reference data do', () => {
    const { source: _source, ...rest } = notice();
    expect(readCalendarNotice({ items: [notice({ year: 2028 }), { ...rest, provenance: { source: 'gov.cn' } }] }, 2027, TODAY).notice).toMatchObject({ year: 2027, source: 'gov.cn' });
  });
});

describe('publishing a year', () => {
  const published = { year: 2027, version: '1', holidays: named(...FIXED), makeUpWorkdays: named('2027-01-09') };

  it('that is new shows every day that is not what its weekday says', () => {
    const change = changeOf(read(), undefined, TODAY, false);
    expect([change.kind, change.version, change.problems]).toEqual(['new', '1', []]);
    expect(change.days.map(({ on, before, after }) => `${on} ${before} ${after}`)).toEqual([
      '2027-01-01 workday holiday', '2027-01-09 weekend make_up_workday', '2027-05-01 weekend holiday', '2027-10-01 workday holiday', '2027-10-02 weekend holiday', '2027-10-03 weekend holiday',
    ]);
  });

  it('that is over is refused', () => expect(changeOf(read(), undefined, '2028-01-01', false).problems).toHaveLength(1));

  it('once more changes nothing', () => {
    expect(changeOf(read(), published, TODAY, false)).toMatchObject({ kind: 'same', version: '1', days: [], problems: [] });
    expect(changeOf(read(), published, TODAY, true).kind).toBe('same');
  });

  it('otherwise than it stands must be meant, and is a version of its own', () => {
    const other = read({ holidays: named(...FIXED, '2027-02-08') });
    expect(changeOf(other, published, TODAY, false)).toMatchObject({ kind: 'correction', problems: [expect.stringContaining('--correct')] });
    expect(changeOf(other, published, TODAY, true)).toMatchObject({ kind: 'correction', version: '2', problems: [], days: [{ on: '2027-02-08', before: 'workday', after: 'holiday' }] });
    expect([nextVersion({ version: '9' }), nextVersion({ version: 'a' })]).toEqual(['10', 'a.1']);
  });

  it('changes no day that has come, whatever is corrected', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(364), { maxLength: 20 }), fc.nat(364), (extra, at) => {
      const today = addDays('2027-01-01', at);
      const holidays = [...new Set([...FIXED, ...extra.map((n) => addDays('2027-01-01', n))])].filter((on) => on !== '2027-01-09');
      const corrected = read({ holidays: named(...holidays) });
      const { problems } = changeOf(corrected, published, today, true);
      const [was, is] = [makeCalendar([published]), makeCalendar([{ ...corrected, version: '2' }])];
      const touched = holidays.some((on) => on <= today && isWorkingDay(on, was) !== isWorkingDay(on, is));
      expect(problems.length > 0).toBe(touched);
    }));
  });
});
