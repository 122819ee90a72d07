import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { detail, submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { startRedis, type RedisServer } from '../support/builders/redis.js';
import { flood } from '../support/flood.mjs';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

const SIZE = 3_000;
/** Of the flood so many may still be routed before a request that another jurisdiction waits for: what stood in the queue already. */
const MOST_BEFORE = 500;

jest.setTimeout(180_000);

/** How many of the flood were routed between the other request's submission and its routing, and how many still wait then. */
const MEANWHILE = `SELECT count(a.at) FILTER (WHERE a.at BETWEEN s.at AND routed.at)::int AS before, count(*) FILTER (WHERE a.at IS NULL OR a.at > routed.at)::int AS behind
  FROM workflow.request r LEFT JOIN workflow.request_action a ON a.request_id = r.id AND a.verb = 'route',
    (SELECT at FROM workflow.request_action WHERE request_id = $1 AND verb = 'submit') s, (SELECT at FROM workflow.request_action WHERE request_id = $1 AND verb = 'route') routed
  WHERE r.number LIKE 'flood-%'`;

function fairness(queueUrl: () => string | undefined): void {
  let house: House;
  let owner: pg.Client;
  let nurse: Person;

  beforeAll(async () => {
    const url = queueUrl();
    house = await startHouse(url === undefined ? {} : { env: { QUEUE_URL: url } });
    owner = new pg.Client({ connectionString: house.database.ownerUrl });
    await owner.connect();
    nurse = await Person.signIn(house.base, 'nurse');
  });
  afterAll(async () => {
    await owner?.end();
    await house?.close();
  });

  const routed = async (id: string): Promise<boolean> => (await detail(nurse, id)).request.state === 'routed';

  it('of another jurisdiction is routed while a flood to the first is worked off', async () => {
    const original = (await submit(nurse, { qualificationCode: 'P33', toJurisdiction: '130000' })).body.request.id;
    await eventually(async () => routed(original), 60_000);
    await flood(owner, { original, count: SIZE, jurisdiction: '130000', mark: 'flood-' });
    // the queue is full of the flood before the other comes
    await eventually(async () => (await owner.query(`SELECT FROM platform.outbox WHERE correlation_id = 'flood' AND sent_at IS NOT NULL`)).rows.length > 150, 60_000);
    const other = (await submit(nurse, { qualificationCode: 'P33', toJurisdiction: '120000' })).body.request.id;
    await eventually(async () => routed(other), 120_000);
    const { rows: [meanwhile] } = await owner.query<{ before: number; behind: number }>(MEANWHILE, [other]);
    expect(meanwhile?.before).toBeLessThan(MOST_BEFORE);
    expect(meanwhile?.behind).toBeGreaterThan(0);
  });
}

describe('a request, queues on PostgreSQL', () => {
  fairness(() => undefined);
});

describeWith('redis', 'a request, queues on Redis', () => {
  let redis: RedisServer | undefined;
  beforeAll(async () => {
    redis = await startRedis();
  });
  fairness(() => redis?.url);
  afterAll(async () => redis?.stop());
});
