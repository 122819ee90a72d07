import { packCredential } from '#contracts';
import { codeSquares, type CodeSquares } from '#platform';

/**
 * The code that opens `/verify` with the whole certificate behind the `#`. Address and digits are said in a segment each, since digits take a third
 * of the room (docs/design/credentials.md, 5a). A certificate that cannot be packed is said as it is.
 */
export async function verificationCode(verifyAddress: string, compact: string): Promise<CodeSquares> {
  const digits = await packCredential(compact);
  if (digits === null) return codeSquares(`${verifyAddress}#${compact}`, 'L');
  return codeSquares([{ data: new TextEncoder().encode(`${verifyAddress}#`), mode: 'byte' }, { data: digits, mode: 'numeric' }]);
}
