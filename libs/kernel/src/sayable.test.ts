import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sayable } from './sayable.js';

describe('what is sayable', () => {
  it('can be written as text, whatever came, and has all its other members', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom('toString', 'valueOf', 'name'), (value, name) => {
      const given = { [name]: value, list: [{ [name]: value }], kept: 1 };
      const said = sayable(given);
      expect(typeof String(said)).toBe('string');
      expect(typeof String(said.list)).toBe('string');
      expect(said.kept).toBe(1);
      expect(Object.hasOwn(said, name)).toBe(name === 'name');
    }));
  });

  it('leaves alone what is no object', () => {
    expect([null, 1, 'x', true].map((each) => sayable(each))).toEqual([null, 1, 'x', true]);
  });
});
