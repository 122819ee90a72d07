import { addDays, residentIdCheckDigit, type Day } from '#kernel';
import { patternExample } from './pattern-example.js';
import type { FieldCondition, FormField, FormSchema } from './service-content.js';

export type Answers = Readonly<Record<string, unknown>>;
/** Answers that are settled before the others are made up. */
export type Choices = Readonly<Record<string, string | boolean>>;

/** Answers that a form must refuse. */
export interface WrongAnswers {
  readonly field: string;
  /** `widget`: a check sign is wrong; `day`: a day lies on the wrong side of today. Both are checked beside the schema. */
  readonly why: 'missing' | 'not_shown' | 'unknown_field' | 'type' | 'choice' | 'declaration' | 'length' | 'form' | 'range' | 'rows' | 'widget' | 'day';
  readonly answers: Answers;
}

/** A whole set of answers that the form accepts: every field that is shown is answered, the first choice is taken unless `choices` says another. */
export function validAnswers(schema: FormSchema, today: Day, choices: Choices = {}): Answers {
  const answers: Record<string, unknown> = {};
  const fields = Object.entries(schema.properties);
  for (let open = fields; ;) {
    const next = open.filter(([, field]) => isShown(field['x-when'], answers));
    if (next.length === 0) return answers;
    for (const [name, field] of next) answers[name] = choices[name] ?? exampleOf(field, today);
    open = open.filter(([name]) => !Object.hasOwn(answers, name));
  }
}

/** Answers of which each conditional field is shown at least once. */
export function validVariants(schema: FormSchema, today: Day): readonly Answers[] {
  const conditional = Object.keys(schema.properties).filter((name) => schema.properties[name]?.['x-when'] !== undefined);
  return [validAnswers(schema, today), ...conditional.map((name) => validAnswers(schema, today, choicesToShow(schema, name)))];
}

/** Answers that differ from valid ones in one thing each. */
export function wrongAnswers(schema: FormSchema, today: Day): readonly WrongAnswers[] {
  const required = new Set([...schema.required, ...requiredWhenShown(schema)]);
  const each = Object.entries(schema.properties).flatMap(([name, field]) => {
    const whole = validAnswers(schema, today, choicesToShow(schema, name));
    const { [name]: _, ...rest } = whole;
    return [
      ...(required.has(name) ? [{ field: name, why: 'missing' as const, answers: rest }] : []),
      ...wrongValues(field, today).map(({ why, value }) => ({ field: name, why, answers: { ...whole, [name]: value } })),
      ...hiddenButGiven(schema, name, today),
    ];
  });
  return [...each, { field: 'unasked', why: 'unknown_field', answers: { ...validAnswers(schema, today), unasked: 'x' } }];
}

function isShown(when: FieldCondition | undefined, answers: Answers): boolean {
  return Object.entries(when ?? {}).every(([other, values]) => values.some((value) => value === answers[other]));
}

/** Choices under which a field is shown, with those under which the fields on which it depends are. */
function choicesToShow(schema: FormSchema, name: string): Choices {
  const when = Object.entries(schema.properties[name]?.['x-when'] ?? {});
  return Object.assign({}, ...when.map(([other, [value]]) => ({ ...choicesToShow(schema, other), ...(value === undefined ? {} : { [other]: value }) }))) as Choices;
}

function requiredWhenShown(schema: FormSchema): readonly string[] {
  return (schema.allOf ?? []).flatMap((part) => (part['then'] as { readonly required?: readonly string[] } | undefined)?.required ?? []);
}

function hiddenButGiven(schema: FormSchema, name: string, today: Day): readonly WrongAnswers[] {
  const field = schema.properties[name];
  return Object.entries(field?.['x-when'] ?? {}).flatMap(([other, values]): WrongAnswers[] => {
    const asked = schema.properties[other];
    const answers: readonly (string | boolean)[] = asked?.type === 'boolean' && asked.const === undefined ? [true, false] : (asked?.enum ?? []);
    const hiding = answers.find((value) => !values.includes(value));
    if (field === undefined || hiding === undefined) return [];
    const hidden = validAnswers(schema, today, { ...choicesToShow(schema, other), [other]: hiding });
    return [{ field: name, why: 'not_shown', answers: { ...hidden, [name]: exampleOf(field, today) } }];
  });
}

function exampleOf(field: FormField, today: Day): unknown {
  switch (field.type) {
    case 'boolean': return true;
    case 'integer': return field.minimum ?? 0;
    case 'array': return Array.from({ length: Math.max(1, field.minItems ?? 0) }, () => rowOf(field, today));
    case 'string': return textOf(field, today);
  }
}

function rowOf(field: FormField, today: Day): Answers {
  return Object.fromEntries(Object.entries(field.items?.properties ?? {}).map(([column, cell]) => [column, exampleOf(cell, today)]));
}

const FIRST_17 = '99901019900101001';
/** Evidently invented: the area 999 belongs to no division, and the telephone cannot be dialled. */
const WIDGET_EXAMPLES: Readonly<Partial<Record<NonNullable<FormField['x-widget']>, string>>> = {
  'credit-code': '91350100M000100Y43', 'resident-id': FIRST_17 + residentIdCheckDigit(FIRST_17), division: '110105', phone: '00000000001', 'bank-account': '9990000000000001',
};

function textOf(field: FormField, today: Day): string {
  if (field.enum !== undefined) return field.enum[0] ?? '';
  if (field.format === 'date') return field['x-day'] === 'future' ? addDays(today, 30) : field['x-day'] === 'past' ? addDays(today, -30) : today;
  const example = field['x-widget'] === undefined ? undefined : WIDGET_EXAMPLES[field['x-widget']];
  if (example !== undefined) return example;
  if (field.pattern !== undefined) return patternExample(field.pattern);
  return '示例内容'.repeat(Math.ceil(Math.max(field.minLength ?? 0, 4) / 4)).slice(0, field.maxLength ?? Infinity);
}

type WrongValue = Pick<WrongAnswers, 'why'> & { readonly value: unknown };

function wrongValues(field: FormField, today: Day): readonly WrongValue[] {
  const byType: Readonly<Record<FormField['type'], () => readonly WrongValue[]>> = {
    boolean: () => (field.const === true ? [{ why: 'declaration', value: false }] : []),
    integer: () => wrongNumbers(field),
    array: () => wrongRows(field, today),
    string: () => wrongTexts(field, today),
  };
  return [{ why: 'type', value: { a: 1 } }, ...byType[field.type]()];
}

function wrongNumbers({ minimum, maximum }: FormField): readonly WrongValue[] {
  return [
    { why: 'type', value: (minimum ?? 0) + 0.5 },
    ...(minimum === undefined ? [] : [{ why: 'range' as const, value: minimum - 1 }]), ...(maximum === undefined ? [] : [{ why: 'range' as const, value: maximum + 1 }]),
  ];
}

function wrongRows(field: FormField, today: Day): readonly WrongValue[] {
  const row = rowOf(field, today);
  const { maxItems, minItems, items } = field;
  return [
    ...(maxItems === undefined ? [] : [{ why: 'rows' as const, value: Array.from({ length: maxItems + 1 }, () => row) }]),
    ...((minItems ?? 0) > 0 ? [{ why: 'rows' as const, value: [] }] : []),
    { why: 'unknown_field', value: [{ ...row, unasked: 'x' }] },
    ...(items?.required ?? []).map((column) => ({ why: 'missing' as const, value: [Object.fromEntries(Object.entries(row).filter(([name]) => name !== column))] })),
    ...Object.entries(items?.properties ?? {}).flatMap(([column, cell]) => wrongValues(cell, today).map(({ why, value }) => ({ why, value: [{ ...row, [column]: value }] }))),
  ];
}

function wrongTexts(field: FormField, today: Day): readonly WrongValue[] {
  if (field.enum !== undefined) return [{ why: 'choice', value: 'none_of_these' }];
  if (field.format === 'date') {
    const wrongDay = field['x-day'] === 'past' ? addDays(today, 1) : field['x-day'] === 'future' ? addDays(today, -1) : undefined;
    return [{ why: 'form', value: '2026-02-30' }, ...(wrongDay === undefined ? [] : [{ why: 'day' as const, value: wrongDay }])];
  }
  const { maxLength, minLength, pattern, 'x-widget': widget } = field;
  return [
    ...(maxLength === undefined ? [] : [{ why: 'length' as const, value: '长'.repeat(maxLength + 1) }]), ...((minLength ?? 0) > 0 ? [{ why: 'length' as const, value: '' }] : []),
    ...(pattern === undefined || new RegExp(pattern, 'u').test('！') ? [] : [{ why: 'form' as const, value: '！' }]),
    ...(widget === 'credit-code' ? [{ why: 'widget' as const, value: '91350100M000100Y44' }] : []), ...(widget === 'resident-id' ? [{ why: 'widget' as const, value: `${FIRST_17}?` }] : []),
  ];
}
