import type { PlatformRefusalCode } from '#contracts';

/** How a refusal becomes an HTTP answer. `title` is for engineers; people read the web app's wording, keyed by the code. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** A context's refusals, each with its answer. `Record` over the union of its codes, so that a new code does not compile without one. */
export type RefusalTable<Code extends string> = Readonly<Record<Code, ProblemKind>>;

const PLATFORM_PROBLEMS: RefusalTable<PlatformRefusalCode> = {
  malformed: { status: 400, title: 'The request is malformed' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  csrf: { status: 403, title: 'The request did not come from our own page' },
  forbidden: { status: 403, title: 'This post may not do that' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This method is not offered here' },
  not_acceptable: { status: 406, title: 'No representation of that kind' },
  unsupported_media_type: { status: 415, title: 'This media type is not accepted here' },
  too_large: { status: 413, title: 'Too large' },
  too_many_requests: { status: 429, title: 'Too many requests; try again later' },
  unavailable: { status: 503, title: 'Temporarily unavailable; try again' },
  stale: { status: 409, title: 'Someone changed this meanwhile' },
  conflict: { status: 409, title: 'This is in conflict with what is there' },
  idempotency_key_required: { status: 400, title: 'Idempotency-Key is missing' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another input' },
  sign_in_failed: { status: 502, title: 'The sign-in provider did not answer as it should' },
  timeout: { status: 503, title: 'It took too long; try again' },
  internal: { status: 500, title: 'Our fault' },
};

/** The tables of all contexts in one; a code that two of them claim stops the start. */
export class ProblemCatalogue {
  private readonly kinds = new Map<string, ProblemKind>(Object.entries(PLATFORM_PROBLEMS));

  add(table: RefusalTable<string>): void {
    for (const [code, kind] of Object.entries(table)) {
      if (this.kinds.has(code)) throw new Error(`Refusal code ${code} is claimed twice.`);
      this.kinds.set(code, kind);
    }
  }

  kindOf(code: string): ProblemKind {
    const kind = this.kinds.get(code);
    if (!kind) throw new Error(`Refusal code ${code} has no entry in a refusal table.`);
    return kind;
  }
}
