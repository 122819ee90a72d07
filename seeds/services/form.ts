import { showOnlyWhile } from '#kernel';
import type { FormField, FormSchema, FormSection, ServiceForm } from '#onestop';
import type { FieldRow, SectionRow } from './service-rows.js';

type Composed = SectionRow & { readonly titleZh: string; readonly titleEn: string };

/** The form of a service: the sections of its family with what the service adds and leaves out. Throws an Error that says what does not fit. */
export function composeForm(code: string, family: readonly SectionRow[], own: readonly SectionRow[], without: readonly string[]): ServiceForm {
  const sections = leaveOut(merge(family, own), without);
  const rows = Object.fromEntries(sections.flatMap((section) => Object.entries(section.fields)));
  const shown = sections.flatMap((section) => Object.keys(section.fields));
  const twice = shown.find((name, index) => shown.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`field ${twice} stands in two sections`);
  for (const [name, row] of Object.entries(rows)) checkField(name, row, rows);
  return { schema: composeSchema(code, rows), sections: sections.map(({ code: section, titleZh, titleEn, fields }): FormSection => ({ code: section, titleZh, titleEn, fields: Object.keys(fields) })) };
}

function merge(family: readonly SectionRow[], own: readonly SectionRow[]): Composed[] {
  const merged = family.map((section) => {
    const mine = own.find(({ code }) => code === section.code);
    return mine === undefined ? section : { ...section, ...mine, fields: { ...section.fields, ...mine.fields } };
  });
  const added = own.filter(({ code }) => !family.some((section) => section.code === code));
  const all = [...merged, ...added];
  return [...all.filter(({ last }) => last !== true), ...all.filter(({ last }) => last === true)].map((section) => {
    const { titleZh, titleEn } = section;
    if (titleZh === undefined || titleEn === undefined) throw new Error(`section ${section.code} has no title`);
    return { ...section, titleZh, titleEn };
  });
}

function leaveOut(sections: readonly Composed[], without: readonly string[]): Composed[] {
  const unknown = without.find((name) => !sections.some(({ fields }) => Object.hasOwn(fields, name)));
  if (unknown !== undefined) throw new Error(`without.fields ${unknown} is no field of the form`);
  return sections
    .map((section) => ({ ...section, fields: Object.fromEntries(Object.entries(section.fields).filter(([name]) => !without.includes(name))) }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
}

/** The schema of fields. What `x-when` hides is neither required nor allowed, so that one thing decides about the screen and the check. */
function composeSchema(code: string, rows: Readonly<Record<string, FieldRow>>): FormSchema {
  const properties = Object.fromEntries(Object.entries(rows).map(([name, row]): [string, FormField] => [name, composeField(row)]));
  const allOf = Object.entries(rows).flatMap(([name, row]) => (row['x-when'] === undefined ? [] : [showOnlyWhile(name, row['x-when'], row.required === true)]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:tongban:form:${code}`, type: 'object', additionalProperties: false,
    required: Object.entries(rows).filter(([, row]) => row.required === true && row['x-when'] === undefined).map(([name]) => name),
    properties, ...(allOf.length === 0 ? {} : { allOf }),
  };
}

/** A field as it is published: its rows say in which order their columns follow each other. */
function composeField({ required: _, items, ...field }: FieldRow): FormField {
  return items === undefined ? field : { ...field, items: { ...items, 'x-order': Object.keys(items.properties) } };
}

function checkField(name: string, row: FieldRow, rows: Readonly<Record<string, FieldRow>>): void {
  checkParts(name, row);
  for (const [other, values] of Object.entries(row['x-when'] ?? {})) {
    const problem = conditionProblem(other, values, rows);
    if (problem !== null) throw new Error(`field ${name}: x-when ${problem}`);
  }
  if ((row['x-evidence'] === undefined) !== (row['x-concept'] === undefined)) throw new Error(`field ${name} has only one of x-concept and x-evidence`);
  for (const [column, cell] of Object.entries(row.items?.properties ?? {})) checkParts(`${name}.${column}`, cell);
  const unknown = row.items?.required.find((column) => !Object.hasOwn(row.items?.properties ?? {}, column));
  if (unknown !== undefined) throw new Error(`field ${name}: required ${unknown} is no column`);
}

/** What a condition on another field names that is not there; null when all is. */
export function conditionProblem(other: string, values: readonly (string | boolean)[], rows: Readonly<Record<string, FormField>>): string | null {
  const field = rows[other];
  if (field === undefined) return `${other} is no field of the form`;
  const answers: readonly (string | boolean)[] = field.type === 'boolean' ? [true, false] : (field.enum ?? []);
  const strange = values.find((value) => !answers.includes(value));
  return strange === undefined ? null : `${other} has no answer ${String(strange)}`;
}

/** What belongs to a type, and labels for every choice. */
function checkParts(name: string, field: FormField): void {
  const needs: readonly [boolean, string][] = [
    [field.type === 'array' && (field.items === undefined || field.maxItems === undefined), 'is an array without items or maxItems'],
    [field.type !== 'array' && field.items !== undefined, 'has items and is no array'],
    [field.type === 'string' && field.enum === undefined && field.format === undefined && field['x-widget'] === undefined && field.maxLength === undefined, 'is a text without maxLength'],
    [field.type === 'integer' && (field.minimum === undefined || field.maximum === undefined), 'is a number without minimum or maximum'],
    [field['x-day'] !== undefined && field.format !== 'date', 'has x-day and is no date'],
    [!sameKeys(field.enum, field['x-enum-zh']) || !sameKeys(field.enum, field['x-enum-en']), 'has not one label in each language for each choice, in their order'],
    [(field['x-help-zh'] === undefined) !== (field['x-help-en'] === undefined), 'has help in one language'],
  ];
  const fault = needs.find(([isWrong]) => isWrong);
  if (fault !== undefined) throw new Error(`field ${name} ${fault[1]}`);
}

function sameKeys(choices: readonly string[] = [], labels: Readonly<Record<string, string>> = {}): boolean {
  return JSON.stringify(Object.keys(labels)) === JSON.stringify(choices);
}
