/**
 * Remembers answers for a few seconds and asks only once for the same key at a time. A miss (`undefined`) and a failure are not
 * remembered. Time is the process's own, so that a rehearsal which moves the calendar does not move it.
 */
export class ShortCache<Value> {
  private readonly entries = new Map<string, { readonly until: number; readonly value: Promise<Value | undefined> }>();

  constructor(
    private readonly milliseconds: number,
    /** Entries kept at most; the oldest go first. */
    private readonly capacity: number,
  ) {}

  async get(key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const now = performance.now();
    const known = this.entries.get(key);
    if (known && now < known.until) return known.value;
    const entry = { until: now + this.milliseconds, value: load() };
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.dropOldest(now);
    try {
      const value = await entry.value;
      if (value === undefined) this.dropEntry(key, entry);
      return value;
    } catch (error) {
      this.dropEntry(key, entry);
      throw error;
    }
  }

  /** Forgets a key, also one whose answer is still on its way. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }

  private dropEntry(key: string, entry: unknown): void {
    if (this.entries.get(key) === entry) this.entries.delete(key);
  }

  private dropOldest(now: number): void {
    for (const [key, { until }] of this.entries) {
      if (until > now && this.entries.size <= this.capacity) return;
      this.entries.delete(key);
    }
  }
}
