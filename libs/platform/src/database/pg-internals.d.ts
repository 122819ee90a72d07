/** The little of pg's inside that a batch of statements needs: how values are written for the wire, and how results are read from it. */
declare module 'pg/lib/utils.js' {
  const utils: { prepareValue(value: unknown): Buffer | string | null };
  export = utils;
}

declare module 'pg/lib/result.js' {
  class Result {
    constructor(rowMode?: string, types?: unknown);
    command: string | null;
    rowCount: number | null;
    rows: object[];
    fields: readonly unknown[];
    addFields(fields: readonly unknown[]): void;
    addRow(row: object): void;
    addCommandComplete(message: unknown): void;
    parseRow(values: readonly unknown[]): object;
  }
  export = Result;
}
