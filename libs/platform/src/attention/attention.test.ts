import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { PUBLIC, SYSTEM, type Actor, type PostScope } from '../auth/actor.js';
import { newId } from '../database/ids.js';
import { leaveMark, marks, openQueueHouse, subscription, type QueueHouse } from '../queue/queue-house.test-support.js';
import type { EventJob } from '../queue/queues.js';
import type { AttentionItem, AttentionRow } from './attention.store.js';

let database: TestDatabase;
let house: QueueHouse;

const inPost = (role: PostScope['role']): Actor => ({
  kind: 'person', personId: newId(), post: { postId: newId(), role, jurisdictionCode: '110000', reach: 'all', authorityId: null, windowId: null, jurisdictions: [] },
});
const ADMIN = inPost('platform_admin');
const anItem = (change: Partial<AttentionItem> = {}): AttentionItem => ({
  kind: 'unroutable', queue: 'routing', consumer: 'marker', eventId: newId(), eventType: 'request.routed', subjectKind: 'request', subjectId: newId(), jurisdiction: '120000',
  reason: 'no_competent_authority', attempts: 1, correlationId: 'c', ...change,
});
/** Raises an item, as a job or the consumer does. */
async function raise(change: Partial<AttentionItem> = {}): Promise<AttentionRow> {
  const item = anItem(change);
  await house.uow.run(SYSTEM, async (tx) => house.attentionStore.raise(tx, item));
  const found = (await list(ADMIN)).find(({ eventId, consumer }) => eventId === item.eventId && consumer === item.consumer);
  if (!found) throw new Error('the item is not there');
  return found;
}
const list = async (actor: Actor, open = true): Promise<AttentionRow[]> => (await house.attention.list(actor, { open, offset: 0, limit: 100 })).items;
const refusal = (code: string): object => ({ name: 'Refused', refusal: { code } });
/** What the workers would do with the jobs that wait. */
async function work(): Promise<{ answer: 'done' | 'repeated'; event: EventJob }[]> {
  const jobs = (await house.queues.get('routing')?.getWaiting()) ?? [];
  const results: { answer: 'done' | 'repeated'; event: EventJob }[] = [];
  for (const job of jobs) {
    results.push({ answer: await house.consumer.consume(job), event: job.data });
    await job.remove();
  }
  return results;
}
const audited = async (act: string, subject: string): Promise<number> => (await marks(house, act)).get(subject) ?? 0;

beforeAll(async () => {
  database = await cloneDatabase();
  house = await openQueueHouse(database.url);
  house.registry.declare({
    emits: ['request.routed'], logOnly: [], subscriptions: [subscription('request.routed', 'marker', async (tx, event) => Promise.resolve(leaveMark(tx, 'effect', event)))],
  });
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

describe('attention items', () => {
  it('are seen by administrators and auditors and by nobody else', async () => {
    const { id } = await raise();
    for (const actor of [SYSTEM, ADMIN, inPost('auditor')]) expect((await list(actor)).map((item) => item.id)).toContain(id);
    for (const actor of [PUBLIC, inPost('case_clerk'), inPost('supervisor'), inPost('catalogue_admin'), { kind: 'person', personId: newId(), post: null } as const]) expect(await list(actor)).toEqual([]);
  });

  it('are one for a consumer and an event, open again when it fails again', async () => {
    const item = await raise({ attempts: 5 });
    await house.uow.run(SYSTEM, async (tx) => house.attentionStore.resolve(tx, item.id, 'settled'));
    expect((await list(ADMIN)).map(({ id }) => id)).not.toContain(item.id);
    expect((await list(ADMIN, false)).find(({ id }) => id === item.id)).toMatchObject({ resolution: 'settled' });
    const again = await raise({ eventId: item.eventId, subjectId: item.subjectId, reason: 'another', attempts: 5 });
    expect(again).toMatchObject({ id: item.id, reason: 'another', attempts: 10, resolvedAt: null, resolution: null });
    expect(await raise({ eventId: item.eventId, consumer: 'other' })).not.toMatchObject({ id: item.id });
    expect(await audited('attention.raise', item.subjectId)).toBe(2);
  });

  it('are counted and paged, the latest first', async () => {
    for (let i = 0; i < 3; i += 1) await raise();
    const { total } = await house.attention.list(ADMIN, { open: true, offset: 0, limit: 2 });
    const pages = await Promise.all([0, 2].map(async (offset) => (await house.attention.list(ADMIN, { open: true, offset, limit: 2 })).items));
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(4);
    expect(total).toBe((await list(ADMIN)).length);
    const times = (await list(ADMIN)).map(({ lastAt }) => lastAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});

describe('redriving', () => {
  it('sends the event again, once, and says who did it', async () => {
    const relay = await house.relay();
    const [subject = ''] = await house.emit('request.routed', '120000');
    await relay.sendBatch();
    const sent = (await house.outbox()).find((row) => row.subject === subject);
    await house.queues.get('routing')?.drain();
    const item = await raise({ kind: 'job_failed', eventId: sent?.id ?? '', subjectId: subject });
    const [first, second] = await Promise.allSettled([house.attention.redrive(ADMIN, item.id), house.attention.redrive(ADMIN, item.id)]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(house.attention.redrive(ADMIN, item.id)).rejects.toMatchObject(refusal('conflict'));
    expect(await audited('attention.redrive', subject)).toBe(1);
    expect((await house.outbox()).find((row) => row.subject === subject)).toMatchObject({ sentAt: null });
    expect(await relay.sendBatch()).toBe(1);
    expect(await work()).toMatchObject([{ answer: 'done', event: { aggregateId: subject } }]);
    expect(await marks(house, 'effect')).toEqual(new Map([[subject, 1]]));
  });

  it('runs the consumer again also when it had ended in an item instead of an error', async () => {
    // like routing without a competent authority: the job itself succeeded and is in the inbox
    const relay = await house.relay();
    const [subject = ''] = await house.emit('request.routed', '120000');
    await relay.sendBatch();
    const [first] = await work();
    if (first?.answer !== 'done') throw new Error('the job did not run');
    const item = await raise({ eventId: first.event.eventId, subjectId: subject });
    await house.attention.redrive(ADMIN, item.id);
    await relay.sendBatch();
    expect(await work()).toMatchObject([{ answer: 'done', event: { aggregateId: subject } }]);
  });

  it('is refused for what is not there and to whoever may not', async () => {
    await expect(house.attention.redrive(ADMIN, newId())).rejects.toMatchObject(refusal('not_found'));
    const { id } = await raise();
    for (const actor of [PUBLIC, inPost('auditor'), inPost('case_clerk')]) await expect(house.attention.redrive(actor, id)).rejects.toMatchObject(refusal('not_found'));
    expect((await list(ADMIN)).map((item) => item.id)).toContain(id);
  });
});
