import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { detail, submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { startRedis, type RedisServer } from '../support/builders/redis.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

const FLOOD = 3_000;
/** Of the flood so many may still be routed before a request that another jurisdiction waits for: what stood in the queue already. */
const MOST_BEFORE = 500;

jest.setTimeout(180_000);

/** Copies a request that is on its way to Hebei, with its first act and its event, thousands of times at once. */
const FLOOD_HEBEI = `WITH copy AS (SELECT $1::uuid AS original, gen_random_uuid() AS id, n FROM generate_series(1, $2::int) n),
  requests AS (INSERT INTO workflow.request SELECT (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'number', 'flood-' || c.n, 'idempotency_key', 'flood-' || c.n, 'state', 'submitted', 'version', 1,
    'custodian', 'platform', 'custodian_authority_id', NULL, 'custodian_jurisdiction', NULL, 'offered_authority_id', NULL, 'offered_jurisdiction', NULL, 'competent_authority_id', NULL, 'involved_authorities', '{}'::uuid[], 'involved_jurisdictions', '{}'::text[]))).*
    FROM copy c JOIN workflow.request r ON r.id = c.original),
  acts AS (INSERT INTO workflow.request_action SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'request_id', c.id, 'command_id', gen_random_uuid()))).*
    FROM copy c JOIN workflow.request_action a ON a.request_id = c.original AND a.verb = 'submit')
  INSERT INTO platform.outbox (id, type, aggregate_id, jurisdiction, payload, audience, correlation_id, created_at)
  SELECT gen_random_uuid(), 'request.submitted', c.id, '130000', jsonb_build_object('requestId', c.id, 'version', 1, 'state', 'submitted'), '{"persons": [], "authorities": [], "jurisdictions": []}', 'flood', now() FROM copy c`;

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
    await owner.query(FLOOD_HEBEI, [original, FLOOD]);
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
