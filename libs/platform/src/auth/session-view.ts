import type { Config } from '../config.js';
import type { HeldPost, NamedInBoth } from './principals.js';
import type { PostSeat, PostView, SessionView } from './session.dto.js';
import type { SignedIn } from './signed-in.js';

/** What the browser may know of its session. */
export function sessionView(signedIn: SignedIn | undefined, mode: Config['mode']): SessionView {
  if (!signedIn) return { signedIn: false, person: null, posts: [], activePost: null, csrfToken: '', mode };
  const { principal, post, session } = signedIn;
  return {
    signedIn: true,
    person: { id: principal.personId, name: principal.displayName },
    posts: principal.posts.map(postView),
    activePost: post && postView(post),
    csrfToken: session?.csrfToken ?? '',
    mode,
  };
}

function postView(post: HeldPost): PostView {
  const { jurisdiction, authority, window } = post.titles;
  return {
    id: post.postId,
    role: post.role,
    reach: post.reach,
    jurisdiction: { code: post.jurisdictionCode, nameZh: jurisdiction.nameZh, nameEn: jurisdiction.nameEn },
    authority: named(post.authorityId, authority),
    window: named(post.windowId, window),
  };
}

function named(id: string | null, title: NamedInBoth | null): PostSeat | null {
  return id === null || title === null ? null : { id, nameZh: title.nameZh, nameEn: title.nameEn };
}
