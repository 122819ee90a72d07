import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { Refused } from '#kernel';
import { LOGGER, Logger } from '#platform';
import type { FastifyReply } from 'fastify';
import { WalletError } from '../wallet-error.js';

/** Answers wallets in the protocol's own shape, whatever was thrown. */
@Catch()
export class WalletErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = this.toWalletError(thrown);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error.code === 'invalid_token') void reply.header('www-authenticate', 'Bearer error="invalid_token"');
    if (error.status === 429) void reply.header('retry-after', '60');
    void reply.status(error.status).header('cache-control', 'no-store').send({ error: error.code, error_description: error.message });
  }

  private toWalletError(thrown: unknown): WalletError {
    if (thrown instanceof WalletError) return thrown;
    if (thrown instanceof Refused) return ofRefusal(thrown.refusal.code);
    if (thrown instanceof HttpException && thrown.getStatus() < 500) return new WalletError('invalid_request', 'the request is malformed');
    this.logger.failure('unexpected error at a wallet endpoint', thrown);
    return new WalletError('server_error', 'our fault', 500);
  }
}

function ofRefusal(code: string): WalletError {
  if (code === 'too_many_requests') return new WalletError('temporarily_unavailable', 'too many requests; try again in a minute', 429);
  if (code === 'unavailable') return new WalletError('temporarily_unavailable', 'try again', 503);
  if (code === 'not_found') return new WalletError('invalid_request', 'there is no such issuer', 404);
  return new WalletError('invalid_request', code);
}
