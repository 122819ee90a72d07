import { credentialSources, readCredentialText, readTrustedKeys, verifyCredential, type CredentialVerdict } from '#contracts';

/** A verdict with when it was made; `unreachable`: nothing could be said, because the keys could not be fetched. */
export type CheckedCredential = { readonly kind: 'checked'; readonly answer: CredentialVerdict; readonly at: Date } | { readonly kind: 'unreachable' };

const ISSUER = /\/api\/exchange\/issuers\/(\d{6})$/;
const STATUS_LIST = /\/api\/exchange\/status-lists\/([0-9a-f-]{8,64})$/;

/**
 * Verifies here, in the browser. The server is asked for the keys of a jurisdiction and for a list with the states of 131,072 certificates:
 * neither tells which certificate is looked at. Only our own server is asked, whatever address the text names; it says which issuer its keys
 * belong to, and the verifier compares that with the text.
 */
export async function checkCredential(text: string): Promise<CheckedCredential> {
  const compact = await readCredentialText(text);
  const sources = credentialSources(compact);
  const jurisdiction = ISSUER.exec(sources?.issuer ?? '')?.[1];
  const list = STATUS_LIST.exec(sources?.statusListUri ?? '')?.[1];
  const [metadata, statusList] = await Promise.all([
    jurisdiction === undefined ? '' : fetched(`/.well-known/jwt-vc-issuer/api/exchange/issuers/${jurisdiction}`),
    list === undefined ? '' : fetched(`/api/exchange/status-lists/${list}`),
  ]);
  if (metadata === null) return { kind: 'unreachable' };
  const at = new Date();
  const answer = await verifyCredential(compact, { keys: keysIn(metadata), statusList: statusList === null || statusList === '' ? undefined : statusList, now: at });
  return { kind: 'checked', answer, at };
}

function keysIn(metadata: string): ReturnType<typeof readTrustedKeys> & object {
  try {
    // keys without the name of their issuer would count for any issuer
    return (readTrustedKeys(JSON.parse(metadata)) ?? []).filter(({ issuer }) => issuer !== null);
  } catch {
    return [];
  }
}

/** The text at an address of our own server, without cookies; empty when there is none, null when the server cannot be reached. */
async function fetched(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    if (answer.ok) return await answer.text();
    return answer.status >= 500 || answer.status === 429 ? null : '';
  } catch {
    return null;
  }
}
