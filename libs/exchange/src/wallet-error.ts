/** Errors of the token and credential endpoints, in the words of OAuth 2.0 and OpenID4VCI 1.0. */
export type WalletErrorCode =
  | 'invalid_request' | 'invalid_grant' | 'unsupported_grant_type' | 'invalid_token' | 'invalid_credential_request' | 'unknown_credential_configuration' | 'unknown_credential_identifier' | 'invalid_proof' | 'invalid_nonce'
  | 'credential_request_denied' | 'temporarily_unavailable' | 'server_error';

/** A "no" to a wallet; `message` is its error_description, for engineers. */
export class WalletError extends Error {
  override readonly name = 'WalletError';

  constructor(
    readonly code: WalletErrorCode,
    message: string,
    readonly status: 400 | 401 | 404 | 429 | 500 | 503 = 400,
  ) {
    super(message);
  }
}
