import type { Content } from '../../api/types.js';
import { isSame } from './content-path.js';

/** One difference between two contents, in words. A list tells what came, what went and what changed in it. */
export type ContentChange =
  | { readonly kind: 'value'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'list'; readonly path: string; readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly { readonly before: string; readonly after: string }[] };

/** Says a value in the language of the reader; empty where there is nothing. */
export type Words = (path: string, value: unknown) => string;

/** The fields of both kinds in the order in which people read them; what is not named here comes last. */
const ORDER = [
  'qualificationCode', 'nameZh', 'nameEn', 'synonyms', 'holderType', 'class', 'sector', 'departmentCode', 'authorityZh', 'authorities', 'particulars', 'certificateZh', 'legalBasis', 'validity', 'renewalLead', 'parties', 'direction', 'summaryZh', 'summaryEn', 'audience', 'lifeEvents', 'family', 'competentPlace', 'competentLevel', 'appliesTo', 'modes', 'offers', 'joint', 'instant', 'guide', 'form', 'materials', 'limits', 'results',
  'recognitionEffect', 'effect', 'requiredToPractise', 'conditions', 'documents', 'hostDocuments', 'fees', 'timeLimits', 'validFrom', 'validTo', 'provenance',
];
/** What follows from other fields, by which it is told: the schema of conditions. */
const DERIVED = new Set(['form.schema.allOf']);
/** Parts that are said in one sentence and not field by field. */
const ONE_SENTENCE = new Set(['validity', 'renewalLead', 'legalBasis']);

function place(path: string): number {
  const index = ORDER.indexOf(path.split('.')[0] ?? '');
  return index < 0 ? ORDER.length : index;
}

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function codeOf(value: unknown): string | undefined {
  return isObject(value) && typeof value['code'] === 'string' ? value['code'] : undefined;
}

function listChange(path: string, before: readonly unknown[], after: readonly unknown[], words: Words): ContentChange {
  const say = (value: unknown): string => words(`${path}.0`, value);
  // A condition may stand twice with other parameters: then its code does not say which is which.
  const coded = [before, after].every((list) => list.every((each) => codeOf(each) !== undefined) && new Set(list.map(codeOf)).size === list.length);
  const pairs = coded ? before.flatMap((was) => after.filter((is) => codeOf(is) === codeOf(was)).map((is) => ({ was, is }))) : [];
  const changed = pairs.filter(({ was, is }) => !isSame(was, is)).map(({ was, is }) => ({ before: say(was), after: say(is) }));
  const has = (list: readonly unknown[], each: unknown): boolean => list.some((other) => (coded ? codeOf(other) === codeOf(each) : isSame(other, each)));
  const [added, removed] = [after.filter((each) => !has(before, each)).map(say), before.filter((each) => !has(after, each)).map(say)];
  if (added.length + removed.length + changed.length > 0) return { kind: 'list', path, added, removed, changed };
  return { kind: 'value', path, before: words(path, before), after: words(path, after) };
}

function changesAt(path: string, before: unknown, after: unknown, words: Words): ContentChange[] {
  if (isSame(before, after)) return [];
  const isList = (value: unknown): boolean => Array.isArray(value) || value === undefined || value === null;
  if (isList(before) && isList(after) && (Array.isArray(before) || Array.isArray(after))) return [listChange(path, (before ?? []) as unknown[], (after ?? []) as unknown[], words)];
  if (isObject(before) && isObject(after) && !(ONE_SENTENCE.has(path) && words(path, before) !== words(path, after))) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => changesAt(`${path}.${key}`, before[key], after[key], words));
  }
  return [{ kind: 'value', path, before: words(path, before), after: words(path, after) }];
}

/** Everything that differs, field by field, in the order in which people read the fields. Without a content before, everything is new. */
export function contentChanges(before: Content | null, after: Content, words: Words): ContentChange[] {
  const was = before ?? {};
  const found = [...new Set([...Object.keys(was), ...Object.keys(after)])].flatMap((key) => changesAt(key, was[key], after[key], words));
  return found
    .filter((change) => !DERIVED.has(change.path) && (change.kind === 'list' || change.before !== '' || change.after !== ''))
    .sort((a, b) => place(a.path) - place(b.path));
}
