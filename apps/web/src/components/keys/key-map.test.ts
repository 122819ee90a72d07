import { describe, expect, it } from '@jest/globals';
import { commandOf, KEYS, type KeyArea, type PressedKey } from './key-map.js';

const plain = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, isTyping: false, ...change });

function type(area: KeyArea, keys: readonly PressedKey[]): (string | undefined)[] {
  let waiting = '';
  return keys.map((key) => {
    const next = commandOf(area, waiting, key);
    waiting = next.waiting;
    return next.command;
  });
}

describe('single keys', () => {
  it.each(['list', 'request'] as const)('on the %s each does one thing', (area) => {
    const keys = KEYS[area].map(([, each]) => each);
    expect(new Set(keys).size).toBe(keys.length);
    for (const [command, each] of KEYS[area]) expect(type(area, each.split(' ').map((key) => plain(key))).at(-1)).toBe(command);
    // the first of two keys does nothing by itself
    expect(keys.filter((each) => keys.some((longer) => longer.startsWith(`${each} `)))).toEqual([]);
  });

  it('do nothing while someone types, composes or holds another key', () => {
    for (const change of [{ isTyping: true }, { isComposing: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }]) expect(type('list', [plain('c', change)])).toEqual([undefined]);
  });

  it('of two wait for the second, forget the first when another comes between, and take ? with its shift', () => {
    expect(type('list', [plain('g'), plain('n')])).toEqual([undefined, 'queue-new']);
    expect(type('list', [plain('g'), plain('z'), plain('n')])).toEqual([undefined, undefined, undefined]);
    expect(type('list', [plain('g'), plain('m', { isTyping: true }), plain('m')])).toEqual([undefined, undefined, undefined]);
    expect(type('list', [plain('g'), plain('g'), plain('m')]).at(-1)).toBe('queue-mine');
    expect(type('list', [plain('Shift'), plain('?')])).toEqual([undefined, 'help']);
  });
});
