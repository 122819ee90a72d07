import { create } from 'qrcode';
import { packCredential } from '#contracts';

/** Squares of a QR code: `side` of them a row, `isDark` by row and column. */
export interface CodeSquares {
  readonly side: number;
  isDark(row: number, column: number): boolean;
}

/** Codes that are finer than this are not read from paper; they get less correction instead. */
const FINEST_VERSION = 27;

/**
 * The code that opens `/verify` with the whole certificate behind the `#`. Address and digits are said in a segment each, since digits take a third
 * of the room (docs/design/credentials.md, 5a). A certificate that cannot be packed is said as it is.
 */
export async function verificationCode(verifyAddress: string, compact: string): Promise<CodeSquares> {
  const digits = await packCredential(compact);
  const address = new TextEncoder().encode(`${verifyAddress}#`);
  const segments = digits === null ? `${verifyAddress}#${compact}` : [{ data: address, mode: 'byte' as const }, { data: digits, mode: 'numeric' as const }];
  const sturdy = create(segments, { errorCorrectionLevel: digits === null ? 'L' : 'M' });
  const { modules } = sturdy.version <= FINEST_VERSION ? sturdy : create(segments, { errorCorrectionLevel: 'L' });
  return { side: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}
