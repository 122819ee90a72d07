import utils from 'pg/lib/utils.js';
import Result from 'pg/lib/result.js';

/** One statement: with a name it is planned once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What a statement answered. */
export interface StatementAnswer {
  readonly rows: object[];
  readonly rowCount: number;
  readonly command: string;
}

/** A statement on its way, with whoever waits for its answer. */
export interface Sent {
  readonly statement: Statement;
  /** False where nobody reads rows: the description of the rows is not asked for. */
  readonly reads: boolean;
  resolve(answer: StatementAnswer): void;
  reject(error: unknown): void;
}

/** The part of pg's connection that speaks the extended protocol. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  /** Ours: the names that this connection has planned, with their texts. */
  tongbanPlanned?: Map<string, string>;
  parse(statement: { name: string; text: string; types?: undefined }): void;
  bind(binding: { portal: string; statement: string; values: readonly unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(target: { type: 'P'; name: string }): void;
  execute(portal: { portal: string; rows: number }): void;
  close(target: { type: 'S'; name: string }): void;
  sync(): void;
}

/**
 * Statements that leave in one packet and are answered in one, under a single Sync: each flush costs a system call and a change of process on
 * both sides, several times what most statements cost. After one that fails PostgreSQL skips the rest. Handed to `client.query`, which
 * takes whatever can submit itself.
 */
export class StatementBatch {
  private at = 0;
  private result = new Result();
  private failed = false;

  constructor(private readonly sent: readonly Sent[]) {}

  submit(connection: Connection): null {
    const planned = (connection.tongbanPlanned ??= new Map());
    connection.stream.cork();
    try {
      for (const { statement, reads } of this.sent) send(connection, planned, statement, reads);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  handleRowDescription(message: { readonly fields: readonly unknown[] }): void {
    this.result.addFields(message.fields);
  }

  handleDataRow(message: { readonly fields: readonly unknown[] }): void {
    // Rows that nobody reads were not described; a row may well have no column at all.
    if (this.sent[this.at]?.reads) this.result.addRow(this.result.parseRow(message.fields));
  }

  handleCommandComplete(message: unknown): void {
    this.result.addCommandComplete(message);
    const { rows, rowCount, command } = this.result;
    this.sent[this.at]?.resolve({ rows, rowCount: rowCount ?? 0, command: command ?? '' });
    this.next();
  }

  handleEmptyQuery(): void {
    this.sent[this.at]?.resolve({ rows: [], rowCount: 0, command: '' });
    this.next();
  }

  /** The failing statement and everything behind it, which PostgreSQL does not look at any more. */
  handleError(error: unknown, connection: Connection): void {
    if (this.failed) return;
    this.failed = true;
    // Whether their plans were made is not known: they are closed before they are made again.
    for (const { statement } of this.sent.slice(this.at)) if (statement.name !== undefined) connection.tongbanPlanned?.delete(statement.name);
    for (const { reject } of this.sent.slice(this.at)) reject(error);
  }

  handleReadyForQuery(): void {
    // every statement has been answered by now
  }

  private next(): void {
    this.at += 1;
    this.result = new Result();
  }
}

function send(connection: Connection, planned: Map<string, string>, { name, text, values = [] }: Statement, reads: boolean): void {
  const known = name === undefined ? undefined : planned.get(name);
  if (known !== undefined && known !== text) throw new Error(`the statement name ${String(name)} stands for two texts`);
  if (known === undefined) {
    if (name !== undefined) {
      connection.close({ type: 'S', name });
      planned.set(name, text);
    }
    connection.parse({ name: name ?? '', text });
  }
  connection.bind({ portal: '', statement: name ?? '', values, valueMapper: utils.prepareValue });
  if (reads) connection.describe({ type: 'P', name: '' });
  connection.execute({ portal: '', rows: 0 });
}
