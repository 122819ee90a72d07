import { Inject, Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/tx.js';
import { PRINCIPALS } from '../tokens.js';
import { SYSTEM } from './actor.js';
import type { Principal, Principals } from './principals.js';
import { csrfTokenOf, isSessionToken, newSessionToken, sessionHash } from './session-token.js';
import { SessionStore, type SessionRow } from './session.store.js';
import { ShortCache } from './short-cache.js';
import { signedInAs, type OpenSession, type SignedIn } from './signed-in.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Twelve hours cover the longest working day, so that nobody stays signed in overnight; nothing prolongs it. */
export const ABSOLUTE_LIMIT = 12 * HOUR;
/** A post reads other people's papers: half an hour away from the desk ends it. */
export const POST_IDLE_LIMIT = 30 * MINUTE;
/** A resident sees only what is their own, and may need long to find the papers that a form asks for. */
export const RESIDENT_IDLE_LIMIT = 2 * HOUR;
/** A lasting session is written at most once a minute; idle limits are true to that minute. */
const SEEN_EVERY = MINUTE;
/** Rows stay for a day after they ran out, for questions; who signed in when is kept by the audit. */
const KEPT_AFTER_EXPIRY = 24 * HOUR;
/** How long a process may trust what it read: a sign-out or a lost post is felt at once in the process that did it, and within this time in every other. */
const TRUSTED_FOR = 5_000;
const SESSIONS_REMEMBERED = 20_000;

/** The life of cookie sessions: platform.session holds only the hash of the token. */
@Injectable()
export class Sessions {
  private readonly recent = new ShortCache<SignedIn>(TRUSTED_FOR, SESSIONS_REMEMBERED);

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: SessionStore,
    @Inject(PRINCIPALS) private readonly principals: Principals,
  ) {}

  /** Who is behind a session token; undefined when there is no such session, it has ended, or it was idle too long. */
  async find(token: string): Promise<SignedIn | undefined> {
    return isSessionToken(token) ? this.recent.get(token, async () => this.read(token)) : undefined;
  }

  /** Whether the session still lasts and its person still holds its post. Looking does not prolong it: an open page is not somebody at the desk. */
  async isOpen(token: string): Promise<boolean> {
    const row = await this.work.run(SYSTEM, async (tx) => {
      const open = await this.store.findOpen(tx, sessionHash(token));
      return open && !isIdle(open, tx.now) ? open : undefined;
    });
    const principal = row && (await this.principals.load(row.personId));
    return principal !== undefined && (row?.postId === null || principal.posts.some((held) => held.postId === row?.postId));
  }

  /**
   * Signs a person in, in the first of their posts or as a resident, and ends the session that the browser had before: a token known
   * before the sign-in is worth nothing after it. `providerSession` is the ID token, kept for signing out at the provider.
   */
  async open(principal: Principal, providerSession: string | null, previous: string | undefined): Promise<OpenSession> {
    const post = principal.posts[0] ?? null;
    const session = await this.work.run(SYSTEM, async (tx) => {
      if (previous !== undefined && isSessionToken(previous)) await this.store.end(tx, sessionHash(previous));
      await this.store.removeSome(tx, new Date(tx.now.getTime() - KEPT_AFTER_EXPIRY));
      const expiresAt = new Date(tx.now.getTime() + ABSOLUTE_LIMIT);
      tx.audit({ act: 'session.sign_in', subjectKind: 'person', subjectId: principal.personId, jurisdiction: post?.jurisdictionCode, detail: { postId: post?.postId ?? null } });
      return this.insert(tx, { personId: principal.personId, postId: post?.postId ?? null, providerSession, createdAt: tx.now, seenAt: tx.now, expiresAt });
    });
    if (previous !== undefined) this.recent.forget(previous);
    return session;
  }

  /**
   * Goes on in another post of the person, or as a resident (null), under a new token and within the same absolute limit. Refuses
   * `post_not_held`, and `not_signed_in` when the session ended meanwhile.
   */
  async switchPost({ principal: { personId } }: SignedIn, token: string, postId: string | null): Promise<SignedIn> {
    const principal = await this.principals.load(personId);
    if (!principal) throw new Refused({ code: 'not_signed_in' });
    const post = principal.posts.find((held) => held.postId === postId);
    if (postId !== null && !post) throw new Refused({ code: 'post_not_held', details: { postId } });
    const session = await this.work.run(SYSTEM, async (tx) => {
      const ended = await this.store.end(tx, sessionHash(token));
      if (!ended) throw new Refused({ code: 'not_signed_in' });
      tx.audit({ act: 'session.switch_post', subjectKind: 'person', subjectId: personId, jurisdiction: post?.jurisdictionCode, detail: { from: ended.postId, to: postId } });
      return this.insert(tx, { ...ended, postId, seenAt: tx.now });
    });
    this.recent.forget(token);
    return signedInAs(principal, postId, session);
  }

  /** Ends the session, or with `everywhere` every session of its person. Gives the ID token of the sign-in, if it is known. */
  async end(token: string, everywhere: boolean): Promise<string | null> {
    const ended = await this.work.run(SYSTEM, async (tx) => {
      const row = await this.store.end(tx, sessionHash(token));
      if (!row) return undefined;
      const others = everywhere ? await this.store.endAllOf(tx, row.personId) : 0;
      tx.audit({ act: 'session.sign_out', subjectKind: 'person', subjectId: row.personId, detail: { postId: row.postId, everywhere, others } });
      return row;
    });
    if (everywhere) this.recent.clear();
    else this.recent.forget(token);
    return ended?.providerSession ?? null;
  }

  private async insert(tx: Tx, row: SessionRow): Promise<OpenSession> {
    const token = newSessionToken();
    await this.store.insert(tx, sessionHash(token), row);
    return { token, csrfToken: csrfTokenOf(token) };
  }

  private async read(token: string): Promise<SignedIn | undefined> {
    const idHash = sessionHash(token);
    const row = await this.work.run(SYSTEM, async (tx) => {
      const open = await this.store.findOpen(tx, idHash);
      if (!open || isIdle(open, tx.now)) return undefined;
      if (tx.now.getTime() - open.seenAt.getTime() >= SEEN_EVERY) await this.store.touch(tx, idHash);
      return open;
    });
    const principal = row && (await this.principals.load(row.personId));
    return principal && signedInAs(principal, row.postId, { token, csrfToken: csrfTokenOf(token) });
  }
}

function isIdle(row: SessionRow, now: Date): boolean {
  return now.getTime() - row.seenAt.getTime() >= (row.postId === null ? RESIDENT_IDLE_LIMIT : POST_IDLE_LIMIT);
}
