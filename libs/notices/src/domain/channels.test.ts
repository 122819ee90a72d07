import { describe, expect, it } from '@jest/globals';
import { CHANNELS, SWITCHES, fixedAmong, goesBy } from './channels.js';
import { NOTICE_GROUPS } from './template.js';

describe('what a person switches off', () => {
  it.each(NOTICE_GROUPS.flatMap((group) => CHANNELS.map((channel) => [group, channel] as const)))('%s by %s', (group, channel) => {
    expect(goesBy(channel, { group }, [])).toBe(true);
    expect(goesBy(channel, { group }, SWITCHES)).toBe(group === 'legal');
    expect(goesBy(channel, { group }, SWITCHES.filter((each) => each !== `${group}:${channel}`))).toBe(true);
  });

  it('is never what an act demands', () => {
    expect(fixedAmong(SWITCHES)).toEqual(['legal:email', 'legal:webhook']);
    expect(fixedAmong(['progress:email', 'work:webhook'])).toEqual([]);
  });
});
