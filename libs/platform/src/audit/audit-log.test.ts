import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SYSTEM, type Actor } from '../auth/actor.js';
import { SystemClock } from '../clock.js';
import { createDataSource } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import { SweepRunner } from '../queue/sweeps.js';
import { AuditController } from './audit.controller.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditService } from './audit.service.js';
import { AuditStore } from './audit.store.js';
import { verifyAudit, type AuditReader, type AuditVerification } from './verify-audit.js';

const SUBJECT = '0190f3c2-0000-7000-8000-00000000aaaa';
const RESIDENT: Actor = { kind: 'person', personId: newId(), post: null };
const AUDITOR: Actor = {
  kind: 'person',
  personId: newId(),
  post: { postId: newId(), role: 'auditor', jurisdictionCode: '110000', reach: 'all', authorityId: null, windowId: null, jurisdictions: [] },
};

let database: TestDatabase;
let dataSource: DataSource;
let owner: pg.Client;
let uow: UnitOfWork;
let sealer: AuditSealer;

const readerOf = (client: pg.Client): AuditReader => ({ query: async (text, values) => (await client.query(text, values)).rows });
const write = async (act: string, detail: Record<string, unknown> = {}, actor: Actor = SYSTEM): Promise<void> =>
  uow.run(actor, async (tx) => {
    tx.audit({ act, subjectKind: 'request', subjectId: SUBJECT, jurisdiction: '120000', detail });
    return Promise.resolve();
  });
const verify = async (): Promise<AuditVerification> => uow.run(SYSTEM, async (tx) => verifyAudit(tx));
/** Runs the sealer until that many entries are sealed: a transaction of any other database of the server holds it back for a moment. */
const sealing = async (entries: number, by: AuditSealer = sealer): Promise<void> => {
  for (let left = entries, until = Date.now() + 20_000; left !== 0; ) {
    left -= await by.run();
    if (left < 0 || Date.now() > until) throw new Error(`${left} entries left of ${entries}`);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
const unsealed = async (): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM platform.audit_entry e WHERE NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.entry_id = e.id)');
  return rows[0]?.n ?? 0;
};
const sealAll = async (): Promise<void> => sealing(await unsealed());

beforeAll(async () => {
  database = await cloneDatabase();
  dataSource = await createDataSource(database.url, 12, []).initialize();
  uow = new UnitOfWork(dataSource, new SystemClock(), { nudge: () => undefined });
  sealer = new AuditSealer(uow, new SweepRunner(dataSource));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await sealAll();
});
afterAll(async () => {
  await owner.end();
  await dataSource.destroy();
  await database.drop();
});

describe('sealing', () => {
  it('chains every entry once, in the order of transactions, beside long writers and a rival', async () => {
    let writing = true;
    // the rival starts anew each time, and so looks at everything each time
    const rounds = [(): AuditSealer => sealer, (): AuditSealer => new AuditSealer(uow, new SweepRunner(dataSource))].map(async (each) => {
      while (writing) await each().run();
    });
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 40; i++) {
          await uow.run(RESIDENT, async (tx) => {
            tx.audit({ act: 'test.write', subjectKind: 'request', subjectId: SUBJECT, detail: { writer, i } });
            // takes its transaction id now and commits later than others that began after it
            await tx.query('SELECT pg_current_xact_id()');
            if (i % 5 === 0) await tx.query('SELECT pg_sleep($1)', [0.02 * (writer + 1)]);
          });
        }
      }),
    );
    writing = false;
    await Promise.all(rounds);
    await sealAll();
    const { rows } = await owner.query<{ entries: number; seals: number }>('SELECT (SELECT count(*) FROM platform.audit_entry)::int AS entries, (SELECT count(*) FROM platform.audit_seal)::int AS seals');
    expect(rows[0]?.seals).toBe(rows[0]?.entries);
    const order = await owner.query<{ disorder: number }>(
      `SELECT count(*)::int AS disorder FROM (SELECT (e.tx_id, e.id) < lag((e.tx_id, e.id)) OVER (ORDER BY s.seq) AS back FROM platform.audit_seal s JOIN platform.audit_entry e ON e.id = s.entry_id) x WHERE back`,
    );
    expect(order.rows[0]?.disorder).toBe(0);
    expect(await verify()).toMatchObject({ ok: true, entries: rows[0]?.entries, sealed: rows[0]?.seals, firstBroken: null, unsealed: 0 });
  });

  it('is one of the sweeps of a process', async () => {
    const sweeps = new SweepRunner(dataSource);
    const own = new AuditSealer(uow, sweeps);
    own.onModuleInit();
    await write('test.swept');
    sweeps.start(Logger.create('test', 'silent'));
    for (let until = Date.now() + 10_000; (await unsealed()) > 0 && Date.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 50));
    await sweeps.stop();
    expect(await unsealed()).toBe(0);
  });

  it('waits for an older transaction that still runs', async () => {
    await sealAll();
    const slow = new pg.Client({ connectionString: database.url });
    await slow.connect();
    await slow.query('BEGIN; SELECT pg_current_xact_id()');
    await write('test.after');
    expect(await sealer.run()).toBe(0);
    await slow.query('COMMIT');
    await slow.end();
    await sealing(1);
  });

  it('seals a backlog batch by batch, a restored one too', async () => {
    await owner.query(
      `INSERT INTO platform.audit_entry (id, tx_id, at, actor, act, subject_kind, subject_id, detail, correlation_id)
       SELECT gen_random_uuid(), CASE WHEN i % 2 = 0 THEN '5'::xid8 ELSE '99000000000'::xid8 END, now() - interval '1 day', '{"kind":"system"}', 'test.restored', 'request', 'x', '{}', 'c' FROM generate_series(1, 1100) i`,
    );
    // the running sealer has looked at those transactions already; the next start looks at everything
    expect(await sealer.run()).toBe(0);
    expect(await verify()).toMatchObject({ ok: true, unsealed: 1100 });
    const next = new AuditSealer(uow, new SweepRunner(dataSource));
    await sealing(1100, next);
    await write('test.after_restore');
    await sealing(1, next);
    expect(await verify()).toMatchObject({ ok: true, unsealed: 0 });
  });
});

describe('what the database refuses', () => {
  const changes = ['entry', 'seal'].flatMap((kind) => [`UPDATE platform.audit_${kind} SET ${kind === 'entry' ? 'act' : 'seq'} = ${kind === 'entry' ? 'act' : 'seq'}`, `DELETE FROM platform.audit_${kind}`, `TRUNCATE platform.audit_${kind} CASCADE`]);

  it.each(changes)('%s, by the application and by the owner', async (sql) => {
    await expect(uow.run(SYSTEM, async (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/permission denied|append-only/) });
    await expect(owner.query(sql)).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/append-only/) });
  });

  it('a seal by anyone but the platform', async () => {
    const seal = `INSERT INTO platform.audit_seal VALUES (999999, (SELECT id FROM platform.audit_entry LIMIT 1), '', '', now())`;
    await expect(uow.run(AUDITOR, async (tx) => tx.query(seal))).rejects.toMatchObject({ code: '42501' });
  });

  it('a sight of the log to residents, so that verifying never calls an unseen log whole', async () => {
    await expect(uow.run(RESIDENT, async (tx) => verifyAudit(tx))).rejects.toThrow(/hidden/);
    await expect(verifyAudit(dataSource)).rejects.toThrow(/hidden/);
    expect(await verifyAudit(readerOf(owner))).toMatchObject({ ok: true });
    expect(await uow.run(RESIDENT, async (tx) => new AuditStore().list(tx, { limit: 5 }))).toEqual({ items: [], total: 0 });
  });
});

describe('verification', () => {
  /** What a person with the owner's password could do to link number $1. */
  const ENTRY = 'WHERE id = (SELECT entry_id FROM platform.audit_seal WHERE seq = $1)';
  const TAMPERINGS: Record<string, string> = {
    'entry id': `UPDATE platform.audit_entry SET id = gen_random_uuid() ${ENTRY}`,
    'entry tx_id': `UPDATE platform.audit_entry SET tx_id = '7' ${ENTRY}`,
    'entry at, by a microsecond': `UPDATE platform.audit_entry SET at = at + interval '1 microsecond' ${ENTRY}`,
    'entry actor': `UPDATE platform.audit_entry SET actor = actor || '{"role":"auditor"}' ${ENTRY}`,
    'entry act': `UPDATE platform.audit_entry SET act = act || ' ' ${ENTRY}`,
    'entry subject_kind': `UPDATE platform.audit_entry SET subject_kind = 'person' ${ENTRY}`,
    'entry subject_id': `UPDATE platform.audit_entry SET subject_id = upper(subject_id) || 'A' ${ENTRY}`,
    'entry jurisdiction': `UPDATE platform.audit_entry SET jurisdiction = CASE WHEN jurisdiction IS NULL THEN '' END ${ENTRY}`,
    'entry detail': `UPDATE platform.audit_entry SET detail = detail || '{"fee":12345678901234567891}' ${ENTRY}`,
    'entry detail, a digit that no double holds': `UPDATE platform.audit_entry SET detail = jsonb_set(detail, '{exact}', '1.00000000000000000001') ${ENTRY}`,
    'entry correlation_id': `UPDATE platform.audit_entry SET correlation_id = 'other' ${ENTRY}`,
    'entry deleted': `DELETE FROM platform.audit_entry ${ENTRY}`,
    'seal seq': 'UPDATE platform.audit_seal SET seq = seq + 1000000 WHERE seq = $1',
    'seal entry_id': 'UPDATE platform.audit_seal SET entry_id = gen_random_uuid() WHERE seq = $1',
    'seal prev_hash': `UPDATE platform.audit_seal SET prev_hash = set_byte(prev_hash, 0, 255 - get_byte(prev_hash, 0)) WHERE seq = $1`,
    'seal hash': `UPDATE platform.audit_seal SET hash = set_byte(hash, 31, 255 - get_byte(hash, 31)) WHERE seq = $1`,
    'seal sealed_at': `UPDATE platform.audit_seal SET sealed_at = sealed_at - interval '1 microsecond' WHERE seq = $1`,
  };
  let links = 0;

  beforeAll(async () => {
    for (let i = 0; i < 40; i++) await write('test.detail', { exact: 1, i, 名: '值', nested: { b: [1.5, null], a: 'x' } }, i % 2 === 0 ? RESIDENT : SYSTEM);
    await sealAll();
    links = (await verify()).sealed;
  });

  const tampered = async (sql: string, seq: number, noted?: AuditVerification['head']): Promise<AuditVerification> => {
    await owner.query(`BEGIN; ALTER TABLE platform.audit_entry DISABLE TRIGGER USER; ALTER TABLE platform.audit_seal DISABLE TRIGGER USER;
      ALTER TABLE platform.audit_seal DROP CONSTRAINT audit_seal_entry_id_fkey`);
    try {
      const { rowCount } = await owner.query(sql, [seq]);
      expect(rowCount).toBe(1);
      return await verifyAudit(readerOf(owner), { noted: noted ?? undefined });
    } finally {
      await owner.query('ROLLBACK');
    }
  };

  it.each(Object.entries(TAMPERINGS))('names the link: %s', async (_, sql) => {
    const seq = links - 7;
    const result = await tampered(sql, seq);
    expect(result).toMatchObject({ ok: false, sealed: seq - 1, firstBroken: { seq: String(seq) } });
  });

  it('names the first broken link, whichever field of whichever link was changed', async () => {
    const tampering = fc.record({ name: fc.constantFrom(...Object.keys(TAMPERINGS).filter((name) => !name.includes('digit'))), back: fc.nat({ max: links - 1 }) });
    await fc.assert(
      fc.asyncProperty(tampering, async ({ name, back }) => {
        const seq = links - back;
        expect((await tampered(TAMPERINGS[name] ?? '', seq)).firstBroken?.seq).toBe(String(seq));
      }),
      { numRuns: 40 },
    );
  });

  it('says what is wrong', async () => {
    const faults = await Promise.all([]).then(async () => {
      const found: Record<string, string | undefined> = {};
      for (const name of ['entry act', 'entry deleted', 'seal seq', 'seal prev_hash']) found[name] = (await tampered(TAMPERINGS[name] ?? '', 12)).firstBroken?.what;
      return found;
    });
    expect(faults).toEqual({ 'entry act': 'entry_altered', 'entry deleted': 'missing_entry', 'seal seq': 'gap', 'seal prev_hash': 'link_broken' });
    expect((await tampered('DELETE FROM platform.audit_seal WHERE seq = $1', 12)).firstBroken).toEqual({ seq: '12', entryId: null, what: 'gap' });
  });

  it('sees by a head noted elsewhere that the end was cut off or written anew', async () => {
    const { head } = await verify();
    expect(await tampered('DELETE FROM platform.audit_seal WHERE seq = $1', links)).toMatchObject({ ok: true });
    expect(await tampered('DELETE FROM platform.audit_seal WHERE seq = $1', links, head)).toMatchObject({ ok: false, firstBroken: { seq: String(links), what: 'head_changed' } });
    const other = { seq: head?.seq ?? '', hash: 'ab'.repeat(32) };
    expect(await verifyAudit(readerOf(owner), { noted: other })).toMatchObject({ ok: false, firstBroken: { seq: other.seq, what: 'head_changed' } });
    expect(await verifyAudit(readerOf(owner), { noted: head ?? undefined })).toMatchObject({ ok: true });
  });

  it('reports its progress', async () => {
    const steps: [number, number][] = [];
    await verifyAudit(readerOf(owner), { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.at(-1)).toEqual([links, links]);
    expect(steps.length).toBeGreaterThan(1);
  });
});

describe('reading the log', () => {
  const service = (): AuditService => new AuditService(uow, new AuditStore());

  it('pages through what was done to one subject, newest first', async () => {
    const controller = new AuditController(service());
    const seen: string[] = [];
    let cursor: string | undefined;
    const subjectId = newId();
    for (let i = 0; i < 7; i++) {
      await uow.run(RESIDENT, async (tx) => Promise.resolve(tx.audit({ act: `test.step${i}`, subjectKind: 'draft', subjectId, detail: { i } })));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    do {
      const page = await controller.list(AUDITOR, { subjectKind: 'draft', subjectId, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.total).toBe(7);
      seen.push(...page.items.map((item) => item.act));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `test.step${i}`));
    await expect(controller.list(AUDITOR, { limit: 3, cursor: 'bm8' })).rejects.toMatchObject({ refusal: { code: 'malformed' } });
    const [newest] = (await controller.list(AUDITOR, { subjectKind: 'draft', limit: 1 })).items;
    expect(newest).toMatchObject({ actor: { kind: 'person', role: 'resident', personId: RESIDENT.kind === 'person' ? RESIDENT.personId : '' }, seal: null, detail: { i: 6 } });
  });

  it('records that somebody verified it', async () => {
    await sealAll();
    const result = await new AuditController(service()).verify(AUDITOR);
    expect(result).toMatchObject({ ok: true, firstBroken: null });
    const { rows } = await owner.query<{ detail: object; actor: object }>(`SELECT detail, actor FROM platform.audit_entry WHERE act = 'audit.verify'`);
    expect(rows).toEqual([expect.objectContaining({ actor: expect.objectContaining({ role: 'auditor' }), detail: expect.objectContaining({ ok: true, sealed: result.sealed }) })]);
  });
});
