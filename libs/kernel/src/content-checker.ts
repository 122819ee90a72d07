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
