/** Says what is wrong with a value, with the path to it; null when nothing is. */
export type Check = (value: unknown, path: string) => string | null;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CHINESE = /\p{Script=Han}/u;

/** A text that is not empty and, where given, matches the pattern. */
export function text(pattern?: RegExp): Check {
  return (value, path) => {
    if (typeof value !== 'string' || value.trim() === '') return `${path} is not a text`;
    return pattern === undefined || pattern.test(value) ? null : `${path} has not the form ${pattern.source}`;
  };
}

/** A text with at least one Chinese character. */
export const chinese: Check = text(CHINESE);
/** A text without Chinese characters. */
export const english: Check = text(/^[^\p{Script=Han}]+$/u);

/** A day of the calendar as `YYYY-MM-DD`. */
export const day: Check = (value, path) =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value) ? null : `${path} is not a day`;

/** A whole number of at least `least`. */
export function whole(least: number): Check {
  return (value, path) => (Number.isInteger(value) && Number(value) >= least ? null : `${path} is not a whole number from ${String(least)}`);
}

export const flag: Check = (value, path) => (typeof value === 'boolean' ? null : `${path} is neither true nor false`);

export function oneOf(...allowed: readonly (string | number | boolean | null)[]): Check {
  return (value, path) => (allowed.some((each) => each === value) ? null : `${path} is ${JSON.stringify(value) ?? 'missing'}, not one of ${allowed.join(', ')}`);
}

export function nullable(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

/** The key may be absent. */
export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? null : check(value, path));
}

export function listOf(check: Check, least = 0): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    if (value.length < least) return `${path} has fewer than ${String(least)} entries`;
    return firstProblem(value.map((each: unknown, index) => check(each, `${path}[${String(index)}]`)));
  };
}

/** An object whose values all pass one check, whatever its keys. */
export function recordOf(check: Check): Check {
  return (value, path) => (isRecord(value) ? firstProblem(Object.entries(value).map(([key, each]) => check(each, `${path}.${key}`))) : `${path} is not an object`);
}

/** An object with exactly the keys of the row type: a missing, a wrong and an unknown key are all problems. */
export function shape<Row extends object>(checks: { readonly [Key in keyof Required<Row>]: Check }): Check {
  const known = checks as Readonly<Record<string, Check>>;
  return (value, path) => {
    if (!isRecord(value)) return `${path} is not an object`;
    const stranger = Object.keys(value).find((key) => known[key] === undefined);
    if (stranger !== undefined) return `${path}.${stranger} is not known`;
    return firstProblem(Object.entries(known).map(([key, check]) => check(value[key], path === '' ? key : `${path}.${key}`)));
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstProblem(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
