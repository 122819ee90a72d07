import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { BearerTokens } from './bearer-tokens.service.js';
import { RequestStrategy } from './request-strategy.js';
import type { SignedIn } from './signed-in.js';

/** Systems: an access token of the provider in the Authorization header. */
@Injectable()
export class BearerStrategy extends PassportStrategy(RequestStrategy) {
  constructor(private readonly tokens: BearerTokens) {
    super();
  }

  async validate(request: FastifyRequest): Promise<SignedIn | null> {
    const [, token] = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    return token === undefined ? null : ((await this.tokens.find(token)) ?? null);
  }
}
