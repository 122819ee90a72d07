import { canonicalJson, showOnlyWhile, type ContentChecker, type ShownWhile } from '#kernel';
import { FIELD_WIDGETS } from './service-content.js';

/** The fields of a form, each with the answers that a condition can name: those of a list, or yes and no. */
export type FormFields = ReadonlyMap<string, readonly (string | boolean)[]>;

const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const WORDS = ['x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en'];
const ASKED = ['x-personal', 'x-consent', 'x-when', 'x-concept', 'x-evidence'];
/** What a field of each type may say beside its words. */
const KEYS = {
  string: ['minLength', 'maxLength', 'pattern', 'format', 'enum', 'x-enum-zh', 'x-enum-en', 'x-widget', 'x-day', ...ASKED],
  boolean: ['const', ...ASKED],
  integer: ['minimum', 'maximum', 'x-widget', ...ASKED],
  array: ['minItems', 'maxItems', 'items', ...ASKED],
} as const;
type FieldType = keyof typeof KEYS;
const IN_ROWS: readonly FieldType[] = ['string', 'boolean', 'integer'];
const LONGEST_ANSWER = 4_000;
/** A group that repeats, or a reference to what was matched, can make a short answer take for ever. */
const SLOW_PATTERN = /\)[*+{?]|\\[1-9]|\\k</;

/** The shape of a form: a closed schema whose fields stand in one section each; what is shown only sometimes is composed into `allOf`. */
export function checkForm(form: ContentChecker): FormFields {
  form.noOthers(['schema', 'sections']);
  const schema = form.part('schema', false);
  if (!schema) return new Map();
  schema.noOthers(['$schema', '$id', 'type', 'additionalProperties', 'required', 'properties', 'allOf']);
  schema.oneOf('$schema', ['https://json-schema.org/draft/2020-12/schema']);
  schema.matches('$id', /^urn:tongban:form:[a-z0-9_.:]+$/, 'urn:tongban:form:…');
  schema.oneOf('type', ['object']);
  if (schema.value('additionalProperties') !== false) schema.report('additionalProperties', 'one_of', 'false');
  const properties = schema.part('properties', false);
  const fields = properties ? checkFields(properties, Object.keys(KEYS) as FieldType[]) : new Map<string, ContentChecker>();
  const answers: FormFields = new Map([...fields].map(([name, field]) => [name, answersOf(field)]));
  for (const [name, field] of fields) checkShown(name, field, fields, answers);
  checkRequired(schema, fields);
  if (properties) checkComposition(schema, fields);
  checkSections(form, [...fields.keys()]);
  return answers;
}

function checkFields(properties: ContentChecker, types: readonly FieldType[]): Map<string, ContentChecker> {
  const fields = new Map(properties.members(80));
  for (const [name, field] of fields) {
    if (!NAME.test(name)) properties.report(name, 'field_name', 'a-z, A-Z, 0-9');
    checkField(field, types);
  }
  return fields;
}

function checkField(field: ContentChecker, types: readonly FieldType[]): void {
  field.oneOf('type', types);
  for (const words of ['', '-purpose'] as const) { field.text(`x${words}-zh`, 200); field.text(`x${words}-en`, 500); }
  for (const language of ['zh', 'en']) field.optionalText(`x-help-${language}`, 600);
  for (const mark of ['x-personal', 'x-consent']) field.markedTrue(mark);
  for (const named of ['x-concept', 'x-evidence']) field.optionalText(named, 80);
  const type = types.find((each) => each === field.value('type'));
  if (type === undefined) return;
  field.noOthers(['type', ...WORDS, ...KEYS[type]]);
  if (type === 'string') checkString(field);
  if (type === 'boolean') field.markedTrue('const');
  if (type === 'integer') checkInteger(field);
  if (type === 'array') checkRows(field);
}

function checkString(field: ContentChecker): void {
  if (field.value('format') !== undefined) field.oneOf('format', ['date']);
  if (field.value('x-day') !== undefined) { field.oneOf('x-day', ['past', 'future']); if (field.value('format') !== 'date') field.report('x-day', 'day_without_date'); }
  if (field.value('x-widget') !== undefined) field.oneOf('x-widget', FIELD_WIDGETS.filter((widget) => widget !== 'money'));
  if (field.value('minLength') !== undefined) field.whole('minLength', 0, LONGEST_ANSWER);
  if (field.value('maxLength') !== undefined) field.whole('maxLength', 1, LONGEST_ANSWER);
  const pattern = field.value('pattern');
  if (pattern !== undefined && !isQuickPattern(pattern)) field.report('pattern', 'pattern');
  if (field.value('enum') !== undefined) checkChoices(field);
  // Every text has an end: what is not bounded by its kind says how long it may be.
  else if (!['format', 'x-widget', 'maxLength'].some((bound) => field.value(bound) !== undefined) || (field.value('x-widget') === 'multiline' && field.value('maxLength') === undefined)) field.report('maxLength', 'required');
}

function isQuickPattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 200 || SLOW_PATTERN.test(pattern)) return false;
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

/** Each choice once, with a label in both languages. */
function checkChoices(field: ContentChecker): void {
  field.texts('enum', 100, 60);
  const choices = field.list('enum');
  if (choices.length < 2) field.report('enum', 'too_few', '2');
  if (new Set(choices).size !== choices.length) field.report('enum', 'twice');
  for (const language of ['x-enum-zh', 'x-enum-en']) {
    const labels = field.part(language, false);
    labels?.noOthers(choices.map(String));
    for (const choice of choices) labels?.text(String(choice), 300);
  }
}

function checkInteger(field: ContentChecker): void {
  if (field.value('x-widget') !== undefined) field.oneOf('x-widget', ['money']);
  for (const bound of ['minimum', 'maximum']) field.whole(bound, 0, Number.MAX_SAFE_INTEGER);
  if (Number(field.value('minimum')) > Number(field.value('maximum'))) field.report('maximum', 'below_minimum');
}

function checkRows(field: ContentChecker): void {
  if (field.value('minItems') !== undefined) field.whole('minItems', 0, 100);
  field.whole('maxItems', 1, 100);
  const items = field.part('items', false);
  if (!items) return;
  items.noOthers(['type', 'additionalProperties', 'required', 'properties', 'x-order']);
  items.oneOf('type', ['object']);
  if (items.value('additionalProperties') !== false) items.report('additionalProperties', 'one_of', 'false');
  const properties = items.part('properties', false);
  const columns = properties ? checkFields(properties, IN_ROWS) : new Map<string, ContentChecker>();
  for (const column of columns.values()) if (column.value('x-when') !== undefined) column.report('x-when', 'condition_in_row');
  checkRequired(items, columns);
  items.texts('x-order', 80, 40);
  const order = items.list('x-order');
  if (order.length !== columns.size || [...columns.keys()].some((column) => !order.includes(column))) items.report('x-order', 'columns_not_ordered');
}

function answersOf(field: ContentChecker): readonly (string | boolean)[] {
  if (field.value('type') === 'boolean') return [true, false];
  return field.list('enum').filter((choice): choice is string => typeof choice === 'string');
}

function checkShown(name: string, field: ContentChecker, fields: ReadonlyMap<string, ContentChecker>, answers: FormFields): void {
  const when = field.optionalPart('x-when');
  if (!when) return;
  checkCondition(when, answers);
  if (dependsOn(name, name, fields, new Set())) field.report('x-when', 'circular_condition');
}

/** Each field that a condition names is there and has these answers. */
export function checkCondition(when: ContentChecker, answers: FormFields): void {
  const named = Object.keys(when.object());
  if (named.length === 0) when.report('', 'too_few', '1');
  for (const other of named) {
    const possible = answers.get(other);
    if (possible === undefined) { when.report(other, 'field_unknown', other); continue; }
    const given = when.list(other);
    if (given.length === 0 || given.some((answer) => !(possible as readonly unknown[]).includes(answer))) when.report(other, 'answer_unknown', possible.map(String).join(', '));
  }
}

function dependsOn(name: string, on: string, fields: ReadonlyMap<string, ContentChecker>, seen: Set<string>): boolean {
  return conditionOf(fields.get(name)).some((other) => {
    if (other === on) return true;
    if (seen.has(other)) return false;
    seen.add(other);
    return dependsOn(other, on, fields, seen);
  });
}

function conditionOf(field: ContentChecker | undefined): string[] {
  const when = field?.value('x-when');
  return typeof when === 'object' && when !== null ? Object.keys(when) : [];
}

function checkRequired(schema: ContentChecker, fields: ReadonlyMap<string, ContentChecker>): void {
  schema.texts('required', 80, 40);
  for (const name of schema.list('required')) {
    if (!fields.has(String(name))) schema.report('required', 'field_unknown', String(name));
    // What is not always shown is required by its condition.
    else if (fields.get(String(name))?.value('x-when') !== undefined) schema.report('required', 'required_while_hidden', String(name));
  }
}

/** `allOf` says for each field with a condition that it is neither required nor allowed while it is hidden, and nothing else. Keys of an object have no order in a database, so that theirs does not count. */
function checkComposition(schema: ContentChecker, fields: ReadonlyMap<string, ContentChecker>): void {
  const conditional = [...fields].flatMap(([name, field]) => (field.value('x-when') === undefined ? [] : [{ name, when: field.value('x-when') as ShownWhile }]));
  const stated = schema.list('allOf');
  const isComposed = stated.length === conditional.length && conditional.every(({ name, when }) => stated.some((each) => isShownOnly(each, name, when)));
  if (!isComposed || (schema.value('allOf') !== undefined && stated.length === 0)) schema.report('allOf', 'conditions_not_composed');
}

function isShownOnly(stated: unknown, name: string, when: ShownWhile): boolean {
  if (typeof when !== 'object' || when === null) return false;
  return [true, false].some((isRequired) => canonicalJson(stated) === canonicalJson(showOnlyWhile(name, when, isRequired)));
}

/** Every field stands in exactly one section. */
function checkSections(form: ContentChecker, names: readonly string[]): void {
  const sections = form.parts('sections', 20);
  form.codesOnce('sections');
  const shown: unknown[] = [];
  for (const section of sections) {
    section.noOthers(['code', 'titleZh', 'titleEn', 'fields']);
    section.matches('code', /^[a-z][a-zA-Z0-9_]*$/, 'a-z, 0-9, _');
    section.bothTexts('title', 60);
    section.texts('fields', 80, 40);
    for (const name of section.list('fields')) {
      if (!names.includes(String(name))) section.report('fields', 'field_unknown', String(name));
      else if (shown.includes(name)) section.report('fields', 'twice', String(name));
      shown.push(name);
    }
  }
  for (const name of names) if (!shown.includes(name)) form.report('sections', 'field_in_no_section', name);
}
