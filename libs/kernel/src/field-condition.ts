type Answers = Readonly<Record<string, unknown>>;

/** Shown and asked only while each of these fields has one of these answers. */
type Condition = Readonly<Record<string, readonly (string | boolean)[]>>;

interface ConditionalField {
  readonly 'x-when'?: Condition | undefined;
}

/** Whether a condition of a form holds for these answers. A question that was not answered meets no condition. */
export function conditionHolds(condition: Condition | undefined, answers: Answers): boolean {
  return Object.entries(condition ?? {}).every(([name, values]) => (values as readonly unknown[]).includes(answers[name]));
}

/** The answers that count: those of fields whose condition holds. What hangs on a field that is hidden is hidden with it. */
export function shownAnswers(fields: Readonly<Record<string, ConditionalField>>, answers: Answers): Record<string, unknown> {
  const shown: Record<string, unknown> = Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(fields, name)));
  for (let gone = true; gone; ) {
    const hidden = Object.keys(shown).filter((name) => !conditionHolds(fields[name]?.['x-when'], shown));
    for (const name of hidden) Reflect.deleteProperty(shown, name);
    gone = hidden.length > 0;
  }
  return shown;
}
