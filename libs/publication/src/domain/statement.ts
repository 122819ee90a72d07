/** Standing of a version: what it says of its document from its instant on. */
export const STANDINGS = ['active', 'suspended', 'deprecated', 'retired'] as const;
export type Standing = (typeof STANDINGS)[number];

/** One version as the statement names it. */
export interface StatementItem {
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly standing: Standing;
  /** `sha256:` and the hex digest over the canonical JSON of the content. */
  readonly digest: string;
}

/** What every party signs, to the letter: its canonical JSON (RFC 8785) is what the signatures stand over. */
export interface Statement {
  readonly type: 'tongban.publication.batch';
  readonly version: 1;
  readonly batch: string;
  readonly purpose: 'publish' | 'rollback';
  /** Instant (UTC) from which it holds; null: from the last signature. */
  readonly effectiveAt: string | null;
  readonly rollsBack: string | null;
  readonly parties: readonly string[];
  readonly items: readonly StatementItem[];
}

/** What a party signs that leaves the agreement. */
export interface DepartureStatement {
  readonly type: 'tongban.publication.departure';
  readonly version: 1;
  readonly departure: string;
  readonly jurisdiction: string;
  /** Instant (UTC) from which nothing that it signed before binds it. */
  readonly effectiveAt: string;
  readonly reason: string;
}

export interface StatementInput {
  readonly batch: string;
  readonly purpose: 'publish' | 'rollback';
  readonly effectiveAt: Date | null;
  readonly rollsBack: string | null;
  readonly parties: readonly string[];
  readonly items: readonly StatementItem[];
}

/** The statement in its one order: parties by code, items by kind and code. */
export function makeStatement({ batch, purpose, effectiveAt, rollsBack, parties, items }: StatementInput): Statement {
  return {
    type: 'tongban.publication.batch', version: 1, batch, purpose, effectiveAt: effectiveAt?.toISOString() ?? null, rollsBack,
    parties: [...new Set(parties)].sort(),
    items: [...items].sort((a, b) => (a.kind === b.kind ? compare(a.code, b.code) : compare(a.kind, b.kind)))
      .map(({ kind, code, number, standing, digest }) => ({ kind, code, number, standing, digest })),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
