let token = '';
let pending: Promise<string> | undefined;

/** Remembers the token of the session just read. */
export function keepCsrfToken(value: string | null | undefined): void {
  token = value ?? '';
}

async function fetchToken(): Promise<string> {
  const answer = await fetch('/api/session', { headers: { accept: 'application/json' }, cache: 'no-store' });
  const session: unknown = answer.ok ? await answer.json() : undefined;
  const found = typeof session === 'object' && session !== null && 'csrfToken' in session ? session.csrfToken : '';
  token = typeof found === 'string' ? found : '';
  return token;
}

/** The token that every writing request carries; read from the server once, or again after it was refused. */
export async function csrfToken(again = false): Promise<string> {
  if (token !== '' && !again) return token;
  pending ??= fetchToken().finally(() => {
    pending = undefined;
  });
  return pending;
}
