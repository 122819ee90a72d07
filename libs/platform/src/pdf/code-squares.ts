import { create } from 'qrcode';

/** Squares of a QR code: `side` of them a row, `isDark` by row and column. */
export interface CodeSquares {
  readonly side: number;
  isDark(row: number, column: number): boolean;
}

/** Parts of what a code says: digits take a third of the room in a part of their own. */
export type CodeParts = Parameters<typeof create>[0];

/** Codes that are finer than this are not read from paper; they get less correction instead. */
const FINEST_VERSION = 27;

/** The code that says it, with the correction (`M`, else `L`) that leaves it readable on paper. */
export function codeSquares(parts: CodeParts, correction: 'M' | 'L' = 'M'): CodeSquares {
  const sturdy = create(parts, { errorCorrectionLevel: correction });
  const { modules } = sturdy.version <= FINEST_VERSION ? sturdy : create(parts, { errorCorrectionLevel: 'L' });
  return { side: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}
