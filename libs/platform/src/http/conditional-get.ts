import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Public data that may be kept, but must be asked for again each time: it changes the moment the last party signs. */
const KEEP_AND_ASK = 'public, no-cache';

/** A strong entity tag (RFC 9110, 8.8.3) for what these parts determine. */
export function etagOf(...parts: readonly string[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}"`;
}

/**
 * Puts the tag on the answer and says whether the reader has this state already (`If-None-Match`); then the answer is 304 and nothing may be sent. The
 * comparison is the weak one, as RFC 9110 wants it: a proxy that compresses may have weakened our tag.
 */
export function isKnown(request: Pick<FastifyRequest, 'headers'>, reply: FastifyReply, etag: string): boolean {
  void reply.header('etag', etag).header('cache-control', KEEP_AND_ASK);
  const given = request.headers['if-none-match'];
  const known = given !== undefined && given.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  if (known) void reply.status(304);
  return known;
}

/** Answers a GET of JSON with its tag, and with 304 where the reader has it already. */
@Injectable()
export class ConditionalGet implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(map((body: unknown) => (isKnown(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), etagOf(JSON.stringify(body))) ? undefined : body)));
  }
}
