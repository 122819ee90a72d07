const REMEMBERED_MS = 10_000;
const acts = new Map<string, number>();

/** Remembers that this page itself has just acted on a request, so that the live echo of the act is not announced again. */
export function noteOwnAct(requestId: string): void {
  acts.set(requestId, Date.now());
}

export function wasOwnAct(requestId: string): boolean {
  const at = acts.get(requestId);
  return at !== undefined && Date.now() - at < REMEMBERED_MS;
}
