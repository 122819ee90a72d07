import type { PostRole } from '#contracts';
import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { kept } from '../components/form/kept-text.js';
import { api, read } from './client.js';
import { keepCsrfToken } from './csrf.js';
import type { Post, Session } from './types.js';

/** Who is signed in and in which post; every page reads it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await read(api.GET('/api/session', { signal }));
    keepCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 60_000,
});

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The session inside a page that is only drawn for signed-in people. */
export function useSignedIn(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function activeRole(session: Session | undefined): PostRole | 'resident' | 'public' {
  if (session === undefined || !session.signedIn) return 'public';
  return session.activePost?.role ?? 'resident';
}

/** Where the server begins the sign-in, coming back to the given page of this app. */
export function signInAddress(returnTo: string): string {
  return `/api/session/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
}

/** The page on which a post begins its day. */
export function homeOf(post: Post | null): '/work' | '/window' | '/admin/catalogue' | '/admin/attention' | '/admin/audit' | '/' {
  switch (post?.role) {
    case undefined:
      return '/';
    case 'window_clerk':
      return '/window';
    case 'case_clerk':
    case 'authority_head':
    case 'supervisor':
      return '/work';
    case 'catalogue_admin':
      return '/admin/catalogue';
    case 'platform_admin':
      return '/admin/attention';
    case 'auditor':
      return '/admin/audit';
  }
}

/** Acts in another post, or as oneself with null. Everything read so far may look different afterwards and is dropped. */
export function useSwitchPost(): (postId: string | null) => Promise<Session> {
  const client = useQueryClient();
  return async (postId) => {
    const session = await read(api.POST('/api/session/post', { body: { postId } }));
    keepCsrfToken(session.csrfToken);
    client.setQueryData(sessionQuery.queryKey, session);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    return session;
  };
}

async function endSession(everywhere: boolean): Promise<string | null> {
  return (await read(api.POST('/api/session/sign-out', { body: { everywhere } }))).providerSignOutUrl;
}

/** Ends the session here, or on every device, forgets what was typed, and leaves by the provider's own sign-out where it has one. */
export function useSignOut(): (everywhere: boolean) => Promise<void> {
  return async (everywhere) => {
    const onward = await endSession(everywhere);
    kept.dropAll();
    window.location.assign(onward ?? '/');
  };
}

/** Ends the session here and says where the provider's own sign-out is; null where it has none. */
export function useLeave(): () => Promise<string | null> {
  return useCallback(async () => await endSession(false), []);
}
