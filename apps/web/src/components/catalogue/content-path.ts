import type { Content } from '../../api/types.js';

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where a part of a path leads in a list: by its number, or by the code of the thing. Minus one: nowhere. */
function indexIn(list: readonly unknown[], step: string): number {
  if (/^\d+$/.test(step)) return Number(step) < list.length ? Number(step) : -1;
  return list.findIndex((each) => isObject(each) && each['code'] === step);
}

/** The value at a dotted path; things in lists are named by number or by code. */
export function valueAt(content: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[indexIn(value, step)] as unknown;
    return isObject(value) ? value[step] : undefined;
  }, content);
}

function changed(value: unknown, [step, ...rest]: readonly string[], next: unknown): unknown {
  if (step === undefined) return next;
  if (Array.isArray(value)) {
    const index = indexIn(value, step);
    const inner = changed(value[index], rest, next);
    if (index < 0) return inner === undefined ? value : [...(value as unknown[]), inner];
    return inner === undefined ? value.toSpliced(index, 1) : value.with(index, inner);
  }
  const whole = isObject(value) ? value : {};
  const inner = changed(whole[step], rest, next);
  if (inner !== undefined) return { ...whole, [step]: inner };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== step));
}

/** The content with another value at the path; `undefined` takes it away. The content given stays as it is. */
export function withValueAt(content: Content, path: string, next: unknown): Content {
  return changed(content, path.split('.'), next) as Content;
}

/** The content without the value at the path, and without a part that had nothing else. */
export function withoutValueAt(content: Content, path: string): Content {
  const without = withValueAt(content, path, undefined);
  const part = path.split('.').slice(0, -1).join('.');
  const left = part === '' ? undefined : valueAt(without, part);
  return isObject(left) && Object.keys(left).length === 0 ? withoutValueAt(without, part) : without;
}

/** Whether two JSON values are the same; the order of keys makes no difference. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => isSame(each, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSame(a[key], b[key]));
}

/** Paths at which two contents differ, as deep as both have parts; a list counts as one value. */
export function differingPaths(before: Content, after: Content): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    if (isSame(was, is)) return [];
    return isObject(was) && isObject(is) ? differingPaths(was, is).map((path) => `${key}.${path}`) : [key];
  });
}
