import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { PostRole } from '#contracts';
import type { FastifyRequest } from 'fastify';
import type { LimitedAct } from '../limits/rate-limits.js';
import { PUBLIC, type Actor } from './actor.js';

/** Who may call a handler. Without a decorator every signed-in person may: forgetting one locks, it never opens. */
export type Access = 'public' | 'signed_in' | readonly HandlerRole[];
/** A post's role, or a signed-in person who acts in no post. */
export type HandlerRole = PostRole | 'resident';

export const ACCESS = 'tongban:access';
export const LIMITED = 'tongban:limited';
export const FOREIGN_TOKENS = 'tongban:foreign-tokens';
/** Names of the security schemes in the OpenAPI document. */
const SESSION_SCHEME = 'session';
const BEARER_SCHEME = 'bearer';

type HandlerDecorator = ClassDecorator & MethodDecorator;

/** Anyone may call it; who is signed in is still known to it. */
export function Public(): HandlerDecorator {
  return SetMetadata(ACCESS, 'public' satisfies Access);
}

/** Every signed-in person may call it, in whatever post. */
export function SignedInOnly(): HandlerDecorator {
  return guarded('signed_in');
}

/** Only these posts may call it; `resident` is a signed-in person who acts in no post. */
export function Roles(...roles: readonly HandlerRole[]): HandlerDecorator {
  return guarded(roles);
}

/** Counts the call against a limit of its own, beyond the general ones. */
export function Limited(act: LimitedAct): HandlerDecorator {
  return SetMetadata(LIMITED, act);
}

/** Nobody is signed in here: cookies are not looked at, and a bearer token is one of another protocol, which the handler checks itself. */
export function ForeignTokens(): HandlerDecorator {
  return SetMetadata(FOREIGN_TOKENS, true);
}

/** The parameter that says who acts. */
export const CurrentActor = createParamDecorator(
  (_: undefined, context: ExecutionContext): Actor => context.switchToHttp().getRequest<FastifyRequest>().actor ?? PUBLIC,
);

function guarded(access: Access): HandlerDecorator {
  return applyDecorators(SetMetadata(ACCESS, access), ApiCookieAuth(SESSION_SCHEME), ApiBearerAuth(BEARER_SCHEME)) as HandlerDecorator;
}
