import type { ActorRole, PostRole, Reach } from '#contracts';

/** The post in which a person acts, with what it may see. Comes from the directory, never from a token. */
export interface PostScope {
  readonly postId: string;
  readonly role: PostRole;
  readonly jurisdictionCode: string;
  readonly reach: Reach;
  readonly authorityId: string | null;
  readonly windowId: string | null;
  /** The post's jurisdiction and, for reach `below`, everything under it. Empty for reach `own` and `all`. */
  readonly jurisdictions: readonly string[];
}

/** Who acts: the platform itself, a person (as resident, or in one post), or anyone. */
export type Actor =
  | { readonly kind: 'system' }
  | { readonly kind: 'public' }
  | { readonly kind: 'person'; readonly personId: string; readonly post: PostScope | null };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

export const SYSTEM: Actor = { kind: 'system' };
export const PUBLIC: Actor = { kind: 'public' };

/** The role that the life cycle sees. A signed-in person without an active post is a resident. */
export function actorRole(actor: Actor): ActorRole | 'public' {
  switch (actor.kind) {
    case 'system':
      return 'system';
    case 'public':
      return 'public';
    case 'person':
      return actor.post?.role ?? 'resident';
  }
}
