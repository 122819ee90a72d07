/** Name of a law or policy document with the article that makes the rule, as shown to residents and clerks. */
export interface LawRef {
  readonly law: string;
  readonly article?: string;
}

/** One field of the input that a rule did not accept. `path` is dotted, as in the request body. */
export interface FieldIssue {
  readonly path: string;
  readonly code: string;
  readonly expected?: string;
}

/**
 * A rule said no. A value, not an exception: it becomes an RFC 9457 problem only at the service's edge.
 * `code` is looked up in the exhaustive table of the context that owns it; `details` fill the wording in the web app.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly FieldIssue[];
  readonly lawRef?: LawRef;
}

/** Carries a {@link Refusal} out of a service; the only exception that contexts throw on purpose. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
  }
}
