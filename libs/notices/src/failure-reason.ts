const LONGEST = 200;
/** Servers repeat the address that they refuse; it is nobody's business who reads why a delivery failed. */
const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;

/** Why something could not be sent, in one short line without a personal address. */
export function reasonOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  const message = error instanceof Error ? error.message : String(error);
  const text = typeof code === 'string' && !message.includes(code) ? `${code}: ${message}` : message;
  return text.replace(/\s+/g, ' ').replace(ADDRESS, '…').slice(0, LONGEST);
}
