import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HANDLING_MODES, HOLDER_TYPES } from '#kernel';
import { choose, type ServiceChoice, type ServiceMark } from './finding.js';
import { LIFE_EVENTS } from './service-content.js';

function mark(code: string, change: Partial<ServiceMark> = {}): ServiceMark {
  return { code, number: 1, audience: ['person'], departmentCode: 'health', lifeEvents: [], modes: ['online'], offers: [], parties: ['110000'], isAboutQualification: false, ...change };
}

const MARKS = [
  mark('a', { lifeEvents: ['birth', 'illness'] }), mark('b', { audience: ['enterprise'], departmentCode: 'tax' }), mark('c', { modes: ['online', 'joint'], offers: [{ jurisdiction: '110000', modes: ['joint'] }] }),
  mark('d', { parties: ['120000'], isAboutQualification: true }),
];
const codes = (choice: ServiceChoice): string => choose(MARKS, choice).found.map(({ code }) => code).join('');

describe('services by what they are for', () => {
  it.each<[string, ServiceChoice, string]>([
    ['no choice', {}, 'abcd'], ['an audience', { audience: 'enterprise' }, 'b'], ['a department', { department: 'health' }, 'acd'], ['a life event', { lifeEvent: 'birth' }, 'a'], ['a mode', { mode: 'joint' }, 'c'],
    ['a mode that a place does not offer', { mode: 'online', place: ['110105', '110000'] }, 'ab'], ['a place', { place: ['110105', '110000'] }, 'abc'], ['what is about qualifications', { aboutQualification: true }, 'd'],
    ['all of it together', { department: 'health', place: ['110000'], mode: 'joint' }, 'c'], ['what nothing is', { audience: 'institution' }, ''],
  ])('%s', (_what, choice, expected) => {
    expect(codes(choice)).toBe(expected);
  });

  it('are counted for each other value of a part, with the other parts as they are', () => {
    const { facets } = choose(MARKS, { audience: 'enterprise' });
    expect(facets.audience).toEqual([{ value: 'person', count: 3 }, { value: 'enterprise', count: 1 }]);
    expect(facets.department).toEqual([{ value: 'tax', count: 1 }]);
    expect(choose(MARKS, { place: ['110000'] }).facets.mode).toEqual([{ value: 'online', count: 2 }, { value: 'joint', count: 1 }]);
  });

  it('has as many as its count says once a value is chosen', () => {
    const some = fc.array(fc.record({
      audience: fc.subarray([...HOLDER_TYPES], { minLength: 1 }), departmentCode: fc.constantFrom('a', 'b'), lifeEvents: fc.subarray(LIFE_EVENTS.slice(0, 4)), modes: fc.subarray([...HANDLING_MODES], { minLength: 1 }),
      offers: fc.constantFrom([], [{ jurisdiction: '110000', modes: ['online' as const] }]), parties: fc.subarray(['110000', '120000'], { minLength: 1 }),
    }), { maxLength: 12 });
    const asked = fc.record({ audience: fc.constantFrom(undefined, ...HOLDER_TYPES), mode: fc.constantFrom(undefined, ...HANDLING_MODES), place: fc.constantFrom(undefined, ['110000'], ['120101', '120000']) });
    fc.assert(fc.property(some, asked, (parts, choice) => {
      const marks = parts.map((part, i) => mark(String(i), part));
      for (const { value, count } of choose(marks, choice).facets.department) expect(choose(marks, { ...choice, department: value }).found).toHaveLength(count);
      for (const { value, count } of choose(marks, choice).facets.mode) expect(choose(marks, { ...choice, mode: value }).found).toHaveLength(count);
    }));
  });
});
