import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refused } from '#kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { RateLimits, countsForAddress, type LimitedAct } from '../limits/rate-limits.js';
import { CONFIG } from '../tokens.js';
import { actorRole, PUBLIC, type Actor } from './actor.js';
import { SESSION_COOKIE } from './cookies.js';
import { csrfReason } from './csrf.js';
import { ACCESS, FOREIGN_TOKENS, LIMITED, type Access, type HandlerRole } from './decorators.js';
import { BearerGuard, SessionGuard } from './strategy.guards.js';

/** What the decorators say of one handler. */
interface HandlerRules {
  readonly access: Access;
  readonly limited: LimitedAct | undefined;
  readonly foreignTokens: boolean;
}

/**
 * The one guard before every handler: finds out who acts (`request.actor`), checks that the request comes from our own page, counts it,
 * and asks the handler's decorators whether this actor may call it. Every "no" is a {@link Refused}.
 */
@Injectable()
export class ActorGuard implements CanActivate {
  private readonly rules = new WeakMap<object, HandlerRules>();

  constructor(
    private readonly reflector: Reflector,
    private readonly people: SessionGuard,
    private readonly systems: BearerGuard,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { access, limited, foreignTokens } = this.rulesOf(context);
    request.actor = foreignTokens ? PUBLIC : await this.identify(context, request);
    await this.count(request, request.actor, limited);
    if (access === 'public') return true;
    if (request.actor.kind === 'public') throw new Refused({ code: 'not_signed_in' });
    if (access !== 'signed_in' && !access.includes(actorRole(request.actor) as HandlerRole)) throw new Refused({ code: 'forbidden' });
    return true;
  }

  /** Before anyone is signed in there is only the address to count for. */
  private async count(request: FastifyRequest, actor: Actor, act: LimitedAct | undefined): Promise<void> {
    const isOfAddress = act !== undefined && countsForAddress(act);
    if (isOfAddress) await this.limits.takeForAddress(request.ip, act);
    if (actor.kind === 'person') {
      this.limits.giveBack(request.ip);
      await this.limits.takeForAccount(actor.personId, isOfAddress ? undefined : act);
    } else if (act === 'certificate_check') await this.limits.takeForAddress(request.ip, act);
  }

  private async identify(context: ExecutionContext, request: FastifyRequest): Promise<Actor> {
    // A page of another site cannot send this header, so a request that has it needs no CSRF token, whatever cookies came along.
    if (request.headers.authorization !== undefined) {
      await this.systems.canActivate(context);
      if (!request.signedIn) throw badToken(context);
      return request.signedIn.actor;
    }
    if (request.cookies[SESSION_COOKIE] === undefined) return PUBLIC;
    await this.people.canActivate(context);
    const { signedIn } = request;
    if (!signedIn?.session) return PUBLIC;
    const reason = csrfReason(request.method, request.headers, signedIn.session.csrfToken, this.config.publicUrl);
    if (reason) throw new Refused({ code: 'csrf', details: { reason } });
    return signedIn.actor;
  }

  private rulesOf(context: ExecutionContext): HandlerRules {
    const handler = context.getHandler();
    const known = this.rules.get(handler);
    if (known) return known;
    const places = [handler, context.getClass()];
    const rules: HandlerRules = {
      access: this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places) ?? 'signed_in',
      limited: this.reflector.getAllAndOverride<LimitedAct | undefined>(LIMITED, places),
      foreignTokens: this.reflector.getAllAndOverride<boolean | undefined>(FOREIGN_TOKENS, places) === true,
    };
    this.rules.set(handler, rules);
    return rules;
  }
}

function badToken(context: ExecutionContext): Refused {
  void context.switchToHttp().getResponse<FastifyReply>().header('www-authenticate', 'Bearer error="invalid_token"');
  return new Refused({ code: 'not_signed_in', details: { reason: 'invalid_token' } });
}
