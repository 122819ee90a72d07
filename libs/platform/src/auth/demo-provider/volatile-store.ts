import type { AdapterPayload } from 'oidc-provider';

const KEPT_AT_MOST = 10_000;

interface Entry {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** What the demonstration provider remembers: in memory, and gone with the process. */
export class VolatileStore {
  private readonly entries = new Map<string, Entry>();

  /** The adapter that oidc-provider asks for, one per kind of thing it stores. */
  adapter(kind: string): object {
    const keyOf = (id: string): string => `${kind}:${id}`;
    return {
      upsert: async (id: string, payload: AdapterPayload, seconds: number) => this.put(keyOf(id), payload, seconds),
      find: async (id: string) => this.find(keyOf(id)),
      findByUid: async (uid: string) => this.firstWhere(kind, (payload) => payload.uid === uid),
      findByUserCode: async () => undefined,
      consume: async (id: string) => {
        const payload = this.find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id: string) => void this.entries.delete(keyOf(id)),
      revokeByGrantId: async (grantId: string) => this.removeGrant(grantId),
    };
  }

  private put(key: string, payload: AdapterPayload, seconds: number): void {
    this.entries.delete(key);
    this.entries.set(key, { payload, until: Date.now() + seconds * 1_000 });
    for (const [oldest, { until }] of this.entries) {
      if (until > Date.now() && this.entries.size <= KEPT_AT_MOST) return;
      this.entries.delete(oldest);
    }
  }

  private find(key: string): AdapterPayload | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > Date.now() ? entry.payload : undefined;
  }

  private firstWhere(kind: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of this.entries) {
      if (key.startsWith(`${kind}:`) && until > Date.now() && fits(payload)) return payload;
    }
    return undefined;
  }

  private removeGrant(grantId: string): void {
    for (const [key, { payload }] of this.entries) if (payload.grantId === grantId) this.entries.delete(key);
  }
}
