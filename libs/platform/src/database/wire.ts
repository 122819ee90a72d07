import type { PoolClient, Submittable } from 'pg';
import { StatementBatch, type Sent, type Statement, type StatementAnswer } from './statement-batch.js';

/** PostgreSQL refuses whatever follows a failed statement with this; the cause is the statement before. */
const ABORTED = '25P02';
/** How a transaction begins: one that acts sees what others commit meanwhile, one that only looks sees one state from its first statement to its last. */
const BEGIN = {
  acting: { name: 'begin', text: 'BEGIN' },
  looking: { name: 'begin-view', text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' },
} as const satisfies Readonly<Record<string, Statement>>;
type Beginning = keyof typeof BEGIN;
const COMMIT: Statement = { name: 'commit', text: 'COMMIT' };

/** Nothing was committed although COMMIT went through: a statement before it had failed, and whoever sent it said nothing. */
class NotCommitted extends Error {
  override readonly name = 'NotCommitted';
  constructor() {
    super('the transaction was rolled back: one of its statements had failed');
  }
}

/**
 * One transaction on one connection. Statements that are sent in the same turn of the event loop leave together ({@link StatementBatch}), and what
 * nobody reads before the commit travels with it.
 */
export class Wire {
  private readonly ahead: Promise<unknown>[] = [];
  private waiting: Sent[] = [];
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly client: PoolClient) {}

  /** Opens the transaction; it leaves with its first statement. */
  begin(scope: Statement, how: Beginning): void {
    this.sendAhead(BEGIN[how]);
    this.sendAhead(scope);
  }

  /** Sends a statement and gives its answer. */
  async send(statement: Statement, reads = true): Promise<StatementAnswer> {
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ statement, reads, resolve, reject }) === 1) process.nextTick(() => this.flush());
    });
  }

  /** Sends a statement that nobody waits for before the commit. */
  sendAhead(statement: Statement): void {
    this.ahead.push(this.send(statement, false).catch((error: unknown) => {
      this.failure ??= { error };
    }));
  }

  /** Lets go what waits for the turn to end: before anything else speaks on the connection. */
  flush(): void {
    if (this.waiting.length === 0) return;
    const batch = new StatementBatch(this.waiting);
    this.waiting = [];
    this.client.query(batch as unknown as Submittable);
  }

  /** Commits, once everything that was sent ahead has gone through. Throws the first failure; nothing is committed then. */
  async commit(): Promise<void> {
    const committed = this.send(COMMIT, false);
    const [{ command }] = await Promise.all([committed, ...this.ahead]);
    if (this.failure) throw this.failure.error;
    if (command !== 'COMMIT') throw new NotCommitted();
  }

  /** Takes everything back. A failing rollback means that the connection is gone: the pool discards it. */
  async rollBack(): Promise<void> {
    // What has not left yet never does: were it to fail, PostgreSQL would skip the rollback behind it.
    const unsent = this.waiting;
    this.waiting = [];
    for (const { reject } of unsent) reject(new NotCommitted());
    await this.send({ text: 'ROLLBACK' }, false).catch(() => undefined);
  }

  /** What to tell of an error: the statement that failed, not those that PostgreSQL refused because of it. */
  causeOf(error: unknown): unknown {
    return this.failure && (error as { code?: unknown }).code === ABORTED ? this.failure.error : error;
  }
}
