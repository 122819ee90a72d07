import type { FormField, FormSchema } from '#onestop';

type Answers = Readonly<Record<string, unknown>>;

/** Answers as the form of a screen keeps them while they are typed: numbers as text, money in yuan. */
export function typedForm({ properties }: Pick<FormSchema, 'properties'>, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, typed(properties[name], answer)]));
}

/** One answer as it is typed. */
export function typed(field: FormField | undefined, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((row: Answers) => typedForm({ properties: field?.items?.properties ?? {} }, row));
  if (typeof answer !== 'number') return answer;
  return field?.['x-widget'] === 'money' ? (answer / 100).toFixed(2) : String(answer);
}
