/** What a search looks through: every given text once, in small letters. */
export function searchText(...parts: readonly (string | null)[]): string {
  return [...new Set(parts.filter((part) => part !== null).map((part) => part.toLowerCase()))].join(' ');
}
