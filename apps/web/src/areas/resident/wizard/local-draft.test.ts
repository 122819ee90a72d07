import { describe, expect, it } from '@jest/globals';
import { EMPTY } from './content.js';
import { keptHere } from './local-draft.js';

const typed = { ...EMPTY, form: { months: '36' } };
const before = { ...EMPTY, step: 3 };

describe('a draft that is found again', () => {
  it('is the one of this device where the server has nothing later', () => {
    expect(keptHere({ version: 2, content: typed }, { version: 2, content: before })?.content).toEqual(typed);
    expect(keptHere({ version: 0, content: typed }, undefined)?.content).toEqual(typed);
    expect(keptHere({ version: 1, content: typed }, { version: 2, content: before })).toBeUndefined();
    expect(keptHere('nothing of ours', undefined)).toBeUndefined();
  });

  it('is the one of this device behind its own save that arrived after the page was left', () => {
    const local = { version: 1, content: typed, sent: JSON.stringify(before) };
    expect(keptHere(local, { version: 2, content: before })?.content).toEqual(typed);
    // Somebody else saved in between.
    expect(keptHere(local, { version: 2, content: { ...before, to: '110000' } })).toBeUndefined();
    expect(keptHere(local, { version: 3, content: before })).toBeUndefined();
  });
});
