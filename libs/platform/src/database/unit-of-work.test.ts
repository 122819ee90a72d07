import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { PUBLIC, SYSTEM, type Actor } from '../auth/actor.js';
import { SystemClock } from '../clock.js';
import { runWithContext } from '../logging/request-context.js';
import { createDataSource } from './data-source.js';
import { newId } from './ids.js';
import type { Tx } from './tx.js';
import { UnitOfWork } from './unit-of-work.js';

const NOBODY = { persons: [], authorities: [], jurisdictions: [] };

let database: TestDatabase;
let owner: pg.Client;
let narrow: DataSource;
let wide: DataSource;
let uow: UnitOfWork;
let nudges = 0;
let person: string;
const clock = new SystemClock();
const relay = { nudge: (): void => void (nudges += 1) };

/** A row, an event and an audit record: what every act writes. */
async function writeAll(tx: Tx, mark: string): Promise<void> {
  await tx.execute('INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ($1, $2, $3)', [mark, newId(), tx.now]);
  const id = newId();
  tx.emit('request.claimed', id, '120000', { requestId: id, version: 1, state: 'routed' }, NOBODY);
  tx.audit({ act: mark, subjectKind: 'request', subjectId: id });
}
/** How many rows, events and audit records of the mark another connection sees. */
async function seen(mark: string): Promise<number[]> {
  const { rows } = await owner.query<{ n: number[] }>(
    `SELECT ARRAY[(SELECT count(*) FROM platform.inbox WHERE consumer = $1),
       (SELECT count(*) FROM platform.outbox o JOIN platform.audit_entry a ON a.subject_id = o.aggregate_id::text AND a.correlation_id = o.correlation_id WHERE a.act = $1),
       (SELECT count(*) FROM platform.audit_entry WHERE act = $1)]::int[] AS n`, [mark]);
  return rows[0]?.n ?? [];
}
const asResident = (personId: string): Actor => ({ kind: 'person', personId, post: null });
const settingsOf = async (tx: Tx): Promise<Record<string, string>> => {
  const names = ['kind', 'person', 'role', 'reach', 'authority', 'jurisdictions', 'jurisdiction'];
  const [row] = await tx.query<Record<string, string>>(`SELECT ${names.map((name) => `coalesce(current_setting('tongban.${name}', true), '') AS ${name}`).join(', ')}`);
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== ''));
};

beforeAll(async () => {
  database = await cloneDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // one connection: what a transaction leaves behind, the next one finds
  narrow = await createDataSource(database.url, 1, []).initialize();
  wide = await createDataSource(database.url, 6, []).initialize();
  uow = new UnitOfWork(narrow, clock, relay);
  person = (await owner.query<{ id: string }>('SELECT id FROM directory.person LIMIT 1')).rows[0]?.id ?? '';
});
beforeEach(() => {
  nudges = 0;
});
afterAll(async () => {
  await Promise.all([owner.end(), narrow.destroy(), wide.destroy()]);
  await database.drop();
});

describe('a unit of work', () => {
  it('commits row, event and audit together, at one instant, under one correlation', async () => {
    const context = { correlationId: 'correlation-1', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };
    const now = await runWithContext(context, async () => uow.run(SYSTEM, async (tx) => {
      await writeAll(tx, 'committed');
      return tx.now;
    }));
    expect(await seen('committed')).toEqual([1, 1, 1]);
    const { rows } = await owner.query(
      `SELECT o.created_at, o.correlation_id, o.traceparent, o.sent_at, o.payload, o.audience, a.at, a.actor, a.detail, i.done_at, o.xmin = a.xmin AND a.xmin = i.xmin AS together
       FROM platform.audit_entry a JOIN platform.outbox o ON o.aggregate_id::text = a.subject_id JOIN platform.inbox i ON i.consumer = a.act WHERE a.act = 'committed'`);
    expect(rows).toEqual([{
      created_at: now, at: now, done_at: now, correlation_id: 'correlation-1', traceparent: context.traceparent, sent_at: null, together: true,
      payload: { requestId: expect.any(String), version: 1, state: 'routed' }, audience: NOBODY, actor: { kind: 'system' }, detail: {},
    }]);
  });

  it('gives back what the work gave, and wakes the relay only for events that are committed', async () => {
    expect(await uow.run(SYSTEM, async (tx) => (await tx.query<{ n: number }>('SELECT 7 AS n'))[0]?.n)).toBe(7);
    expect(nudges).toBe(0);
    await uow.run(SYSTEM, async (tx) => {
      await writeAll(tx, 'nudged');
      expect([nudges, await seen('nudged')]).toEqual([0, [0, 0, 0]]);
    });
    expect([nudges, await seen('nudged')]).toEqual([1, [1, 1, 1]]);
  });

  it.each<[string, (tx: Tx) => Promise<unknown>, RegExp]>([
    ['the work throws', async () => Promise.reject(new Error('no')), /^no$/],
    ['a statement fails', async (tx) => tx.query('SELECT 1 / 0'), /division by zero/],
    ['a later statement is sent after one that failed', async (tx) => tx.query('SELECT 1 / 0').catch(async () => tx.query('SELECT 1')), /current transaction is aborted/],
    ['an event cannot be written', async (tx) => Promise.resolve(tx.emit('request.claimed', 'no uuid', '120000', { requestId: '', version: 1, state: 'routed' }, NOBODY)), /invalid input syntax for type uuid/],
    ['the audit cannot be written', async (tx) => Promise.resolve(tx.audit({ act: 'x', subjectKind: null as unknown as string, subjectId: '' })), /not-null constraint/],
  ])('leaves nothing when %s', async (title, then, message) => {
    await expect(uow.run(SYSTEM, async (tx) => {
      await writeAll(tx, title);
      await then(tx);
    })).rejects.toThrow(message);
    expect([nudges, await seen(title)]).toEqual([0, [0, 0, 0]]);
    expect(await uow.run(SYSTEM, async (tx) => tx.query('SELECT 1 AS ok'))).toEqual([{ ok: 1 }]);
  });

  it('says so when nothing was committed because the work swallowed a failed statement', async () => {
    await expect(uow.run(SYSTEM, async (tx) => {
      await tx.execute('INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ($1, $2, $3)', ['swallowed', newId(), tx.now]);
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    })).rejects.toThrow();
    expect(await seen('swallowed')).toEqual([0, 0, 0]);
  });

  it('leaves nothing when the connection dies, and works on with another', async () => {
    await expect(uow.run(SYSTEM, async (tx) => {
      await writeAll(tx, 'killed');
      const [backend] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await owner.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
      await tx.query('SELECT 1');
    })).rejects.toThrow();
    expect([nudges, await seen('killed')]).toEqual([0, [0, 0, 0]]);
    expect(await uow.run(SYSTEM, async (tx) => tx.query('SELECT 1 AS ok'))).toEqual([{ ok: 1 }]);
  });

  it('is one transaction for statements, prepared statements and the entity manager', async () => {
    const ask = 'SELECT pg_current_xact_id()::text AS tx';
    const found = await uow.run(SYSTEM, async (tx) => [
      ...(await tx.query<{ tx: string }>(ask)), ...(await tx.prepared<{ tx: string }>('tx-id', ask, [])), ...(await tx.manager.query<{ tx: string }[]>(ask)),
    ]);
    expect(new Set(found.map(({ tx }) => tx)).size).toBe(1);
    await expect(uow.run(SYSTEM, async (tx) => {
      await tx.manager.query(`INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ('by-manager', $1, now())`, [newId()]);
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await seen('by-manager')).toEqual([0, 0, 0]);
  });
});

describe('the scope of a unit of work', () => {
  const post = { postId: newId(), role: 'supervisor', jurisdictionCode: '130000', reach: 'below', authorityId: newId(), windowId: null, jurisdictions: ['130000', '131000'] } as const;

  it('tells the database who acts, and nothing of whoever acted before on the same connection', async () => {
    const actor: Actor = { kind: 'person', personId: person, post };
    const settings = async (who: Actor): Promise<Record<string, string>> => uow.run(who, settingsOf);
    expect(await settings(actor)).toEqual({
      kind: 'person', person, role: 'supervisor', reach: 'below', authority: post.authorityId, jurisdictions: '{130000,131000}', jurisdiction: '130000',
    });
    expect(await settings(SYSTEM)).toEqual({ kind: 'system' });
    expect(await settings(asResident(person))).toEqual({ kind: 'person', person, role: 'resident', reach: 'none' });
    expect(await settings(PUBLIC)).toEqual({ kind: 'public' });
  });

  it('is gone with the transaction, committed or not', async () => {
    const left = async (): Promise<unknown> => narrow.query(`SELECT nullif(current_setting('tongban.kind', true), '') AS kind, nullif(current_setting('tongban.person', true), '') AS person`);
    await uow.run(SYSTEM, async (tx) => tx.query('SELECT 1'));
    expect(await left()).toEqual([{ kind: null, person: null }]);
    await expect(uow.run(asResident(person), async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await left()).toEqual([{ kind: null, person: null }]);
  });

  it('sees its own person and no other; without a scope, and as the public, nobody', async () => {
    const people = async (who: Actor): Promise<string[]> => uow.run(who, async (tx) => (await tx.query<{ id: string }>('SELECT id FROM directory.person')).map(({ id }) => id));
    const everyone = (await owner.query('SELECT FROM directory.person')).rowCount ?? 0;
    expect(everyone).toBeGreaterThan(20);
    expect(await people(SYSTEM)).toHaveLength(everyone);
    expect(await people(asResident(person))).toEqual([person]);
    expect(await people(asResident(newId()))).toEqual([]);
    expect(await people(PUBLIC)).toEqual([]);
    expect(await narrow.query('SELECT id FROM directory.person')).toEqual([]);
  });

  it('without one reads no row of any protected table and writes none of a person', async () => {
    await uow.run(SYSTEM, async (tx) => writeAll(tx, 'to be hidden'));
    const { rows } = await owner.query<{ table: string; filled: boolean }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relrowsecurity`);
    expect(rows.length).toBeGreaterThan(12);
    const published = ['catalogue.qualification', 'catalogue.qualification_word', 'catalogue.recognition_rule', 'directory.calendar_year', 'onestop.service_type', 'onestop.service_type_word'];
    for (const { table } of rows) if (!published.includes(table)) expect([table, await narrow.query(`SELECT FROM ${table} LIMIT 1`)]).toEqual([table, []]);
    await expect(narrow.query(`UPDATE directory.person SET demo = true`)).resolves.toEqual([[], 0]);
    await expect(narrow.query(`INSERT INTO platform.session (id_hash, person_id, created_at, seen_at, expires_at) VALUES ('\\x00', $1, now(), now(), now())`, [person])).rejects.toThrow('row-level security');
  });

  it('is each its own when many run at once', async () => {
    const many = new UnitOfWork(wide, clock, relay);
    const ids = Array.from({ length: 40 }, () => newId());
    const found = await Promise.all(ids.map(async (id) => many.run(asResident(id), async (tx) => {
      await tx.query('SELECT pg_sleep(0.005)');
      return (await settingsOf(tx))['person'];
    })));
    expect(found).toEqual(ids);
  });

  it.each<[string, Actor]>([
    ['a person', { kind: 'person', personId: `${'0'.repeat(8)}'; SET LOCAL tongban.kind = 'system`, post: null }],
    ['an authority', { kind: 'person', personId: newId(), post: { ...post, authorityId: `'; RESET ALL; --` } }],
    ['a jurisdiction', { kind: 'person', personId: newId(), post: { ...post, jurisdictions: ['130000', `1}'; --`] } }],
    ['a role', { kind: 'person', personId: newId(), post: { ...post, role: `auditor' --` as 'auditor' } }],
  ])('takes nothing for %s that is none', async (_what, actor) => {
    await expect(uow.run(actor, async () => Promise.resolve('ran'))).rejects.toThrow(TypeError);
    expect(await uow.run(PUBLIC, settingsOf)).toEqual({ kind: 'public' });
  });
});

describe('a view', () => {
  const marks = async (tx: Tx, mark: string): Promise<number> => (await tx.query('SELECT FROM platform.inbox WHERE consumer = $1', [mark])).length;
  const commit = async (mark: string): Promise<unknown> => owner.query('INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ($1, $2, now())', [mark, newId()]);

  it('does not see what is committed between two of its readings, however it reads; an acting transaction does', async () => {
    const read = async (mark: string, tx: Tx): Promise<number[]> => {
      const before = await marks(tx, mark);
      await commit(mark);
      const [byManager, prepared] = [
        (await tx.manager.query<unknown[]>('SELECT 1 FROM platform.inbox WHERE consumer = $1', [mark])).length, (await tx.prepared('marks', 'SELECT 1 FROM platform.inbox WHERE consumer = $1', [mark])).length,
      ];
      return [before, await marks(tx, mark), byManager, prepared];
    };
    expect(await uow.view(SYSTEM, async (tx) => read('seen in a view', tx))).toEqual([0, 0, 0, 0]);
    expect(await uow.run(SYSTEM, async (tx) => read('seen in an act', tx))).toEqual([0, 1, 1, 1]);
    expect(await uow.view(SYSTEM, async (tx) => marks(tx, 'seen in a view'))).toBe(1);
  });

  it('reads on as the platform in the same snapshot, once its own reading is over', async () => {
    const found = await uow.view(asResident(person), async (tx) => [await settingsOf(tx), await marks(tx, 'beside')], async (platform, own) => {
      await commit('beside');
      return { own, platform: [await settingsOf(platform), await marks(platform, 'beside'), platform.actor] };
    });
    expect(found).toEqual({ own: [{ kind: 'person', person, role: 'resident', reach: 'none' }, 0], platform: [{ kind: 'system' }, 0, SYSTEM] });
    // a reading that failed goes no further, and leaves the rights of the platform to nobody
    const further: string[] = [];
    await expect(uow.view(asResident(person), async () => Promise.reject(new Error('no')), async () => Promise.resolve(further.push('went on')))).rejects.toThrow('no');
    await expect(uow.view(asResident(person), async () => Promise.resolve(1), async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect([further, await uow.view(asResident(person), settingsOf)]).toEqual([[], { kind: 'person', person, role: 'resident', reach: 'none' }]);
  });

  it('writes nothing, and announces nothing', async () => {
    await expect(uow.view(SYSTEM, async (tx) => tx.execute('INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ($1, $2, $3)', ['written', newId(), tx.now]))).rejects.toThrow('read-only transaction');
    await expect(uow.view(SYSTEM, async (tx) => Promise.resolve(tx.emit('request.claimed', newId(), '120000', { requestId: '', version: 1, state: 'routed' }, NOBODY)))).rejects.toThrow('announces nothing');
    expect([nudges, await seen('written')]).toEqual([0, [0, 0, 0]]);
    expect(await uow.run(SYSTEM, async (tx) => marks(tx, 'written'))).toBe(0);
  });

  it('has recorded who looked when it returns; what cannot be recorded is not shown', async () => {
    const look = async (tx: Tx, subjectKind: string): Promise<string> => {
      tx.audit({ act: 'looked', subjectKind, subjectId: newId() });
      return Promise.resolve('shown');
    };
    expect(await uow.view(asResident(person), async (tx) => look(tx, 'request'))).toBe('shown');
    const { rows } = await owner.query(`SELECT actor FROM platform.audit_entry WHERE act = 'looked'`);
    expect(rows).toEqual([{ actor: { kind: 'person', personId: person, postId: null, role: 'resident' } }]);
    await expect(uow.view(SYSTEM, async (tx) => look(tx, null as unknown as string))).rejects.toThrow('not-null constraint');
  });
});

describe('the instant of a unit of work', () => {
  it('is the clock of the platform, one for the whole transaction', async () => {
    clock.travelTo(new Date('2026-02-12T01:02:03Z'));
    const instants = await uow.run(SYSTEM, async (tx) => {
      const first = tx.now;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return [first, tx.now];
    });
    clock.travelTo(new Date());
    expect(instants[0]).toBe(instants[1]);
    expect(Math.abs((instants[0]?.getTime() ?? 0) - Date.parse('2026-02-12T01:02:03Z'))).toBeLessThan(10_000);
  });
});
