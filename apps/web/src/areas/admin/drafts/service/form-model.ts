import { showOnlyWhile } from '#contracts';
import type { Content } from '../../../../api/types.js';

type Answers = readonly (string | boolean)[];
export type Condition = Readonly<Record<string, Answers>>;

/** A field with its name and whether it must be answered while it is shown. */
export interface FieldRow {
  readonly name: string;
  readonly field: Content;
  readonly isRequired: boolean;
}

export interface SectionRows {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly rows: readonly FieldRow[];
}

/** One choice of a field, with its label in both languages. */
export interface Choice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** How a field is answered, as people say it: each is a few keywords of the schema. */
export const FIELD_KINDS = ['text', 'multiline', 'date', 'choice', 'yes_no', 'declaration', 'number', 'money', 'division', 'address', 'resident-id', 'credit-code', 'phone', 'bank-account', 'rows'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
const WIDGETS: readonly FieldKind[] = ['multiline', 'division', 'address', 'resident-id', 'credit-code', 'phone', 'bank-account'];
/** What a field keeps whatever kind it becomes. */
const WORDS = ['x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en', 'x-personal', 'x-consent', 'x-when', 'x-concept', 'x-evidence'];

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(value: unknown): Content[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The sections of a form with their fields; a field that stands in none is put into the last. */
export function readSections(form: unknown): SectionRows[] {
  const { schema, sections } = isObject(form) ? form : {};
  const { properties, required, allOf } = isObject(schema) ? schema : {};
  const fields = isObject(properties) ? properties : {};
  const must = new Set([...textsOf(required), ...listOf(allOf).flatMap((each) => (isObject(each['then']) ? textsOf(each['then']['required']) : []))]);
  const rowOf = (name: string): FieldRow => ({ name, field: isObject(fields[name]) ? fields[name] : {}, isRequired: must.has(name) });
  const read = listOf(sections).map((section) => ({
    code: textOf(section['code']), titleZh: textOf(section['titleZh']), titleEn: textOf(section['titleEn']), rows: textsOf(section['fields']).filter((name) => name in fields).map(rowOf),
  }));
  const homeless = Object.keys(fields).filter((name) => !read.some(({ rows }) => rows.some((row) => row.name === name))).map(rowOf);
  const last = read.at(-1);
  return last === undefined || homeless.length === 0 ? read : [...read.slice(0, -1), { ...last, rows: [...last.rows, ...homeless] }];
}

/** The form that these sections are: what is shown only sometimes is composed into the schema, so that one thing decides about the screen and the check. */
export function writeForm(form: unknown, sections: readonly SectionRows[]): Content {
  const before = isObject(form) && isObject(form['schema']) ? form['schema'] : {};
  const rows = sections.flatMap((section) => section.rows);
  const conditional = rows.flatMap(({ name, field, isRequired }) => (isObject(field['x-when']) ? [showOnlyWhile(name, field['x-when'] as Condition, isRequired)] : []));
  const { allOf: _, ...kept } = before;
  return {
    schema: {
      ...kept, required: rows.filter(({ field, isRequired }) => isRequired && !isObject(field['x-when'])).map(({ name }) => name), properties: Object.fromEntries(rows.map(({ name, field }) => [name, field])),
      ...(conditional.length === 0 ? {} : { allOf: conditional }),
    },
    sections: sections.map(({ code, titleZh, titleEn, rows: own }) => ({ code, titleZh, titleEn, fields: own.map(({ name }) => name) })),
  };
}

export function kindOf(field: Content): FieldKind {
  if (field['type'] === 'boolean') return field['const'] === true ? 'declaration' : 'yes_no';
  if (field['type'] === 'integer') return field['x-widget'] === 'money' ? 'money' : 'number';
  if (field['type'] === 'array') return 'rows';
  if (Array.isArray(field['enum'])) return 'choice';
  if (field['format'] === 'date') return 'date';
  return WIDGETS.find((widget) => widget === field['x-widget']) ?? 'text';
}

/** The field as one of another kind: its words stay, what belonged to the old kind goes. */
export function withKind(field: Content, kind: FieldKind): Content {
  const words = Object.fromEntries(Object.entries(field).filter(([key]) => WORDS.includes(key)));
  const longest = typeof field['maxLength'] === 'number' ? field['maxLength'] : kind === 'multiline' ? 500 : 60;
  switch (kind) {
    case 'text': return { ...words, type: 'string', maxLength: longest };
    case 'multiline': return { ...words, type: 'string', maxLength: longest, 'x-widget': kind };
    case 'date': return { ...words, type: 'string', format: 'date' };
    case 'choice': return withChoices({ ...words, type: 'string' }, [{ code: 'one', zh: '', en: '' }, { code: 'two', zh: '', en: '' }]);
    case 'yes_no': return { ...words, type: 'boolean' };
    case 'declaration': return { ...words, type: 'boolean', const: true };
    case 'number': return { ...words, type: 'integer', minimum: 0, maximum: 1_000 };
    case 'money': return { ...words, type: 'integer', minimum: 0, maximum: 100_000_000, 'x-widget': kind };
    case 'rows': return { ...words, type: 'array', minItems: 1, maxItems: 10, items: writeColumns([{ name: 'name', field: { type: 'string', maxLength: 60, ...BLANK_WORDS }, isRequired: true }]) };
    default: return { ...words, type: 'string', 'x-widget': kind };
  }
}

const BLANK_WORDS = { 'x-zh': '', 'x-en': '', 'x-purpose-zh': '', 'x-purpose-en': '' };

/** A field that is new, under a name that no other has. */
export function freshRow(taken: readonly string[]): FieldRow {
  for (let number = taken.length + 1; ; number += 1) {
    const name = `field${String(number)}`;
    if (!taken.includes(name)) return { name, field: { type: 'string', maxLength: 60, ...BLANK_WORDS }, isRequired: true };
  }
}

export function readColumns(field: Content): FieldRow[] {
  const items = isObject(field['items']) ? field['items'] : {};
  const properties = isObject(items['properties']) ? items['properties'] : {};
  const must = textsOf(items['required']);
  const order = textsOf(items['x-order']);
  const names = [...order.filter((name) => name in properties), ...Object.keys(properties).filter((name) => !order.includes(name))];
  return names.map((name) => ({ name, field: isObject(properties[name]) ? properties[name] : {}, isRequired: must.includes(name) }));
}

/** The columns of rows, with their order, which the keys of an object do not keep. */
export function writeColumns(rows: readonly FieldRow[]): Content {
  return {
    type: 'object', additionalProperties: false, required: rows.filter(({ isRequired }) => isRequired).map(({ name }) => name), properties: Object.fromEntries(rows.map(({ name, field }) => [name, field])),
    'x-order': rows.map(({ name }) => name),
  };
}

export function readChoices(field: Content): Choice[] {
  const [zh, en] = [field['x-enum-zh'], field['x-enum-en']].map((labels) => (isObject(labels) ? labels : {}));
  return textsOf(field['enum']).map((code) => ({ code, zh: textOf(zh?.[code]), en: textOf(en?.[code]) }));
}

export function withChoices(field: Content, choices: readonly Choice[]): Content {
  const labels = (language: 'zh' | 'en'): Content => Object.fromEntries(choices.map((choice) => [choice.code, choice[language]]));
  return { ...field, enum: choices.map(({ code }) => code), 'x-enum-zh': labels('zh'), 'x-enum-en': labels('en') };
}

/** What a condition can name of a field: its choices, or yes and no; empty where it has no fixed answers. */
export function answersOf({ field }: FieldRow): Answers {
  return field['type'] === 'boolean' ? [true, false] : textsOf(field['enum']);
}

/** The sections with one field changed, renamed or, without a row, taken out. A name that others refer to is changed there too. */
export function withRow(sections: readonly SectionRows[], name: string, row: FieldRow | undefined): SectionRows[] {
  const moved = sections.map((section) => ({ ...section, rows: section.rows.flatMap((each) => (each.name === name ? (row ?? []) : [each])) }));
  return row?.name === name ? moved : moved.map((section) => ({ ...section, rows: section.rows.map((each) => ({ ...each, field: referringTo(each.field, name, row?.name) })) }));
}

function referringTo(field: Content, name: string, renamed: string | undefined): Content {
  const when = field['x-when'];
  if (!isObject(when) || !(name in when)) return field;
  const rest = Object.entries(when).flatMap(([key, answers]): [string, unknown][] => (key !== name ? [[key, answers]] : renamed === undefined ? [] : [[renamed, answers]]));
  const { 'x-when': _, ...without } = field;
  return rest.length === 0 ? without : { ...field, 'x-when': Object.fromEntries(rest) };
}

/** One step up or down among its neighbours, across sections. */
export function moveRow(sections: readonly SectionRows[], name: string, step: -1 | 1): SectionRows[] {
  const from = sections.findIndex(({ rows }) => rows.some((row) => row.name === name));
  const rows = sections[from]?.rows ?? [];
  const at = rows.findIndex((row) => row.name === name);
  const row = rows[at];
  if (row === undefined) return [...sections];
  const rest = rows.toSpliced(at, 1);
  if (rows[at + step] !== undefined) return sections.map((section, index) => (index === from ? { ...section, rows: rest.toSpliced(at + step, 0, row) } : section));
  const to = sections[from + step];
  if (to === undefined) return [...sections];
  return sections.map((section, index) => (index === from ? { ...section, rows: rest } : section === to ? { ...to, rows: step === 1 ? [row, ...to.rows] : [...to.rows, row] } : section));
}
