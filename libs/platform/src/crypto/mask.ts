/** A name as others may see it: the first character and a star for each further one (测试员 → 测**). A single character is hidden. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  if (characters.length <= 1) return '*'.repeat(characters.length);
  return `${characters[0] ?? ''}${'*'.repeat(characters.length - 1)}`;
}

/** A telephone number as others may see it: 138****0001. Numbers too short for that keep their last two characters at most. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  if (text.length >= 11) return `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`;
  if (text.length >= 6) return `${'*'.repeat(text.length - 2)}${text.slice(-2)}`;
  return '*'.repeat(text.length);
}
