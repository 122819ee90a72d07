import { describe, expect, it } from '@jest/globals';
import { divisionLevel, parseDivisionCode, parseResidentId, periodsOverlap } from '#kernel';
import { checkReference, readReference } from './read-reference.js';
import { danglingLinks, readReferenceSet } from './reference-links.js';
import type { ReferenceSet } from './reference-links.js';
import { ReferenceError } from './reference-types.js';
import type { RecognitionRuleRow, ReferenceName } from './reference-types.js';

const set = readReferenceSet();
const jurisdictions = set.jurisdictions.items;
const qualifications = set.qualifications.items;
const rules = set['recognition-rules'].items;
const people = set.people.items;
const authorities = new Map(set.authorities.items.map((row) => [row.code, row]));
const windows = new Map(set.windows.items.map((row) => [row.code, row]));

/** A copy of a file with one change to its first row. */
function withFirstRow(name: ReferenceName, change: Readonly<Record<string, unknown>>): unknown {
  const file = structuredClone(set[name]) as unknown as { meta: unknown; items: Record<string, unknown>[] };
  Object.assign(file.items[0] ?? {}, change);
  return file;
}

interface Directed { readonly key: string; readonly validFrom: string; readonly validTo: string | null }

/** The rules between ordered pairs, as the loader expands them. */
function directed(compact: readonly RecognitionRuleRow[]): Directed[] {
  return compact.flatMap((rule) => rule.parties.flatMap((from) => rule.parties.filter((to) => to !== from)
    .map((to) => ({ key: `${rule.qualificationCode} ${from} ${to}`, validFrom: rule.validFrom, validTo: rule.validTo }))));
}

/** Qualification and direction of every rule that overlaps an earlier one. */
function overlapping(compact: readonly RecognitionRuleRow[]): string[] {
  const seen = new Map<string, Directed[]>();
  return directed(compact).flatMap((rule) => {
    const same = seen.get(rule.key) ?? [];
    seen.set(rule.key, [...same, rule]);
    return same.some((other) => periodsOverlap(other, rule)) ? [rule.key] : [];
  });
}

describe('reading reference files', () => {
  it.each(Object.keys(set) as ReferenceName[])('%s says what its rows are and where they come from', (name) => {
    expect(() => readReference(name)).not.toThrow();
    for (const row of set[name].items) expect(row.provenance).toBeDefined();
  });

  it.each<[ReferenceName, Record<string, unknown>, string]>([
    ['departments', { nameEn: undefined }, 'reference/departments.json, row agriculture: nameEn is not a text'],
    ['departments', { nameZh: 'Agriculture' }, 'reference/departments.json, row agriculture: nameZh has not the form'],
    ['departments', { provenance: undefined }, 'reference/departments.json, row agriculture: provenance is not an object'],
    ['departments', { colour: 'red' }, 'reference/departments.json, row agriculture: .colour is not known'],
    ['departments', { code: 'civil_affairs' }, 'reference/departments.json, row civil_affairs: stands twice'],
    ['calendar', { publishedOn: '2023-02-29' }, 'reference/calendar.json, row 2024: publishedOn is not a day'],
    ['qualifications', { class: 'licence' }, 'reference/qualifications.json, row P01: class is "licence", not one of access'],
    ['people', { idNumber: '11010519491231002X' }, 'demo/people.json, row nurse: idNumber has not the form'],
    ['people', { phone: '13800000000' }, 'demo/people.json, row nurse: phone has not the form'],
  ])('refuses a row of %s with %j and names it', (name, change, message) => {
    expect(() => checkReference(name, withFirstRow(name, change))).toThrow(ReferenceError);
    expect(() => checkReference(name, withFirstRow(name, change))).toThrow(message);
  });

  it('refuses a file without head or rows', () => {
    expect(() => checkReference('departments', { items: [] })).toThrow('reference/departments.json: has no head "meta"');
    expect(() => checkReference('departments', { meta: set.departments.meta })).toThrow('has no list "items"');
    expect(() => checkReference('departments', { meta: { ...set.departments.meta, asOf: 'today' }, items: [] })).toThrow('meta.asOf is not a day');
  });

  it.each<[ReferenceName, Record<string, unknown>, string]>([
    ['jurisdictions', { parentCode: '990000' }, 'row 110000: parentCode 990000 is not in reference/jurisdictions.json'],
    ['authorities', { departmentCode: 'magic' }, 'row 110000-agriculture: departmentCode magic is not in reference/departments.json'],
    ['windows', { authorityCode: '110101-magic' }, 'row W-110101: authorityCode 110101-magic is not in reference/authorities.json'],
    ['recognition-rules', { qualificationCode: 'P99' }, 'row JJJ-P01: qualificationCode P99 is not in reference/qualifications.json'],
    ['people', { homeJurisdiction: '999011' }, 'row nurse: homeJurisdiction 999011 is not in reference/jurisdictions.json'],
  ])('notices a dangling code in %s', (name, change, message) => {
    const broken = { ...set, [name]: withFirstRow(name, change) } as ReferenceSet;
    expect(danglingLinks(broken).map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });
});

describe('jurisdictions', () => {
  it.each([['11', 16], ['12', 16], ['13', 167]])('%s has %d divisions of county level', (prefix, count) => {
    expect(jurisdictions.filter((row) => row.level === 'county' && row.code.startsWith(prefix))).toHaveLength(count);
  });

  it('has the eleven cities of Hebei, and none of the municipalities', () => {
    expect(jurisdictions.filter((row) => row.kind === 'prefecture').map((row) => row.parentCode)).toEqual(Array(11).fill('130000'));
    expect(jurisdictions).toHaveLength(3 + 11 + 1 + 199);
  });

  it('counts the kinds of Hebei as published', () => {
    const kinds = jurisdictions.filter((row) => row.level === 'county' && row.code.startsWith('13')).map((row) => row.kind);
    const count = (kind: string): number => kinds.filter((each) => each === kind).length;
    expect([count('district'), count('county_level_city'), count('county'), count('autonomous_county')]).toEqual([49, 21, 91, 6]);
  });

  it('agrees with what the code says, and places a parent before its children', () => {
    const seen = new Set<string>();
    for (const row of jurisdictions) {
      const code = parseDivisionCode(row.code);
      expect(code).toBeDefined();
      if (code !== undefined) expect(divisionLevel(code)).toBe(row.level);
      for (const upper of [row.parentCode, row.ownerCode]) expect(upper === null || seen.has(upper)).toBe(true);
      expect(row.code.startsWith((row.parentCode ?? row.code).replace(/(00)+$/, ''))).toBe(true);
      seen.add(row.code);
    }
  });

  it("gives Xiong'an its three counties and its reason", () => {
    expect(jurisdictions.filter((row) => row.ownerCode === '133100').map((row) => row.nameZh)).toEqual(['容城县', '安新县', '雄县']);
    expect(jurisdictions.filter((row) => row.ownerCode !== null)).toHaveLength(3);
    expect(jurisdictions.find((row) => row.code === '133100')).toMatchObject({ kind: 'virtual', parentCode: '130000', reasonZh: expect.any(String), reasonEn: expect.any(String) });
  });

  it.each([
    ['110108', 'Haidian District', 'haidianqu', 'hdq'], ['130225', 'Laoting County', 'laotingxian', 'ltx'], ['130102', "Chang'an District", 'changanqu', 'caq'],
    ['130133', 'Zhaoxian County', 'zhaoxian', 'zx'], ['120115', 'Baodi District', 'baodiqu', 'bdq'], ['120116', 'Binhai New Area', 'binhaixinqu', 'bhxq'],
  ])('reads the name of %s as %s', (code, nameEn, pinyin, initials) => {
    expect(jurisdictions.find((row) => row.code === code)).toMatchObject({ nameEn, pinyin, initials });
  });
});

describe('authorities and windows', () => {
  it('has one authority a department in each of the three places', () => {
    expect(set.departments.items).toHaveLength(38);
    for (const place of ['110000', '120000', '130000']) {
      for (const department of set.departments.items) expect(authorities.has(`${place}-${department.code}`)).toBe(true);
    }
  });

  it('keys an authority by place and department', () => {
    for (const row of authorities.values()) expect(row.code).toBe(`${row.jurisdictionCode}-${row.departmentCode}`);
  });

  it('has a government of each place but the virtual one, to which review goes', () => {
    const places = [...authorities.values()].filter((row) => row.departmentCode === 'peoples_government').map((row) => row.jurisdictionCode);
    expect(places).toEqual(jurisdictions.filter((row) => row.kind !== 'virtual').map((row) => row.code).sort());
    expect([authorities.get('120000-peoples_government')?.nameZh, authorities.get('110112-peoples_government')?.nameZh, authorities.get('131082-peoples_government')?.nameZh]).toEqual(['天津市人民政府', '北京市通州区人民政府', '三河市人民政府']);
  });

  it('has authorities of five places below each province', () => {
    for (const prefix of ['11', '12', '13']) {
      for (const department of ['health', 'human_resources']) {
        const below = [...authorities.values()].filter((row) => row.departmentCode === department && row.code.startsWith(prefix) && /^\d{6}(?<!0000)-/.test(row.code) && !row.code.startsWith('133100'));
        expect(below).toHaveLength(5);
      }
    }
  });

  it('has one window a county-level division, run by the government service of the place', () => {
    expect([...windows.values()].map((row) => row.jurisdictionCode)).toEqual(jurisdictions.filter((row) => row.level === 'county').map((row) => row.code));
    for (const row of windows.values()) {
      expect(row.code).toBe(`W-${row.jurisdictionCode}`);
      expect(authorities.get(row.authorityCode)).toMatchObject({ kind: 'government_service', jurisdictionCode: row.jurisdictionCode });
      expect(row.provenance.status).toBe('generated');
    }
  });
});

describe('qualifications', () => {
  it('has 165 published and 125 proposed', () => {
    expect(qualifications.filter((row) => row.status === 'published')).toHaveLength(165);
    expect(qualifications.filter((row) => row.status === 'proposed')).toHaveLength(125);
    expect(qualifications).toHaveLength(290);
  });

  it('says that the composition is not official', () => {
    expect(set.qualifications.meta.provenance).toContain('并非官方清单');
    expect(qualifications.every((row) => row.provenance.status === 'composition_not_official')).toBe(true);
  });

  it('keeps how much is confirmed', () => {
    const count = (status: string): number => qualifications.filter((row) => row.provenance.jjjStatus === status).length;
    expect([count('confirmed'), count('confirmed_weak_source'), count('confirmed_handling_only'), count('not_confirmed')]).toEqual([12, 5, 2, 271]);
    expect(qualifications.filter((row) => row.legalBasis !== null)).toHaveLength(231);
  });

  it('gives a term its length and nothing else one', () => {
    for (const { validity } of qualifications) {
      expect(validity.value === null).toBe(validity.kind !== 'term');
      expect(validity.unit).toBe(validity.kind === 'term' ? 'month' : null);
    }
  });

  it.each([['C06', 3, 'month'], ['G03', 90, 'day'], ['D11', 30, 'working_day']])('keeps the unit in which %s must be renewed', (code, value, unit) => {
    expect(qualifications.find((row) => row.code === code)?.renewalLead).toMatchObject({ value, unit });
  });
});

describe('recognition rules', () => {
  const ruled = rules.map((rule) => ({ rule, qualification: qualifications.find((row) => row.code === rule.qualificationCode) }));

  it('has a rule for each published qualification and no other', () => {
    expect(rules.map((rule) => rule.qualificationCode)).toEqual(qualifications.filter((row) => row.status === 'published').map((row) => row.code));
    for (const { rule, qualification } of ruled) expect(rule.effect).toBe(qualification?.recognitionEffect);
  });

  it('makes six directed rules each, none overlapping another of the same direction', () => {
    expect(directed(rules)).toHaveLength(165 * 6);
    expect(overlapping(rules)).toEqual([]);
    const again = rules.slice(0, 1).map((rule) => ({ ...rule, code: 'again', parties: ['110000', '120000'] }));
    expect(overlapping([...rules, ...again])).toEqual(['P01 110000 120000', 'P01 120000 110000']);
  });

  it('cites article 41 for what a person may use directly', () => {
    for (const { rule, qualification } of ruled) {
      if (rule.effect !== 'use_directly' || qualification?.holderType !== 'person') continue;
      expect(rule.legalBasis).toContainEqual({ law: '行政许可法', article: '第四十一条' });
    }
  });

  it('lets a licence bound to premises stand for its holder only', () => {
    for (const { rule } of ruled) {
      expect(rule.conditions.some((condition) => condition.code === 'site_needs_own_licence')).toBe(rule.effect === 'premises_bound');
    }
  });

  it('never makes a level qualification a condition to practise', () => {
    for (const { rule, qualification } of ruled) {
      if (qualification?.class !== 'level') continue;
      expect(rule.conditions.map((condition) => condition.code)).not.toContain('registration_current');
      expect(rule.legalBasis).not.toContainEqual({ law: '行政许可法', article: '第四十一条' });
    }
  });
});

describe('standard reasons', () => {
  it.each(['return_misrouted', 'decline', 'refuse', 'request_supplement'])('has reasons to %s, keyed by the verb', (verb) => {
    const own = set['standard-reasons'].items.filter((row) => row.verb === verb);
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const row of own) expect(row.code.startsWith(`${verb}.`)).toBe(true);
  });
});

describe('demonstration people', () => {
  it('have identity numbers of the test range, none twice, and telephones that nobody has', () => {
    for (const person of people) expect(parseResidentId(person.idNumber, '2026-11-22')).toMatchObject({ ok: true, value: { test: true } });
    expect(new Set(people.map((person) => person.idNumber)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.phone)).size).toBe(people.length);
  });

  it('hold posts whose place, authority and window belong together', () => {
    for (const { subject, posts } of people) {
      for (const post of posts) {
        const needsAuthority = ['window_clerk', 'case_clerk', 'authority_head', 'catalogue_admin'].includes(post.role);
        expect([subject, post.authorityCode !== undefined]).toEqual([subject, needsAuthority]);
        expect([subject, post.windowCode !== undefined]).toEqual([subject, post.role === 'window_clerk']);
        if (post.authorityCode !== undefined) expect(authorities.get(post.authorityCode)?.jurisdictionCode).toBe(post.jurisdictionCode);
        if (post.windowCode !== undefined) expect(windows.get(post.windowCode)).toMatchObject({ jurisdictionCode: post.jurisdictionCode, authorityCode: post.authorityCode });
      }
    }
  });

  it('can handle every published qualification in Tianjin', () => {
    const posts = new Set(people.flatMap((person) => person.posts.filter((post) => post.role === 'case_clerk').map((post) => post.authorityCode)));
    for (const row of qualifications) if (row.status === 'published') expect(posts).toContain(`120000-${row.departmentCode}`);
  });

  it('cover every role, with one person who holds posts of two', () => {
    expect(new Set(people.flatMap((person) => person.posts.map((post) => post.role)))).toEqual(new Set(['window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor']));
    expect(people.find((person) => person.subject === 'several')?.posts.map((post) => post.role)).toEqual(['window_clerk', 'case_clerk']);
    expect(people.filter((person) => person.posts.length === 0).map((person) => person.homeJurisdiction.slice(0, 2))).toEqual(['11', '11', '11', '12', '13']);
  });
});
