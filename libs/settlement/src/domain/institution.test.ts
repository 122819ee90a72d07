import { describe, expect, it } from '@jest/globals';
import { gradesWithin } from './institution.js';

describe('grades of a search', () => {
  it('takes 三级 for every class of it, and a class for itself', () => {
    expect([...gradesWithin('grade_3')].sort()).toEqual(['grade_3', 'grade_3_unclassified', 'grade_3a', 'grade_3b']);
    expect(gradesWithin('grade_3a')).toEqual(['grade_3a']);
  });
});
