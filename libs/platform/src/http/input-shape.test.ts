import { describe, expect, it } from '@jest/globals';
import { shapeIssueOf } from './input-shape.js';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < levels; at++) value = at % 2 === 0 ? { a: value } : [value];
  return value;
}

describe('the shape of an input', () => {
  it.each([undefined, null, 1, true, '', '资格 𠮷 🀄', [], {}, { a: [{ b: '\n\t' }] }, nested(32)])('is fit: %j', (input) => {
    expect(shapeIssueOf(input)).toBeUndefined();
  });

  it('has a bound in depth, far from what a stack bears', () => {
    expect(shapeIssueOf(nested(33))).toMatchObject({ code: 'depth' });
    expect(shapeIssueOf(nested(200_000))).toMatchObject({ code: 'depth' });
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'])('has no name %s, however deep', (name) => {
    const named = JSON.parse(`{"a":[{"${name}":1}]}`) as unknown;
    expect(shapeIssueOf(named)).toEqual({ path: `a.0.${name}`, code: 'name' });
  });

  it.each(['a\0b', '\ud800', '\udc00a', 'a\ud83d'])('has no text that cannot be kept: %j', (text) => {
    expect(shapeIssueOf({ a: { b: text } })).toEqual({ path: 'a.b', code: 'text' });
    expect(shapeIssueOf({ a: { [text]: 1 } })).toEqual({ path: 'a', code: 'text' });
    expect(shapeIssueOf(text)).toEqual({ path: '', code: 'text' });
  });
});
