import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from './cookies.js';
import { RequestStrategy } from './request-strategy.js';
import { Sessions } from './sessions.service.js';
import type { SignedIn } from './signed-in.js';

/** People: the cookie session. */
@Injectable()
export class SessionStrategy extends PassportStrategy(RequestStrategy) {
  constructor(private readonly sessions: Sessions) {
    super();
  }

  async validate(request: FastifyRequest): Promise<SignedIn | null> {
    const token = request.cookies[SESSION_COOKIE];
    return token === undefined ? null : ((await this.sessions.find(token)) ?? null);
  }
}
