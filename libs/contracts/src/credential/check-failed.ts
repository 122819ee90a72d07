/** Why a credential is not accepted, in the order in which it is checked: of several reasons the first is given (docs/design/credentials.md, 5). */
export const CREDENTIAL_REFUSALS = [
  'malformed', 'wrong_type', 'unsupported_algorithm', 'unknown_issuer', 'unknown_key', 'bad_signature', 'bad_disclosure',
  'not_yet_valid', 'expired', 'key_binding_missing', 'bad_key_binding', 'wrong_audience', 'wrong_nonce',
  'status_unavailable', 'revoked', 'suspended',
] as const;
export type CredentialRefusal = (typeof CREDENTIAL_REFUSALS)[number];

/** Ends a check with its reason; it never leaves `verifyCredential`. */
export class CheckFailed extends Error {
  constructor(readonly reason: CredentialRefusal, detail: string) {
    super(detail);
  }
}
