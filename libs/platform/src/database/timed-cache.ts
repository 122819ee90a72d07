interface Entry<Value> {
  freshUntil: number;
  value: Promise<Value>;
  refreshing: boolean;
}

/**
 * Reference data kept in memory, so that the hot path does not ask for what almost never changes. An old value is served while it is
 * loaded again in the background: a caller that holds a connection never waits for a second one. Nothing that protects a person may
 * be cached here.
 */
export class TimedCache<Key, Value> {
  private readonly entries = new Map<Key, Entry<Value>>();

  constructor(
    private readonly ttlMs: number,
    private readonly max: number,
  ) {}

  /** The cached value, or the loaded one; a failed first load is not kept. */
  async get(key: Key, load: () => Promise<Value>): Promise<Value> {
    const entry = this.entries.get(key);
    if (!entry) return this.first(key, load);
    if (entry.freshUntil < Date.now() && !entry.refreshing) this.refresh(entry, load);
    return entry.value;
  }

  clear(): void {
    this.entries.clear();
  }

  private async first(key: Key, load: () => Promise<Value>): Promise<Value> {
    if (this.entries.size >= this.max) this.entries.clear();
    const entry = { freshUntil: Date.now() + this.ttlMs, value: load(), refreshing: false };
    this.entries.set(key, entry);
    try {
      return await entry.value;
    } catch (error) {
      this.entries.delete(key);
      throw error;
    }
  }

  private refresh(entry: Entry<Value>, load: () => Promise<Value>): void {
    entry.refreshing = true;
    load()
      .then((value) => {
        entry.value = Promise.resolve(value);
        entry.freshUntil = Date.now() + this.ttlMs;
      })
      .catch(() => undefined)
      .finally(() => {
        entry.refreshing = false;
      });
  }
}
