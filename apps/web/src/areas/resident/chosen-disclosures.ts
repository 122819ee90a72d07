/** Personal claims that stand in a certificate only where its holder leaves them in (docs/design/credentials.md). */
export const HIDDEN_CLAIMS = ['holder_name', 'holder_id_last4', 'holder_certificate_number'] as const;

function claimOf(disclosure: string): unknown {
  const bytes = Uint8Array.from(atob(disclosure.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  const parts: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return Array.isArray(parts) ? parts[1] : undefined;
}

/** The SD-JWT with the disclosures of these claims only: those above, or attributes by their codes. */
export function chosenDisclosures(compact: string, claims: readonly string[]): string {
  const [jwt = '', ...disclosures] = compact.split('~').filter((part) => part !== '');
  return [jwt, ...disclosures.filter((each) => claims.some((claim) => claim === claimOf(each))), ''].join('~');
}
