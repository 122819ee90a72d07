/**
 * The shortest text that fits a pattern of a form: literals, `\d`, `\w`, classes, groups, alternatives, and counts. Throws RangeError for what goes beyond.
 */
export function patternExample(pattern: string): string {
  const { made, at } = alternatives(pattern.replace(/^\^/, '').replace(/\$$/, ''), 0);
  if (at < pattern.replace(/^\^/, '').replace(/\$$/, '').length) throw new RangeError(`the pattern ${pattern} is beyond what examples are made of`);
  return made;
}

interface Made {
  readonly made: string;
  readonly at: number;
}

/** The first of several alternatives; the others are passed over. */
function alternatives(source: string, from: number): Made {
  let { made, at } = sequence(source, from);
  const first = made;
  while (source[at] === '|') ({ made, at } = sequence(source, at + 1));
  return { made: first, at };
}

function sequence(source: string, from: number): Made {
  let made = '';
  let at = from;
  while (at < source.length && source[at] !== '|' && source[at] !== ')') {
    const part = atom(source, at);
    const count = counted(source, part.at);
    made += part.made.repeat(count.least);
    at = count.at;
  }
  return { made, at };
}

function atom(source: string, at: number): Made {
  const sign = source.charAt(at);
  if (sign === '(') {
    const inner = alternatives(source, source.startsWith('(?:', at) ? at + 3 : at + 1);
    if (source[inner.at] !== ')') throw new RangeError('a group does not end');
    return { made: inner.made, at: inner.at + 1 };
  }
  if (sign === '[') {
    const end = source.indexOf(']', at);
    if (end < 0 || source[at + 1] === '^') throw new RangeError('a class does not end, or is one of signs left out');
    const first = source.slice(at + 1, end);
    return { made: first.startsWith('\\') ? escaped(first.charAt(1)) : first.charAt(0), at: end + 1 };
  }
  if (sign === '\\') return { made: escaped(source.charAt(at + 1)), at: at + 2 };
  if (/[*+?{}^$]/.test(sign)) throw new RangeError(`${sign} stands where a sign is expected`);
  return { made: sign === '.' ? 'A' : sign, at: at + 1 };
}

function escaped(sign: string): string {
  if (/[a-zA-Z]/.test(sign) && !/[dw]/.test(sign)) throw new RangeError(`\\${sign} is beyond what examples are made of`);
  return sign === 'd' ? '1' : sign === 'w' ? 'A' : sign;
}

function counted(source: string, at: number): { readonly least: number; readonly at: number } {
  const sign = source[at];
  if (sign === '?' || sign === '*') return { least: 0, at: at + 1 };
  if (sign === '+') return { least: 1, at: at + 1 };
  const braces = /^\{(\d+)(?:,\d*)?\}/.exec(source.slice(at));
  return braces === null ? { least: 1, at } : { least: Number(braces[1]), at: at + braces[0].length };
}
