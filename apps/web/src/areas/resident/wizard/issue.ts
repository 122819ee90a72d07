import type { Texts } from '../../../text/zh.js';

/** What is wrong with one input: a text of the catalogue with its values. */
export interface Issue {
  readonly text: keyof Texts['apply'];
  readonly values?: Readonly<Record<string, string | number>>;
}
export type Issues = Readonly<Record<string, Issue>>;
