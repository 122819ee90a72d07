/** A name as two lists compare it: width, case, blanks, brackets and punctuation make no difference. */
export function normalisedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\s]/gu, '');
}
