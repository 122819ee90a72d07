/** The content of a document: JSON as it is signed. */
export type Content = Readonly<Record<string, unknown>>;

/** One difference between two contents. `path` is dotted; a list counts as one value unless its items have a `code`. */
export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Both sides changed the same field differently since their common ancestor. */
export interface FieldConflict {
  readonly path: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
}

export interface Merge {
  /** With `theirs` where both changed: nothing of what is stored already is lost, and `conflicts` keeps yours. */
  readonly merged: Content;
  readonly conflicts: readonly FieldConflict[];
}

/** Differences field by field, in the order of the paths. */
export function diff(before: Content, after: Content): FieldChange[] {
  return changesBetween(before, after, '').sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether two JSON values are the same; the order of keys makes no difference. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isObject(a) && isObject(b)) return keysOf(a, b).every((key) => sameJson(a[key], b[key]));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, i) => sameJson(each, b[i]));
  return false;
}

/** Three-way merge by fields: what only one side changed is taken from that side. */
export function merge(base: Content, theirs: Content, yours: Content): Merge {
  const conflicts: FieldConflict[] = [];
  const merged = mergeObjects(base, theirs, yours, '', conflicts);
  return { merged, conflicts: conflicts.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** The parties that a content names: by the convention of every kind of document that jurisdictions sign. */
export function partiesNamed({ parties }: Content): string[] {
  return Array.isArray(parties) ? parties.filter((party): party is string => typeof party === 'string') : [];
}

function mergeObjects(base: Content, theirs: Content, yours: Content, prefix: string, conflicts: FieldConflict[]): Content {
  const result: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(yours)])) {
    const value = mergeValues(base[key], theirs[key], yours[key], `${prefix}${key}`, conflicts);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function mergeValues(base: unknown, theirs: unknown, yours: unknown, path: string, conflicts: FieldConflict[]): unknown {
  if (sameJson(theirs, yours) || sameJson(base, yours)) return theirs;
  if (sameJson(base, theirs)) return yours;
  if (isObject(theirs) && isObject(yours)) return mergeObjects(isObject(base) ? base : {}, theirs, yours, `${path}.`, conflicts);
  if (Array.isArray(base) && Array.isArray(theirs) && Array.isArray(yours)) {
    const list = mergeCoded(base, theirs, yours, path, conflicts) ?? mergeTexts(base, theirs, yours);
    if (list) return list;
  }
  conflicts.push({ path, base, theirs, yours });
  return theirs;
}

/** Lists of coded things are merged thing by thing, in their order with your new ones after them. */
function mergeCoded(base: unknown, theirs: unknown, yours: unknown, path: string, conflicts: FieldConflict[]): unknown[] | undefined {
  const [was, them, you] = [byCode(base), byCode(theirs), byCode(yours)];
  return was && them && you ? Object.values(mergeObjects(was, them, you, `${path}.`, conflicts)) : undefined;
}

/** Lists of texts are merged by what each side added and took out; undefined where a side put them into another order, which may mean something. */
function mergeTexts(base: readonly unknown[], theirs: readonly unknown[], yours: readonly unknown[]): unknown[] | undefined {
  const lists = [base, theirs, yours];
  if (lists.some((list) => list.some((each) => typeof each !== 'string') || new Set(list).size !== list.length)) return undefined;
  if (!keepsOrder(base, theirs) || !keepsOrder(base, yours)) return undefined;
  const taken = theirs.filter((each) => yours.includes(each) || !base.includes(each));
  return [...taken, ...yours.filter((each) => !base.includes(each) && !taken.includes(each))];
}

function keepsOrder(base: readonly unknown[], side: readonly unknown[]): boolean {
  return sameJson(base.filter((each) => side.includes(each)), side.filter((each) => base.includes(each)));
}

function changesBetween(before: unknown, after: unknown, path: string): FieldChange[] {
  if (sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return keysOf(before, after).flatMap((key) => changesBetween(before[key], after[key], path === '' ? key : `${path}.${key}`));
  }
  const [was, is] = [byCode(before), byCode(after)];
  if (was && is) return keysOf(was, is).flatMap((code) => changesBetween(was[code], is[code], `${path}.${code}`));
  return [{ path, before, after }];
}

/** A list of coded things as an object, so that moving one is not changing all. */
function byCode(value: unknown): Record<string, unknown> | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.map((each): [string, unknown] | undefined => (isObject(each) && typeof each['code'] === 'string' ? [each['code'], each] : undefined));
  const coded = entries.filter((entry): entry is [string, unknown] => entry !== undefined);
  return coded.length === value.length && new Set(coded.map(([code]) => code)).size === value.length ? Object.fromEntries(coded) : undefined;
}

function keysOf(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
