import type { Problem, RefusalCode } from '#contracts';

/** Codes that only the browser knows: no answer came, or the answer was not one of ours. */
export type LocalCode = 'offline' | 'unexpected';
export type ProblemCode = RefusalCode | LocalCode;

/** A refusal or failure that the server (or the lack of one) answered with. Screens word it by `code`. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly problem: Problem | undefined;
  /** Seconds to wait before another try, when the server said so. */
  readonly retryAfter: number | undefined;

  constructor(code: string, status: number, problem?: Problem, retryAfter?: number) {
    super(code);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'status' in value;
}

/** Turns an answer that is not a success into an {@link ApiProblem}. */
export function problemFrom(status: number, body: unknown, retryAfter: string | null): ApiProblem {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const wait = Number.isFinite(seconds) ? seconds : undefined;
  return isProblem(body) ? new ApiProblem(body.code, status, body, wait) : new ApiProblem(status === 503 ? 'unavailable' : 'unexpected', status, undefined, wait);
}

/** The failure of a request that got no answer. */
export function noAnswer(): ApiProblem {
  return new ApiProblem('offline', 0);
}

export function hasCode(error: unknown, ...codes: readonly ProblemCode[]): boolean {
  return error instanceof ApiProblem && codes.some((code) => code === error.code);
}
