import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';

/** PostgreSQL refuses whatever follows a failed statement with this; the cause is the statement before. */
const ABORTED = '25P02';

/** Nothing was committed although COMMIT went through: a statement before it had failed, and whoever sent it said nothing. */
class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
  constructor() {
    super('the transaction was rolled back: one of its statements had failed');
  }
}

/**
 * One transaction on a pipelined connection. Statements that are sent in the same turn of the event loop leave in one packet and are
 * answered in order: a round trip costs many times what most statements cost.
 */
export class Wire {
  private readonly ahead: Promise<unknown>[] = [];
  private failure: { readonly error: unknown } | undefined;
  private corked = false;

  constructor(private readonly client: PoolClient) {}

  /** Sends a statement and gives its answer. */
  async send<Row extends object>(statement: QueryConfig | string): Promise<QueryResult<Row & QueryResultRow>> {
    this.cork();
    return this.client.query<Row & QueryResultRow>(statement);
  }

  /** Sends a statement that nobody waits for before the commit. */
  sendAhead(statement: QueryConfig | string): void {
    const sent = this.send(statement).catch((error: unknown) => {
      this.failure ??= { error };
    });
    this.ahead.push(sent);
  }

  /** Commits, once everything that was sent ahead has gone through. Throws the first failure; nothing is committed then. */
  async commit(): Promise<void> {
    const committed = this.send('COMMIT');
    const [{ command }] = await Promise.all([committed, ...this.ahead]);
    if (this.failure) throw this.failure.error;
    if (command !== 'COMMIT') throw new NotCommitted();
  }

  /** Takes everything back. A failing rollback means that the connection is gone: the pool discards it. */
  async rollBack(): Promise<void> {
    await this.send('ROLLBACK').catch(() => undefined);
  }

  /** What to tell of an error: the statement that failed, not those that PostgreSQL refused because of it. */
  causeOf(error: unknown): unknown {
    return this.failure && (error as { code?: unknown }).code === ABORTED ? this.failure.error : error;
  }

  private cork(): void {
    if (this.corked) return;
    const { stream } = (this.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    this.corked = true;
    stream.cork();
    process.nextTick(() => {
      this.corked = false;
      stream.uncork();
    });
  }
}
