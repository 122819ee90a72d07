/** RFC 9457 problem, the only shape of an error answer. Its media type is `application/problem+json`. */
export interface Problem {
  /** `urn:tongban:problem:<code>` */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Stable code; the web app's wording is keyed by it. */
  readonly code: string;
  /** Quote it to support: the same id stands in the logs. */
  readonly correlationId: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly expected?: string }[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly lawRef?: { readonly law: string; readonly article?: string };
}
