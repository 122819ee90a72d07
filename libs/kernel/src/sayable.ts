/** Members by which a thing from outside would keep itself from being written as text. */
const UNSAYABLE = ['toString', 'valueOf'];

/** The same JSON value, in which everything can be written as text: what people put into a draft may be named `toString`. */
export function sayable<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => sayable(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !UNSAYABLE.includes(name)).map(([name, each]) => [name, sayable(each as unknown)])) as Value;
}
