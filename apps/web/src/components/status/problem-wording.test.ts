import { describe, expect, it } from '@jest/globals';
import { CONTENT_FAULTS, FILE_FAULTS } from '#contracts';
import { problemFrom } from '../../api/problem.js';
import { en } from '../../text/en.js';
import { zh } from '../../text/zh.js';
import { wordingKeys } from './problem-wording.js';

const refusedFor = (fault: unknown): unknown => problemFrom(422, { code: 'attachment_content', status: 422, details: { fault } }, null);

describe('wording of a failure', () => {
  it.each([...CONTENT_FAULTS, ...FILE_FAULTS])('a file refused as %s has words of its own, in both languages', (fault) => {
    expect(wordingKeys(refusedFor(fault))[0]).toBe(`problems.fault.${fault}`);
    for (const { problems } of [zh, en]) {
      expect(problems.fault[fault].length).toBeGreaterThan(5);
      expect(Object.values(problems.fault).filter((text) => text === problems.fault[fault])).toHaveLength(1);
    }
  });

  it('no words are left for a fault that does not exist', () => {
    for (const { problems } of [zh, en]) expect(Object.keys(problems.fault).sort()).toEqual([...CONTENT_FAULTS, ...FILE_FAULTS].sort());
  });

  it('falls back to the words of the code', () => {
    expect(wordingKeys(refusedFor(undefined))).toEqual(['problems.code.attachment_content']);
    expect(wordingKeys(new Error('x'))).toEqual(['problems.code.unexpected']);
  });
});
