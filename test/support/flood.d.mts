import type pg from 'pg';

export function flood(db: pg.Client, copies: { readonly original: string; readonly count: number; readonly jurisdiction: string; readonly mark: string }): Promise<void>;
