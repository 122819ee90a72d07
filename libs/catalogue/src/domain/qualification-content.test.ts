import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUALIFICATION_CLASSES } from '#kernel';
import { checkQualification, type CatalogueFacts, type QualificationContent } from './qualification-content.js';
import { describeQualification } from './sentences.js';

const FACTS: CatalogueFacts = {
  jurisdictions: new Set(['110000', '120000', '130000']), parents: new Map(), departments: new Set(['health']), authorities: new Map([['110000-health', '110000'], ['120000-health', '120000']]),
};
const CONTENT: QualificationContent = {
  nameZh: '护士执业资格', nameEn: 'Nurse', synonyms: [], holderType: 'person', sector: 'health', class: 'access', departmentCode: 'health', authorityZh: '卫生健康主管部门', legalBasis: null, certificateZh: '护士执业证书',
  validity: { kind: 'term', value: 60, unit: 'month', source: null }, renewalLead: { value: 30, unit: 'working_day', source: null }, recognitionEffect: 'accept_as_proof', parties: ['110000', '120000'],
  provenance: { status: 'unverified', listOrigin: 'x', jjjStatus: 'not_confirmed', authoritySource: 'x', validitySource: null, renewalLeadSource: null, effectSource: 'x', sources: [] },
};
const issues = (change: Record<string, unknown>): string[] => checkQualification('P33', { ...CONTENT, ...change }, FACTS).map(({ path, code }) => `${path}:${code}`);

describe('a qualification', () => {
  it.each(QUALIFICATION_CLASSES)('may be a %s', (kind) => {
    expect(issues({ class: kind, ...(kind === 'standard' && { particulars: { standardNumber: 'DB12/T 3009-2024', grades: ['AAAAA', 'AAAA'] } }) })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a standard without its number', { class: 'standard' }, 'particulars.standardNumber:required'],
    ['a grade list where there are no grades', { particulars: { grades: ['一级'] } }, 'particulars.grades:unknown_field'],
    ['a result that is reused for no time', { class: 'result_recognition', particulars: { reusableFor: { value: 0, unit: 'day' } } }, 'particulars.reusableFor.value:whole_number'],
    ['a level qualification that permits something', { class: 'level', recognitionEffect: 'use_directly' }, 'recognitionEffect:level_permits_nothing'],
    ['years, which no act counts a lead in', { renewalLead: { value: 1, unit: 'year', source: null } }, 'renewalLead.unit:one_of'],
    ['a renewal of what never ends', { validity: { kind: 'permanent', value: null, unit: null, source: null } }, 'renewalLead:renewal_of_permanent'],
    ['an authority of another place', { authorities: [{ jurisdiction: '110000', authority: '120000-health' }] }, 'authorities.0.authority:authority_elsewhere'],
    ['an authority that is unknown', { authorities: [{ jurisdiction: '110000', authority: 'x' }] }, 'authorities.0.authority:authority_unknown'],
    ['an authority of no party', { authorities: [{ jurisdiction: '130000', authority: '110000-health' }] }, 'authorities.0.jurisdiction:not_a_party'],
    ['two authorities of one place', { authorities: [1, 2].map(() => ({ jurisdiction: '110000', authority: '110000-health' })) }, 'authorities.1.jurisdiction:twice'],
    ['a link that is none', { legalBasis: { text: 'x', law: 'x', article: 'x', verified: false, url: 'javascript:alert(1)' } }, 'legalBasis.url:address'],
    ['an unknown jurisdiction', { parties: ['110000', '990000'] }, 'parties:jurisdiction_unknown'],
    ['no provenance', { provenance: null }, 'provenance:required'],
  ])('is not proposed with %s', (_what, change, expected) => {
    expect(issues(change)).toContain(expected);
  });

  it('names its authorities and says what is particular to it', () => {
    expect(issues({ authorities: [{ jurisdiction: '110000', authority: '110000-health' }] })).toEqual([]);
    const words = describeQualification('S01', { ...CONTENT, class: 'standard', particulars: { standardNumber: 'DB12/T 3009-2024', grades: ['5A', '4A'] } }, new Map());
    expect([words.zh[1], words.en[2]]).toEqual(['标准编号：DB12/T 3009-2024。', 'Grades from the highest: 5A, 4A.']);
  });

  it('never throws, whatever is typed into it', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(CONTENT), 'particulars', 'authorities'), fc.anything(), (field, value) => {
      expect(Array.isArray(checkQualification('P33', { ...CONTENT, [field]: value }, FACTS))).toBe(true);
    }), { numRuns: 400 });
  });
});
