import type { FieldIssue } from '#kernel';

/** No form and no draft is nested as deep; what reads input by recursion would fill the stack far beyond it. */
const MOST_LEVELS = 32;

/** NUL, and a surrogate without its other half: paired ones are read as one character. */
const UNKEEPABLE = /\0|\p{Cs}/u;

/**
 * What makes an input unfit before anyone asks what it means: nested too deep (`depth`), a name that every object inherits, such as `__proto__` or
 * `constructor`, which libraries skip in silence (`name`), or text that PostgreSQL cannot keep: NUL and lone surrogates (`text`). Undefined when it is fit.
 */
export function shapeIssueOf(input: unknown): FieldIssue | undefined {
  return issueOf(input, '', 0);
}

function issueOf(value: unknown, path: string, level: number): FieldIssue | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : { path, code: 'text' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (level === MOST_LEVELS) return { path: '', code: 'depth', expected: `at most ${MOST_LEVELS} levels` };
  for (const [name, inner] of Object.entries(value)) {
    const inside = path === '' ? name : `${path}.${name}`;
    if (!isKeepable(name)) return { path, code: 'text' };
    if (name in Object.prototype) return { path: inside, code: 'name' };
    const issue = issueOf(inner, inside, level + 1);
    if (issue) return issue;
  }
  return undefined;
}

function isKeepable(text: string): boolean {
  return !UNKEEPABLE.test(text);
}
