import { today } from '@internationalized/date';
import { FORM_DAYS } from '#contracts';
import type { FormAnswer, FormAnswers, FormField, FormRow, ServiceForm } from '../../../api/types.js';
import { fieldsShown, isRequired, numberOf } from '../../../components/form/form-answers.js';
import { looksLikeCreditCode, looksLikeIdNumber, looksLikePhone } from '../../../components/form/check-numbers.js';
import type { Issue, Issues } from './issue.js';

/** What is wrong with the answers to a form, by the path that the server gives too: `form.name`, `form.children[1].name`. */
export function formIssues({ schema }: ServiceForm, answers: FormAnswers): Issues {
  return Object.fromEntries(Object.entries(fieldsShown(schema, answers)).flatMap(([name, field]) => fieldIssues(`form.${name}`, field, isRequired(schema, name), answers[name])));
}

function fieldIssues(path: string, field: FormField, required: boolean, value: FormAnswer | undefined): (readonly [string, Issue])[] {
  if (field.type === 'array') return rowsIssues(path, field, required, typeof value === 'object' ? value : []);
  const issue = valueIssue(field, required, typeof value === 'object' ? undefined : value);
  return issue === undefined ? [] : [[path, issue]];
}

function rowsIssues(path: string, { items, minItems = 0, maxItems = Infinity }: FormField, required: boolean, rows: readonly FormRow[]): (readonly [string, Issue])[] {
  const least = required ? Math.max(minItems, 1) : minItems;
  if (rows.length < least && (required || rows.length > 0)) return [[path, { text: 'rowsMissing', values: { min: least } }]];
  if (rows.length > maxItems) return [[path, { text: 'rowsTooMany', values: { max: maxItems } }]];
  return rows.flatMap((row, at) => Object.entries(items?.properties ?? {}).flatMap(([column, field]) => fieldIssues(`${path}[${at}].${column}`, field, items?.required.includes(column) === true, row[column])));
}

function valueIssue(field: FormField, required: boolean, value: string | boolean | undefined): Issue | undefined {
  if (field.type === 'boolean') return field.const === true && value !== true ? { text: 'mustAgree' } : undefined;
  if (value === undefined || value === '' || typeof value === 'boolean') return required ? { text: 'detailsMissing' } : undefined;
  return field.type === 'integer' ? numberIssue(field, value) : textIssue(field, value);
}

function numberIssue(field: FormField, typed: string): Issue | undefined {
  const isMoney = field['x-widget'] === 'money';
  const number = numberOf(field, typed);
  if (number === undefined) return { text: isMoney ? 'moneyBad' : 'numberBad' };
  const { minimum = 0, maximum = Infinity } = field;
  const unit = isMoney ? 100 : 1;
  return number < minimum || number > maximum ? { text: 'numberRange', values: { min: minimum / unit, max: maximum / unit } } : undefined;
}

function dayIssue(field: FormField, day: string): Issue | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return { text: 'detailsDay' };
  const { from, until } = FORM_DAYS;
  if (day < from || day > until) return { text: 'detailsDayYear', values: { from: from.slice(0, 4), until: until.slice(0, 4) } };
  const now = today('Asia/Shanghai').toString();
  if (field['x-day'] === 'past' && day > now) return { text: 'detailsDayFuture' };
  return field['x-day'] === 'future' && day < now ? { text: 'detailsDayPast' } : undefined;
}

type Looks = (value: string) => boolean;
type Widget = NonNullable<FormField['x-widget']>;

/** Widgets with a form of their own; the server decides. */
const LOOKS: Readonly<Partial<Record<Widget, readonly [looks: Looks, text: Issue['text']]>>> = {
  'credit-code': [looksLikeCreditCode, 'creditBad'], 'resident-id': [looksLikeIdNumber, 'idNumberBadFor'], phone: [looksLikePhone, 'phoneBadFor'],
  'bank-account': [(value) => /^\d{8,30}$/.test(value), 'accountBad'], division: [(value) => /^[1-9]\d{5}$/.test(value), 'detailsMissing'],
};

/** What a widget says of an answer that is not of its form. */
export function looksIssueOf(field: FormField): Issue | undefined {
  const [, text] = LOOKS[field['x-widget'] ?? 'multiline'] ?? [];
  return text === undefined ? undefined : { text };
}

function textIssue(field: FormField, value: string): Issue | undefined {
  if (field.format === 'date') return dayIssue(field, value);
  const [looks, text] = LOOKS[field['x-widget'] ?? 'multiline'] ?? [];
  if (looks !== undefined && text !== undefined && !looks(value)) return { text };
  if (field.minLength !== undefined && value.trim().length < field.minLength) return { text: 'detailsTooShort', values: { min: field.minLength } };
  if (field.maxLength !== undefined && value.length > field.maxLength) return { text: 'detailsTooLong', values: { max: field.maxLength } };
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value)) return { text: 'detailsPattern' };
  return undefined;
}

/** The label of what a path leads to, with the number of its row. */
export function labelOfPath({ schema }: ServiceForm, path: string): { readonly field: FormField | undefined; readonly row: number | undefined } {
  const [, name = '', row, column] = /^form\.(\w+)(?:\[(\d+)\]\.(\w+))?$/.exec(path) ?? [];
  const field = schema.properties[name];
  return column === undefined || row === undefined ? { field, row: undefined } : { field: field?.items?.properties[column], row: Number(row) + 1 };
}
