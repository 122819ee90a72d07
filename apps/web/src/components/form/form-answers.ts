import { conditionHolds, shownAnswers } from '#contracts';
import type { FormAnswer, FormAnswers, FormField, FormRow, ServiceForm } from '../../api/types.js';

type Schema = ServiceForm['schema'];

/** The fields that these answers call for, in the order of the schema. */
export function fieldsShown(schema: Schema, answers: FormAnswers): Readonly<Record<string, FormField>> {
  const counting = shownAnswers(schema.properties, answers);
  return Object.fromEntries(Object.entries(schema.properties).filter(([, field]) => conditionHolds(field['x-when'], counting)));
}

/** The columns of rows as they follow each other. */
export function columnsOf({ items }: FormField): readonly (readonly [string, FormField])[] {
  const { properties = {}, 'x-order': order = Object.keys(properties) } = items ?? {};
  return order.flatMap((column) => (properties[column] === undefined ? [] : [[column, properties[column]] as const]));
}

/** Whether an answer must be given, where the field is shown. */
export function isRequired({ required, allOf = [] }: Schema, name: string): boolean {
  return required.includes(name) || allOf.some(({ then: asked }) => asked?.required?.includes(name) === true);
}

/** Fen of an amount in yuan as it is typed; undefined when it is none. */
export function fenOf(yuan: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replaceAll(',', '')) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** A whole number as it is typed; undefined when it is none. */
export function wholeOf(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** The number that was typed into an integer field. */
export function numberOf(field: FormField, text: string): number | undefined {
  return field['x-widget'] === 'money' ? fenOf(text) : wholeOf(text);
}

/** What the server takes: only what is shown, without empty answers, numbers as numbers. A text that is no number is sent as it is, so that the server says so. */
export function answersToSend(form: ServiceForm, answers: FormAnswers): Record<string, unknown> {
  const shown = fieldsShown(form.schema, answers);
  return Object.fromEntries(Object.entries(shown).flatMap(([name, field]) => {
    const value = answers[name];
    return value === undefined || value === '' ? [] : [[name, sent(field, value)]];
  }));
}

function sent(field: FormField, value: FormAnswer): unknown {
  if (typeof value === 'object') return value.map((row) => sentRow(field, row));
  return field.type === 'integer' && typeof value === 'string' ? (numberOf(field, value) ?? value) : value;
}

function sentRow({ items }: FormField, row: FormRow): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '').map(([column, cell]) => {
    const field = items?.properties[column];
    return [column, field === undefined ? cell : sent(field, cell)];
  }));
}
