import { WalletError } from '../wallet-error.js';

/** What a wallet asks for. */
export interface CredentialRequest {
  readonly configuration: string;
  /** Its one proof. */
  readonly proof: string;
}

/** Reads a credential request (OpenID4VCI 1.0, section 8.2). Throws WalletError for what is not offered here. */
export function readCredentialRequest(body: unknown, configurations: readonly string[]): CredentialRequest {
  const request = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  if (request['credential_identifier'] !== undefined) throw new WalletError('unknown_credential_identifier', 'no identifier was given with the token: name the configuration');
  const wanted = request['credential_configuration_id'];
  if (typeof wanted !== 'string') throw new WalletError('invalid_credential_request', 'credential_configuration_id is missing');
  if (!configurations.includes(wanted)) throw new WalletError('unknown_credential_configuration', `only ${configurations.join(', ')}`);
  if (request['credential_response_encryption'] !== undefined) throw new WalletError('invalid_credential_request', 'answers are not encrypted here');
  const proofs = request['proofs'];
  const jwt: unknown = typeof proofs === 'object' && proofs !== null ? (proofs as Readonly<Record<string, unknown>>)['jwt'] : undefined;
  if (!Array.isArray(jwt) || jwt.length !== 1 || typeof jwt[0] !== 'string') throw new WalletError('invalid_proof', 'exactly one proof of the kind jwt is needed');
  return { configuration: wanted, proof: jwt[0] };
}
