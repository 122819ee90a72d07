import type pg from 'pg';

/** What was sent and what was acknowledged. */
export interface Evidence {
  readonly journal: {
    readonly submits: readonly { readonly person: string; readonly key: string; readonly id: string }[];
    readonly keys: readonly string[];
    readonly acts: readonly { readonly request: string; readonly commandId: string; readonly verb: string; readonly version: number }[];
    readonly commands: readonly string[];
    readonly files: readonly { readonly id: string; readonly person: string; readonly size: number }[];
  };
  /** Folder of the attachments. */
  readonly blobs: string;
}

export interface Fault {
  readonly fault: string;
  readonly about: string;
  readonly what: string;
}

export function check(db: pg.Client, evidence: Evidence): Promise<{ faults: Fault[]; counted: Record<string, number> }>;
export function stillOpen(db: pg.Client): Promise<{ deliveries: number; unsealed: number }>;
