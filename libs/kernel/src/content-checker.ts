import type { FieldIssue } from './refusal.js';

/** Looks at one JSON object and notes everything that is wrong, with the path of each. */
export class ContentChecker {
  constructor(
    private readonly content: Readonly<Record<string, unknown>>,
    readonly issues: FieldIssue[] = [],
    private readonly prefix = '',
  ) {}

  value(field: string): unknown {
    return this.content[field];
  }

  /** All of it, for rules about its keys. */
  object(): Readonly<Record<string, unknown>> {
    return this.content;
  }

  report(field: string, code: string, expected?: string): void {
    const path = field === '' ? this.prefix.replace(/\.$/, '') : `${this.prefix}${field}`;
    this.issues.push({ path, code, ...(expected === undefined ? {} : { expected }) });
  }

  noOthers(known: readonly string[]): void {
    for (const field of Object.keys(this.content)) if (!known.includes(field)) this.report(field, 'unknown_field');
  }

  text(field: string, most: number): void {
    const value = this.content[field];
    if (typeof value !== 'string' || value.trim() === '') this.report(field, 'required');
    else if (value.length > most) this.report(field, 'too_long', String(most));
  }

  /** The same where it may be left out. */
  optionalText(field: string, most: number): void {
    if (this.content[field] !== undefined) this.text(field, most);
  }

  /** One meaning in both languages, as `zh` and `en` of a part or as two fields that end so. */
  bothTexts(field: string, most: number): void {
    const [zh, en] = field === '' ? ['zh', 'en'] : [`${field}Zh`, `${field}En`];
    this.text(zh, most);
    // What takes one sign in Chinese takes about three letters in English.
    this.text(en, 3 * most);
  }

  flag(field: string): void {
    if (typeof this.content[field] !== 'boolean') this.report(field, 'flag');
  }

  /** Only `true`, or left out. */
  markedTrue(field: string): void {
    if (this.content[field] !== undefined && this.content[field] !== true) this.report(field, 'one_of', 'true');
  }

  matches(field: string, form: RegExp, expected: string): void {
    const value = this.content[field];
    if (typeof value !== 'string' || !form.test(value)) this.report(field, 'form', expected);
  }

  texts(field: string, most: number, length: number): void {
    const value = this.content[field];
    if (!Array.isArray(value) || value.some((each) => typeof each !== 'string' || each.trim() === '')) return this.report(field, 'texts');
    if (value.length > most) this.report(field, 'too_many', String(most));
    if (value.some((each: string) => each.length > length)) this.report(field, 'too_long', String(length));
  }

  oneOf(field: string, allowed: readonly string[]): void {
    const value = this.content[field];
    if (typeof value !== 'string' || !allowed.includes(value)) this.report(field, 'one_of', allowed.join(', '));
  }

  /** Some of these words, each once, at least so many. */
  someOf(field: string, allowed: readonly string[], least: number): void {
    const value = this.content[field];
    if (!Array.isArray(value) || value.some((each) => !(allowed as readonly unknown[]).includes(each))) return this.report(field, 'one_of', allowed.join(', '));
    if (value.length < least) this.report(field, 'too_few', String(least));
    if (new Set(value).size !== value.length) this.report(field, 'twice');
  }

  known(field: string, names: ReadonlySet<string>, code: string): void {
    const value = this.content[field];
    if (typeof value !== 'string' || !names.has(value)) this.report(field, code, typeof value === 'string' ? value : undefined);
  }

  whole(field: string, least: number, most: number): void {
    const value = this.content[field];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) this.report(field, 'whole_number', `${least}-${most}`);
  }

  /** Division codes that exist, each once, at least so many. */
  jurisdictions(field: string, known: ReadonlySet<string>, least: number): void {
    const value = this.content[field];
    if (!Array.isArray(value) || value.length < least) return this.report(field, 'too_few', String(least));
    for (const code of value as unknown[]) if (typeof code !== 'string' || !known.has(code)) this.report(field, 'jurisdiction_unknown', String(code));
    if (new Set(value).size !== value.length) this.report(field, 'twice');
  }

  /** The checker of a part; undefined, with an issue unless it may be null, where there is none. */
  part(field: string, mayBeNull: boolean): ContentChecker | undefined {
    const value = this.content[field];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new ContentChecker(value as Readonly<Record<string, unknown>>, this.issues, `${this.prefix}${field}.`);
    if (!(mayBeNull && value === null)) this.report(field, 'required');
    return undefined;
  }

  /** The checker of a part that may be left out. */
  optionalPart(field: string): ContentChecker | undefined {
    return this.content[field] === undefined ? undefined : this.part(field, false);
  }

  /** A checker for each item of a list of objects that may be left out. */
  optionalParts(field: string, most: number): ContentChecker[] {
    return this.content[field] === undefined ? [] : this.parts(field, most);
  }

  /** A checker for each value of an object whose values are objects, by its key. */
  members(most: number): (readonly [string, ContentChecker])[] {
    const keys = Object.keys(this.content);
    if (keys.length > most) this.report('', 'too_many', String(most));
    return keys.flatMap((key): (readonly [string, ContentChecker])[] => {
      const part = this.part(key, false);
      return part ? [[key, part]] : [];
    });
  }

  /** The items of a list, for rules about all of them together; empty where it is none. */
  list(field: string): readonly unknown[] {
    const value = this.content[field];
    return Array.isArray(value) ? value : [];
  }

  /** Reports every item of a list of coded things whose code stands there twice. */
  codesOnce(field: string): void {
    const codes = this.list(field).map((each) => (typeof each === 'object' && each !== null ? (each as { readonly code?: unknown }).code : undefined));
    codes.forEach((code, i) => { if (codes.indexOf(code) !== i) this.report(`${field}.${i}.code`, 'twice', String(code)); });
  }

  /** A checker for each item of a list of objects. */
  parts(field: string, most: number): ContentChecker[] {
    const value = this.content[field];
    if (!Array.isArray(value) || value.some((each) => typeof each !== 'object' || each === null || Array.isArray(each))) {
      this.report(field, 'list');
      return [];
    }
    if (value.length > most) this.report(field, 'too_many', String(most));
    return value.map((each, i) => new ContentChecker(each as Readonly<Record<string, unknown>>, this.issues, `${this.prefix}${field}.${i}.`));
  }
}
