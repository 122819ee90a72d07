import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '#contracts';
import { Refused, type Refusal } from '#kernel';
import type { FastifyReply } from 'fastify';
import { newId } from '../database/ids.js';
import { Logger } from '../logging/logger.js';
import { currentContext } from '../logging/request-context.js';
import { ProblemCatalogue } from './problem-table.js';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'malformed', 401: 'not_signed_in', 403: 'forbidden', 404: 'not_found', 405: 'method_not_allowed', 406: 'not_acceptable', 408: 'timeout',
  413: 'too_large', 414: 'too_large', 415: 'unsupported_media_type', 429: 'too_many_requests', 431: 'too_large', 503: 'unavailable',
};
/** PostgreSQL said that it cannot serve now (class 53, 57), or that the row is taken: lock time-out, deadlock. */
const BUSY = /^(53|57|55P03|40P01|40001)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Turns whatever is thrown into an RFC 9457 problem. The only place that does; input never becomes a 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly problems: ProblemCatalogue,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), this.toProblem(error));
  }

  toProblem(error: unknown): Problem {
    const refusal = toRefusal(error);
    if (refusal.code === 'internal') this.logger.failure('unexpected error', error);
    return problemOf(refusal, this.problems);
  }
}

/** Sends a problem, unless something was sent already. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.sent) return;
  const retryAfter = problem.details?.['retryAfter'];
  if (problem.status === 429 || problem.status === 503) void reply.header('retry-after', typeof retryAfter === 'number' ? String(Math.ceil(retryAfter)) : '2');
  void reply.status(problem.status).header('content-type', PROBLEM_TYPE).header('cache-control', 'no-store').send(JSON.stringify(problem));
}

/** The problem that stands for a refusal. */
export function problemOf(refusal: Refusal, problems: ProblemCatalogue): Problem {
  const { status, title } = problems.kindOf(refusal.code);
  return {
    type: `urn:tongban:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    correlationId: currentContext()?.correlationId ?? newId(),
    ...(refusal.issues ? { errors: refusal.issues } : {}),
    ...(refusal.details ? { details: refusal.details } : {}),
    ...(refusal.lawRef ? { lawRef: refusal.lawRef } : {}),
  };
}

/** Reads an exception as the refusal that it amounts to; `internal` when nobody foresaw it. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof HttpException) return { code: BY_STATUS[error.getStatus()] ?? (error.getStatus() < 500 ? 'malformed' : 'internal') };
  const { code, statusCode, message } = error as { code?: unknown; statusCode?: unknown; message?: unknown };
  if (typeof code === 'string' && (BUSY.test(code) || NETWORK.has(code))) return { code: 'unavailable' };
  if (typeof message === 'string' && /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/.test(message)) return { code: 'unavailable' };
  if (code === '22P05' || code === '22021') return { code: 'malformed' };
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return { code: BY_STATUS[statusCode] ?? 'malformed' };
  return { code: 'internal' };
}
