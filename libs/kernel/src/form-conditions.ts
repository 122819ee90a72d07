/** While which answers of other fields a field is shown: one of these answers in each of them. */
export type ShownWhile = Readonly<Record<string, readonly (string | boolean)[]>>;

/** The part of a JSON Schema by which a field that is not shown is neither required nor allowed, so that one thing decides about the screen and the check. */
export function showOnlyWhile(name: string, when: ShownWhile, isRequired: boolean): Readonly<Record<string, unknown>> {
  return {
    if: { properties: Object.fromEntries(Object.entries(when).map(([field, values]) => [field, { enum: values }])), required: Object.keys(when) },
    // "then" is a keyword of JSON Schema; nothing awaits a schema.
    ...(isRequired ? { then: { required: [name] } } : {}),
    else: { properties: { [name]: false } },
  };
}
