import type { Actor, PersonActor } from './actor.js';
import type { HeldPost, Principal } from './principals.js';

/** The cookie session behind a request. */
export interface OpenSession {
  /** The value of the cookie; whoever has it is the person. */
  readonly token: string;
  readonly csrfToken: string;
}

/** Who sent a request, as the strategies found out. `session` is null for a bearer token. */
export interface SignedIn {
  readonly principal: Principal;
  readonly post: HeldPost | null;
  readonly actor: PersonActor;
  readonly session: OpenSession | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the ActorGuard before any handler runs. */
    actor?: Actor;
    signedIn?: SignedIn | undefined;
  }
}

/** The person acting in one of the posts held, or as a resident when `postId` is null or no longer held. */
export function signedInAs(principal: Principal, postId: string | null, session: OpenSession | null): SignedIn {
  const post = principal.posts.find((held) => held.postId === postId) ?? null;
  return { principal, post, session, actor: { kind: 'person', personId: principal.personId, post } };
}
