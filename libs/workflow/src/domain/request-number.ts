/** Letters and digits that cannot be mistaken for one another over the telephone: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

/**
 * The number that people read aloud: `TB-` and three groups of four, the last sign a check sign over the others, so that one
 * wrong sign or two swapped neighbours are noticed. Opaque: it tells neither place nor count. Needs 11 random bytes.
 */
export function makeRequestNumber(random: Uint8Array): string {
  const signs = Array.from({ length: 11 }, (_, i) => ALPHABET[(random[i] ?? 0) % ALPHABET.length] ?? '3').join('');
  const all = signs + checkSign(signs);
  return `TB-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8, 12)}`;
}

/** The number in the form that we write, or undefined when it cannot be one of ours. Accepts lower case and missing hyphens. */
export function readRequestNumber(text: string): string | undefined {
  const signs = text.toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^TB/, '');
  if (signs.length !== 12 || checkSign(signs.slice(0, 11)) !== signs[11]) return undefined;
  return `TB-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

/** Weighted sum modulo 23, a prime: every single error and every swap of neighbours changes it. */
function checkSign(signs: string): string {
  let sum = 0;
  for (let i = 0; i < signs.length; i++) {
    const value = ALPHABET.indexOf(signs.charAt(i));
    if (value < 0) return '';
    sum = (sum + (i + 2) * value) % ALPHABET.length;
  }
  return ALPHABET[(ALPHABET.length - sum) % ALPHABET.length] ?? '';
}
