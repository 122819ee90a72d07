/** An amount in fen (hundredths of a yuan): always a safe integer, so sums are exact. */
export type Fen = number & { readonly __brand: 'Fen' };

const YUAN = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Takes a whole number as an amount. Throws RangeError for a fraction or a number past the safe integers. */
export function toFen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount in fen is a safe integer');
  return (amount === 0 ? 0 : amount) as Fen;
}

/** Reads yuan written as `12`, `12.3` or `-12.30`; undefined for anything else, also for separators and a third decimal. */
export function parseYuan(text: string): Fen | undefined {
  const match = YUAN.exec(text);
  if (match === null) return undefined;
  const [, sign, yuan = '', cents = ''] = match;
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return toFen(sign === '-' ? -fen : fen);
}

/** Writes an amount as yuan with two decimals and without separators: `-1234.50`. `parseYuan` reads it back. */
export function formatYuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Exact sum; nothing gives zero. Throws RangeError when the sum leaves the safe integers. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return toFen(amounts.reduce<number>((sum, amount) => toFen(sum + amount), 0));
}

/**
 * Divides an amount by whole weights so that the parts sum to it exactly: everyone gets the part rounded towards zero,
 * then the left-over fen go one each to the largest remainders, to the earlier of equals.
 * Throws RangeError for negative or fractional weights or when all are zero.
 */
export function allocateFen(total: Fen, weights: readonly number[]): readonly Fen[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) throw new RangeError('weights are whole and not negative');
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) throw new RangeError('at least one weight is above zero');
  const amount = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => ({
    index,
    part: (amount * BigInt(weight)) / sum,
    remainder: (amount * BigInt(weight)) % sum,
  }));
  const left = amount - shares.reduce((all, share) => all + share.part, 0n);
  const lucky = new Set(
    [...shares]
      .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
      .slice(0, Number(left))
      .map((share) => share.index),
  );
  const sign = total < 0 ? -1 : 1;
  return shares.map((share) => toFen(sign * Number(share.part + (lucky.has(share.index) ? 1n : 0n))));
}
