import type { Endpoint, Document, Parameter, Schema } from './document.js';
import type { Call } from './caller.js';
import { plainSchema, sampleOf, typesOf, type Json } from './samples.js';

/** Bad input for one operation, and which statuses answer it rightly; none means that the server may also make sense of it. */
export interface Attack {
  readonly name: string;
  readonly call: Call;
  readonly statuses: readonly number[];
}

export const JSON_TYPE = 'application/json';
/** Stands in long and wrong values; no answer may repeat it. */
export const MARKER = 'Zq7xMarkerW3';
const BODY_LIMIT = 512 * 1024;
const MALFORMED = [400];
const ANY: readonly number[] = [];

/** The one kind of body that the operation takes. */
export function bodyOf({ id, operation }: Endpoint): { readonly type: string; readonly schema: Schema } | undefined {
  if (operation.requestBody === undefined) return undefined;
  const [entry, ...more] = Object.entries(operation.requestBody.content);
  if (entry?.[1].schema === undefined || more.length > 0) throw new Error(`${id}: a body of one kind, with a schema, was expected`);
  return { type: entry[0], schema: entry[1].schema };
}

/** Path parameters that are none: not of the right form, far too long, encoded so that they would lead elsewhere. */
export function pathAttacks(endpoint: Endpoint, good: Call, fill: (override: Readonly<Record<string, string>>) => string): readonly Attack[] {
  const bad: readonly (readonly [string, string])[] = [
    ['not of its form', 'not-one-of-them'], ['a UUID and more', '0199b0a0-0000-7000-8000-000000000000x'], ['digits', '12345678901234567890'], ['long', 'a'.repeat(300)], ['very long', 'a'.repeat(6_000)],
    ['encoded slash', 'a%2Fb'], ['traversal', '..%2F..%2F..%2Fetc%2Fpasswd'], ['traversal of Windows', '..%5C..%5Cwin.ini'], ['twice encoded', '%252e%252e%252f'], ['NUL', 'a%00'],
    ['not UTF-8', '%ff%fe'], ['lone surrogate', '%ed%a0%80'], ['broken escape', '%zz'], ['cut escape', '%'], ['prototype', '__proto__'], ['constructor', 'constructor'],
    ['quote', "x'%20or%20'1'='1"], ['markup', '%3Cscript%3E'], ['template', '%24%7B7*7%7D'], ['blank', '%20'],
  ];
  return parametersIn(endpoint, 'path').flatMap(({ name }) =>
    bad.map(([what, value]) => ({ name: `${name}: ${what}`, call: { ...good, target: fill({ [name]: value }) }, statuses: [400, 404, 413] })),
  );
}

/** Query parameters of the wrong kind, repeated, unknown, out of bounds, missing. */
export function queryAttacks(endpoint: Endpoint, good: Call): readonly Attack[] {
  const parameters = parametersIn(endpoint, 'query');
  if (parameters.length === 0) return [];
  const [path = '', goodQuery = ''] = good.target.split('?');
  const query = (name: string, text: string): string => [...goodQuery.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${name}=`)), text].filter((pair) => pair !== '').join('&');
  const attack = (name: string, what: string, text: string, statuses: readonly number[] = MALFORMED): Attack => ({ name: `${name}: ${what}`, call: { ...good, target: `${path}?${query(name, text)}` }, statuses });
  const unknown = [['unknown', 'tongban=1'], ['prototype', '__proto__=1'], ['prototype in brackets', '__proto__[x]=1'], ['constructor', 'constructor=1']] as const;
  return [
    ...unknown.map(([what, text]) => attack('query', what, text)),
    attack('query', 'a thousand names', Array.from({ length: 1_000 }, (_, at) => `n${at}=1`).join('&')),
    ...parameters.flatMap(({ name, required, schema = {} }) => [
      ...badTexts(name, schema).map(([what, value, statuses]) => attack(name, what, `${name}=${value}`, statuses)),
      attack(name, 'repeated', `${name}=1&${name}=1`),
      attack(name, 'as a list', `${name}[]=1`),
      attack(name, 'as an object', `${name}[a]=1`),
      ...(required === true ? [attack(name, 'missing', '')] : []),
    ]),
  ];
}

function badTexts(name: string, schema: Schema): readonly (readonly [string, string, readonly number[]])[] {
  const malformed = (entries: Readonly<Record<string, string>>): (readonly [string, string, readonly number[]])[] => Object.entries(entries).map(([what, value]) => [what, value, MALFORMED]);
  const [type] = typesOf(schema);
  const base64 = (text: string): string => Buffer.from(text).toString('base64url');
  return [
    ['NUL', '%00', ANY], ['lone surrogate', '%ed%a0%80', ANY], ['not UTF-8', '%ff', ANY], ['broken escape', '%zz', ANY], ['empty', '', ANY],
    ...(name === 'cursor' ? malformed({ 'not ours': '!!!!', 'negative': base64('o-1'), 'a fraction': base64('o1.5'), 'huge': base64('o99999999999'), 'no number': base64('oNaN'), 'a word': 'nonsense', 'a number': '20', 'blank': base64('o ') }) : []),
    ...(type === 'integer' ? malformed({ 'a word': 'abc', 'negative': '-1', 'zero': '0', 'a fraction': '1.5', 'huge': '999999999999999999999', 'infinite': 'Infinity', 'no number': 'NaN', 'too much': String((schema.maximum ?? 2 ** 31) + 1) }) : []),
    ...(type === 'boolean' ? malformed({ 'a word': 'maybe', 'a number': '2' }) : []),
    ...(schema.enum === undefined ? [] : malformed({ 'out of enum': 'nonsense', 'prototype': '__proto__', 'inherited': 'toString' })),
    ...(schema.pattern === undefined ? [] : malformed({ 'out of pattern': 'nonsense', 'with a line end': '110000%0A' })),
    ...(schema.maxLength === undefined ? [] : malformed({ 'too long': 'a'.repeat(schema.maxLength + 1), 'far too long': 'a'.repeat(8_000) })),
  ];
}

/** Headers that the operation demands, missing and misformed. */
export function headerAttacks(endpoint: Endpoint, good: Call): readonly Attack[] {
  return parametersIn(endpoint, 'header').flatMap(({ name }) => {
    const others = Object.fromEntries(Object.entries(good.headers).filter(([each]) => each !== name.toLowerCase()));
    const values: Readonly<Record<string, string>> = { empty: '', short: 'a', long: 'a'.repeat(101), blanks: 'a key with blanks', 'not ASCII': 'éééééééééé' };
    return [
      { name: `${name}: missing`, call: { ...good, headers: others }, statuses: MALFORMED },
      ...Object.entries(values).map(([what, value]) => ({ name: `${name}: ${what}`, call: { ...good, headers: { ...others, [name.toLowerCase()]: value } }, statuses: MALFORMED })),
    ];
  });
}

/** Bodies that are no JSON, of another kind, too large or too deep: for every operation that may carry one. */
export function rawBodyAttacks(endpoint: Endpoint, good: Call): readonly Attack[] {
  if (endpoint.method === 'GET') return [];
  const body = bodyOf(endpoint);
  const attack = (name: string, text: string | Buffer, statuses: readonly number[], type: string | undefined = JSON_TYPE): Attack => {
    const { 'content-type': _, ...headers } = good.headers;
    return { name: `body: ${name}`, call: { ...good, headers: type === undefined ? headers : { ...headers, 'content-type': type }, body: text }, statuses };
  };
  const takesJson = body?.type === JSON_TYPE;
  const refused = takesJson ? MALFORMED : [400, 415];
  // Without a body of its own an operation may leave one unread, but what cannot be read it must refuse.
  const unfit = takesJson ? MALFORMED : ANY;
  return [
    attack('cut', '{"a":', refused), attack('a comma too many', '{"a":1,}', refused), attack('empty', '', refused), attack('single quotes', "{'a':1}", refused), attack('UTF-16', Buffer.from('{"a":1}', 'utf16le'), refused),
    attack('two values', '{}{}', refused), attack('NaN', '{"a":NaN}', refused), attack('NUL', '\0', refused), attack('not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), unfit),
    attack('a list', '[]', unfit), attack('a list of objects', '[{}]', unfit), attack('a text', `"${MARKER}"`, unfit), attack('a number', '5', unfit), attack('true', 'true', unfit), attack('null', 'null', ANY),
    attack('prototype', '{"__proto__":{"admin":true}}', refused), attack('constructor', '{"constructor":{"prototype":{"admin":true}}}', refused),
    attack('escaped prototype', '{"\\u005f_proto__":{"admin":true}}', refused),
    attack('deep object', deep('{"a":', '1', '}'), unfit), attack('deep list', deep('[', '', ']'), unfit),
    attack('ten thousand unknown names', JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`n${at}`, 1]))), unfit),
    attack('too large', JSON.stringify({ padding: 'x'.repeat(BODY_LIMIT) }), [413]),
    attack('plain text', 'hello', [415], 'text/plain'), attack('XML', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', [415], 'application/xml'), attack('no kind', 'hello', [400, 415], undefined),
    attack('a kind that is none', '{}', [400, 415], 'nonsense'), attack('form', 'a=1&__proto__[x]=1', takesJson ? [400, 415] : ANY, 'application/x-www-form-urlencoded'), attack('compressed', Buffer.from([0x1f, 0x8b, 8, 0]), refused),
    ...(body?.type === 'multipart/form-data' ? [] : [attack('multipart', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n', endpoint.operation.requestBody?.required === true ? [400, 415] : ANY, 'multipart/form-data; boundary=x')]),
  ];
}

/** Every property of the body of the wrong kind, missing, null, too long, out of its values; unknown and prototype names in every object. */
export function propertyAttacks(document: Document, endpoint: Endpoint, good: Call): readonly Attack[] {
  const body = bodyOf(endpoint);
  if (body === undefined) return [];
  if (body.type !== JSON_TYPE) return [];
  const sample = sampleOf(document, body.schema);
  const changes = objectChanges(document, body.schema, (name) => name === '' ? [] : [name]);
  return changes.map(({ name, at, value, statuses }) => ({ name, call: { ...good, body: write(changed(sample, at, value)) }, statuses }));
}

interface Change {
  readonly name: string;
  readonly at: readonly string[];
  /** `undefined` takes the property away. */
  readonly value: Json | undefined;
  readonly statuses: readonly number[];
}

/** A name that JSON.parse would not make an own property of; {@link write} puts it in. */
const PROTOTYPE = '@@proto@@';
/** Deeper than `JSON.stringify` can write; {@link write} does. */
const DEEP_OBJECT = '@@object@@';
const DEEP_LIST = '@@list@@';
const deep = (open: string, inner: string, close: string): string => `${open.repeat(20_000)}${inner}${close.repeat(20_000)}`;
const write = (value: Json): string =>
  JSON.stringify(value).replaceAll(PROTOTYPE, '__proto__').replaceAll(`"${DEEP_OBJECT}"`, deep('{"a":', '1', '}')).replaceAll(`"${DEEP_LIST}"`, deep('[', '', ']'));

function changed(value: Json, [first, ...rest]: readonly string[], to: Json | undefined): Json {
  if (first === undefined) return to ?? null;
  const inner = value as Readonly<Record<string, Json>>;
  if (Array.isArray(value)) return value.map((each: Json, at) => (String(at) === first ? changed(each, rest, to) : each));
  const { [first]: old, ...others } = inner;
  if (rest.length === 0) return to === undefined ? others : { ...others, [first]: to };
  return { ...others, [first]: changed(old ?? {}, rest, to) };
}

function objectChanges(document: Document, given: Schema, at: (name: string) => readonly string[]): readonly Change[] {
  const schema = plainSchema(document, given);
  const here = at('').join('.') || 'body';
  const extra = (what: string, name: string, value: Json, statuses: readonly number[]): Change => ({ name: `${here}: ${what}`, at: at(name), value, statuses });
  const isFree = schema.additionalProperties === true;
  return [
    extra('prototype', PROTOTYPE, { admin: true }, MALFORMED),
    extra('prototype of the constructor', 'constructor', { prototype: { admin: true } }, MALFORMED),
    ...(['tongban', 'constructor', 'hasOwnProperty', 'toJSON', 'then'].map((name) => extra(`unknown ${name}`, name, 1, isFree ? ANY : MALFORMED))),
    ...(isFree ? [extra('NUL in a name', 'a\0b', 1, ANY), extra('lone surrogate in a name', '\ud800', 1, ANY), extra('NUL', 'x', 'a\0b', ANY), extra('lone surrogate', 'x', '\udc00a', ANY), extra('deep', 'x', DEEP_OBJECT, MALFORMED), extra('deep list', 'x', DEEP_LIST, MALFORMED), extra('a long name', 'n'.repeat(10_000), 1, ANY)] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => valueChanges(document, inner, at(name), schema.required?.includes(name) === true)),
  ];
}

function valueChanges(document: Document, given: Schema, at: readonly string[], isRequired: boolean): readonly Change[] {
  const schema = plainSchema(document, given);
  const types = typesOf(schema);
  const change = (what: string, value: Json | undefined, statuses: readonly number[] = MALFORMED): Change => ({ name: `${at.join('.')}: ${what}`, at, value, statuses });
  const wrong: Readonly<Record<string, Json>> = { string: MARKER, number: 7, boolean: true, array: [MARKER], object: { marker: MARKER } };
  const fits = (kind: string): boolean => types.includes(kind) || (kind === 'number' && types.includes('integer'));
  const list = schema.items;
  return [
    ...Object.entries(wrong).filter(([kind]) => !fits(kind)).map(([kind, value]) => change(`${kind} instead of ${types.join()}`, value)),
    ...(types.includes('null') ? [] : [change('null', null, isRequired ? MALFORMED : ANY)]),
    ...(isRequired ? [change('missing', undefined)] : []),
    ...(types.includes('string') ? textChanges(schema, change) : []),
    ...(fits('number') ? [change('a fraction', 1.5), change('below', (schema.minimum ?? 0) - 1), change('beyond 32 bits', 2 ** 31, ANY), change('beyond 53 bits', 2 ** 60, ANY), change('huge', 1e300, ANY), change('a number as text', '1')] : []),
    ...(list === undefined ? [] : [
      change('too many', Array.from({ length: (schema.maxItems ?? 1_000) + 1 }, () => sampleOf(document, list))), change('holds null', [null]), change('holds a list', [[]]), change('deep', DEEP_LIST),
      ...valueChanges(document, list, [...at, '0'], false).filter(({ name, value }) => value !== null && !name.endsWith(': missing')),
    ]),
    ...(types.includes('object') ? objectChanges(document, schema, (name) => (name === '' ? at : [...at, name])) : []),
  ];
}

function textChanges(schema: Schema, change: (what: string, value: Json, statuses?: readonly number[]) => Change): readonly Change[] {
  const isBound = schema.enum !== undefined || schema.pattern !== undefined || schema.format !== undefined;
  const hostile: Readonly<Record<string, string>> = { NUL: 'a\0aaaaaaaaaaaaaaaaa'.slice(0, schema.maxLength), 'lone surrogate': '\ud800'.repeat(schema.minLength ?? 3), 'right to left': '\u202eabc', 'the empty text': '', blanks: ' '.repeat(schema.minLength ?? 3) };
  return [
    ...Object.entries(hostile).map(([what, value]) => change(what, value, isBound ? MALFORMED : ANY)),
    ...(isBound ? ['nonsense', '__proto__', 'toString', '120000\n'].map((value) => change(JSON.stringify(value), value)) : []),
    ...(schema.maxLength === undefined ? [] : [change('too long', MARKER + 'a'.repeat(schema.maxLength + 1 - Math.min(MARKER.length, schema.maxLength)))]),
    ...((schema.minLength ?? 0) > 1 ? [change('too short', 'a')] : []),
    change('far too long', MARKER + 'a'.repeat(200_000), schema.maxLength === undefined && !isBound ? ANY : MALFORMED),
  ];
}

function parametersIn({ operation }: Endpoint, place: Parameter['in']): readonly Parameter[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place);
}
