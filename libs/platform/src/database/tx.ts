import type { EventPayloads, EventType } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { AuditRecord } from '../audit/audit-entry.js';
import type { Audience, OutboxRecord } from '../outbox/outbox-record.js';
import type { Wire } from './wire.js';

/**
 * A running transaction, and the only way to the database: stores take it as their first argument, events and audit records
 * are handed to it and written with the commit. It exists only inside `UnitOfWork.run` and `UnitOfWork.view`.
 */
export class Tx {
  readonly events: OutboxRecord[] = [];
  readonly audits: AuditRecord[] = [];

  constructor(
    /** For entities; shares the connection and the transaction of {@link query}. */
    readonly manager: EntityManager,
    private readonly wire: Wire,
    readonly actor: Actor,
    /** The instant of this transaction: one value for every row that it writes. */
    readonly now: Date,
  ) {}

  /** Runs one statement with parameters and gives its rows. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.wire.send({ text, values })).rows as Row[];
  }

  /** The same, planned once per connection: for statements of the hot path. `name` belongs to exactly one text. */
  async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.wire.send({ name, text, values })).rows as Row[];
  }

  /** The number of rows that the statement changed. */
  async execute(text: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.wire.send({ text, values }, false)).rowCount;
  }

  /**
   * A prepared statement whose answer nobody reads. It is carried out in its place, but nobody waits for it before the commit, so that it
   * travels together with what follows; should it fail, the transaction fails.
   */
  write(name: string, text: string, values: readonly unknown[]): void {
    this.wire.sendAhead({ name, text, values });
  }

  /** Announces an event; it leaves only if this transaction commits. `audience` says who may be told live. */
  emit<T extends EventType>(type: T, aggregateId: string, jurisdiction: string, payload: EventPayloads[T], audience: Audience): void {
    this.events.push({ type, aggregateId, jurisdiction, payload, audience });
  }

  /** Records an act for the audit; it is kept only if this transaction commits. */
  audit(record: AuditRecord): void {
    this.audits.push(record);
  }
}
