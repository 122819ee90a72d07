import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { SYSTEM, type Actor } from '../auth/actor.js';
import { scopeStatement } from '../auth/scope.js';
import { currentContext } from '../logging/request-context.js';
import { CLOCK, RELAY_NUDGE, type RelayNudge } from '../tokens.js';
import { newId } from './ids.js';
import { Tx } from './tx.js';
import { Wire } from './wire.js';

const COMMIT_OUTBOX = `INSERT INTO platform.outbox (id, type, aggregate_id, jurisdiction, payload, audience, correlation_id, traceparent, created_at)
  SELECT x.id, x.type, x.aggregate_id, x.jurisdiction, x.payload, x.audience, $2, $3, $4
  FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, type text, aggregate_id uuid, jurisdiction text, payload jsonb, audience jsonb)`;
const COMMIT_AUDIT = `INSERT INTO platform.audit_entry (id, at, actor, act, subject_kind, subject_id, jurisdiction, detail, correlation_id)
  SELECT x.id, $4, $6, x.act, x.subject_kind, x.subject_id, x.jurisdiction, x.detail, $2
  FROM jsonb_to_recordset($5::jsonb) AS x(id uuid, act text, subject_kind text, subject_id text, jurisdiction text, detail jsonb)`;
/** Both in one statement: what every act ends with. */
const COMMIT_BOTH = `WITH told AS (${COMMIT_OUTBOX}) ${COMMIT_AUDIT}`;

/**
 * The only source of a {@link Tx}. What acts runs under READ COMMITTED with row locks and one lock order, what only looks in one snapshot (ADR 0011); no automatic
 * retry: a caller that lost a race is told so. State, action log, audit and outbox are one transaction (promise 4).
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(RELAY_NUDGE) private readonly relay: RelayNudge,
  ) {}

  /** Runs `work` in one transaction for the actor. Commits when it returns, rolls back when it throws. */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(actor, 'acting', async (speak, wire) => {
      const tx = speak(actor);
      const result = await work(tx);
      this.writeTail(tx);
      await wire.commit();
      if (tx.events.length > 0) this.relay.nudge();
      return result;
    });
  }

  /**
   * Reads for the actor in one snapshot: whatever others commit between two of its statements, all of them see the same state, so that a page says one thing. Nothing can
   * be written. `asPlatform` reads in the same snapshot what the actor may be told without being allowed to look it up; it begins when the actor's own reading is over, so that
   * no statement of the one passes under the rights of the other. What is recorded for the audit is written before this returns: nobody is shown what is not recorded.
   */
  async view<T>(actor: Actor, read: (tx: Tx) => Promise<T>): Promise<T>;
  async view<T, U>(actor: Actor, read: (tx: Tx) => Promise<T>, asPlatform: (tx: Tx, seen: T) => Promise<U>): Promise<U>;
  async view<T, U>(actor: Actor, read: (tx: Tx) => Promise<T>, asPlatform?: (tx: Tx, seen: T) => Promise<U>): Promise<T | U> {
    const { result, looks } = await this.transaction(actor, 'looking', async (speak, wire) => {
      const own = speak(actor);
      const seen = await read(own);
      if (!asPlatform) {
        await wire.commit();
        return { result: seen, looks: [own] };
      }
      wire.sendAhead(scopeStatement(SYSTEM));
      const further = speak(SYSTEM);
      const result = await asPlatform(further, seen);
      await wire.commit();
      return { result, looks: [own, further] };
    });
    for (const look of looks) await this.record(look);
    return result;
  }

  /** Writes what a reading recorded, in a transaction of its own: the reading could write nothing. */
  private async record({ actor, audits, events }: Tx): Promise<void> {
    if (events.length > 0) throw new Error('what only looks announces nothing');
    if (audits.length > 0) await this.run(actor, async (tx) => Promise.resolve(tx.audits.push(...audits)));
  }

  /** Opens a connection and a transaction in the actor's scope; `work` commits. */
  private async transaction<T>(actor: Actor, how: 'acting' | 'looking', work: (speak: (as: Actor) => Tx, wire: Wire) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const wire = new Wire(client);
    try {
      wire.begin(scopeStatement(actor), how);
      speakThrough(runner, wire);
      const now = this.clock.now();
      return await work((as) => new Tx(runner.manager, wire, as, now), wire);
    } catch (error) {
      await wire.rollBack();
      throw wire.causeOf(error);
    } finally {
      Object.assign(runner, { isTransactionActive: false });
      await runner.release();
    }
  }

  private writeTail(tx: Tx): void {
    if (tx.events.length === 0 && tx.audits.length === 0) return;
    const context = currentContext();
    const events = tx.events.map((e) => ({ id: newId(), type: e.type, aggregate_id: e.aggregateId, jurisdiction: e.jurisdiction, payload: e.payload, audience: e.audience }));
    const audits = tx.audits.map((a) => ({ id: newId(), act: a.act, subject_kind: a.subjectKind, subject_id: a.subjectId, jurisdiction: a.jurisdiction ?? null, detail: a.detail ?? {} }));
    tx.write('commit-tail', COMMIT_BOTH, [
      JSON.stringify(events), context?.correlationId ?? newId(), context?.traceparent ?? null, tx.now, JSON.stringify(audits), JSON.stringify(auditActor(tx.actor)),
    ]);
  }
}

/** The server went away in the middle of a transaction; nothing of it was committed. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  constructor() {
    super('Connection terminated while a transaction ran on it');
  }
}

/** TypeORM opens no transaction of its own inside ours, and what waits on the wire leaves before it speaks. */
function speakThrough(runner: QueryRunner, wire: Wire): void {
  const query = runner.query.bind(runner);
  const behind = async (...args: Parameters<QueryRunner['query']>): Promise<unknown> => {
    if (runner.isReleased) throw new ConnectionLost();
    wire.flush();
    return query(...args);
  };
  Object.assign(runner, { isTransactionActive: true, query: behind });
}

function auditActor(actor: Actor): object {
  if (actor.kind !== 'person') return { kind: actor.kind };
  return { kind: 'person', personId: actor.personId, postId: actor.post?.postId ?? null, role: actor.post?.role ?? 'resident' };
}
