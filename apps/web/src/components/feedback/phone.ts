/** Whether a text can be a telephone number, or is empty. */
export function isPhone(text: string): boolean {
  return /^[0-9+-]{5,20}$/.test(text.trim()) || text.trim() === '';
}
