const LONGEST = 512;

/**
 * The path on our own site to which a browser may be sent after signing in. Anything else (another site, a scheme, `//host`, the API
 * itself) becomes the start page: a link that abuses our name must not lead out. What is given back is what the URL standard made of
 * it, so that a browser cannot read it in another way.
 */
export function localPath(wanted: string | undefined, publicUrl: string): string {
  if (wanted === undefined || wanted.length > LONGEST || !wanted.startsWith('/') || wanted.startsWith('//')) return '/';
  if (!URL.canParse(wanted, publicUrl)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, publicUrl);
  if (origin !== new URL(publicUrl).origin || pathname.startsWith('//') || /^\/(api|demo-sign-in)(\/|$)/.test(pathname)) return '/';
  return `${pathname}${search}${hash}`;
}
