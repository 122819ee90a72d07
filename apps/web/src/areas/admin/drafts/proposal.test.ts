import { describe, expect, it } from '@jest/globals';
import { effectiveInstant, proposalProblems, type ProposalForm } from './proposal.js';

const now = new Date('2026-11-25T10:00:00Z');
const form: ProposalForm = { titleZh: '护士', titleEn: 'Nurses', when: 'atInstant', day: '2026-12-01', time: '09:00' };
const facts = { chosen: 1, blocked: false, now };

describe('what is typed to propose a batch', () => {
  it.each<[string, Partial<ProposalForm>, Partial<typeof facts>, object]>([
    ['nothing', {}, {}, {}],
    ['no draft', {}, { chosen: 0 }, { drafts: 'noneChosen' }],
    ['a draft that is not ready', {}, { blocked: true }, { drafts: 'chosenNotReady' }],
    ['no titles', { titleZh: ' ', titleEn: '' }, {}, { titleZh: 'titleMissing', titleEn: 'titleMissing' }],
    ['no day', { day: '' }, {}, { day: 'dayMissing' }],
    ['no time of day', { time: '9' }, {}, { time: 'timeForm' }],
    ['an hour that no day has', { time: '24:00' }, {}, { time: 'timeForm' }],
    ['an instant that has passed in Beijing', { day: '2026-11-25', time: '17:59' }, {}, { day: 'past' }],
    ['the minute after', { day: '2026-11-25', time: '18:01' }, {}, {}],
    ['no day, with the last signature', { when: 'onLast', day: '' }, {}, {}],
  ])('is wrong about %s', (_what, change, facts2, problems) => {
    expect(proposalProblems({ ...form, ...change }, { ...facts, ...facts2 })).toEqual(problems);
  });

  it('means an instant of Beijing', () => {
    expect(new Date(effectiveInstant(form) ?? '').toISOString()).toBe('2026-12-01T01:00:00.000Z');
    expect(effectiveInstant({ ...form, when: 'onLast' })).toBeUndefined();
  });
});
