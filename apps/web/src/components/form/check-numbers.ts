const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 11643: 17 digits and a check digit. Tells a slip of the finger at once; the server decides. */
export function looksLikeIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return ID_CHECK[sum % 11] === text[17];
}

/** GB 32100: 17 signs and a check sign, weights 3^i modulo 31. */
export function looksLikeCreditCode(text: string): boolean {
  if (text.length !== 18) return false;
  const values = [...text].map((sign) => CREDIT_ALPHABET.indexOf(sign));
  if (values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17];
}

/** Whether a text can be a telephone number: digits, with the signs that people write between them. */
export function looksLikePhone(text: string): boolean {
  return /^[0-9+-]{5,20}$/.test(text.trim());
}

/** The same where it need not be given. */
export function isEmptyOrPhone(text: string): boolean {
  return text.trim() === '' || looksLikePhone(text);
}
