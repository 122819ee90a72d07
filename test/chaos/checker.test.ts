import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { detail, PDF, submit, type ActBody } from '../support/application.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';
import { check, stillOpen, type Evidence } from './checker/check.mjs';
import { WITNESS } from './checker/witness.mjs';

const LONG = 120_000;
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

let database: TestDatabase;
let house: House;
let db: pg.Client;
const journal: Mutable<Evidence['journal']> = { submits: [], keys: [], acts: [], commands: [], files: [] };
let blobs: string;
/** Requests of the story by what became of them. */
const story = { delivered: '', supplemented: '', claimed: '' };

async function act(person: Person, request: { readonly id: string }, verb: string, input: unknown): Promise<void> {
  const seen = await detail(person, request.id);
  const commandId = randomUUID();
  journal.commands.push(commandId);
  const answer = await person.act<ActBody>(request.id, verb, seen.request.version, input, commandId);
  expect([verb, answer.status]).toEqual([verb, 200]);
  journal.acts.push({ request: request.id, commandId, verb, version: answer.body.action?.version ?? 0 });
}

async function apply(person: Person, id: string): Promise<{ id: string }> {
  const key = randomUUID();
  journal.keys.push(key);
  const answer = await submit(person, { qualificationCode: 'P33' }, key);
  journal.submits.push({ person: id, key, id: answer.body.request.id });
  await eventually(async () => (await detail(person, answer.body.request.id)).request.state === 'routed', LONG);
  return answer.body.request;
}

/** One that is approved and delivered, one that was supplemented, one that a clerk has claimed. */
async function play(): Promise<void> {
  const [nurse, clerk] = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'clerk-tianjin-health')];
  const me = (await nurse.refresh()).person?.id ?? '';
  const [first, second, third] = [await apply(nurse, me), await apply(nurse, me), await apply(nurse, me)];
  await act(clerk, first, 'accept', {});
  await act(clerk, first, 'approve', { opinion: '同意' });
  await act(clerk, second, 'request_supplement', { items: [{ what: '证书背面', why: '看不到注册记录' }] });
  await act(nurse, second, 'supply_supplement', { answers: [{ itemCode: 'i1', text: '已补' }] });
  await act(clerk, third, 'claim', {});
  const file = await nurse.upload<{ id: string }>('qualification_certificate', 'a.pdf', PDF);
  journal.files.push({ id: file.body.id, person: me, size: PDF.length });
  Object.assign(story, { delivered: first.id, supplemented: second.id, claimed: third.id });
}

beforeAll(async () => {
  database = await cloneDatabase();
  db = new pg.Client({ connectionString: database.ownerUrl });
  await db.connect();
  await db.query(WITNESS);
  house = await startHouse({ database });
  blobs = fileURLToPath(house.config.blobUrl);
  await play();
  await eventually(async () => {
    const open = await stillOpen(db);
    return open.deliveries === 0 && open.unsealed === 0;
  }, LONG);
}, LONG);
afterAll(async () => {
  await db?.end();
  await house?.close();
  await database?.drop();
}, LONG);

/** Faults, each once, of the database as the statements leave it; they are taken back. */
async function faultsAfter(...statements: string[]): Promise<string[]> {
  await db.query('BEGIN');
  try {
    // the append-only triggers and the foreign keys would not let it happen
    await db.query('SET LOCAL session_replication_role = replica');
    for (const each of statements) await db.query(each);
    return [...new Set((await check(db, { journal, blobs })).faults.map(({ fault }) => fault))].sort();
  } finally {
    await db.query('ROLLBACK');
  }
}

const FREE_THE_LOG = `ALTER TABLE workflow.request_action DROP CONSTRAINT request_action_request_id_command_id_key, DROP CONSTRAINT request_action_request_id_version_key`;
const COPY_ACT = (change: string): string => `INSERT INTO workflow.request_action SELECT (jsonb_populate_record(a, ${change})).* FROM workflow.request_action a`;

describe('the checker of the chaos run', () => {
  it('finds nothing in a database in which all went well', async () => {
    expect((await check(db, { journal, blobs })).faults).toEqual([]);
    expect((await check(db, { journal, blobs })).counted).toMatchObject({ requests: 3, acknowledgedSubmits: 3, acknowledgedActs: 5, acknowledgedFiles: 1 });
  });

  it('knows that an act may end the claim of a colleague', async () => {
    const ended = `UPDATE workflow.request SET assignee_person_id = NULL WHERE id = '${story.claimed}'`;
    expect(await faultsAfter(ended)).toEqual(['row_differs_from_log']);
    expect(await faultsAfter(ended, `UPDATE workflow.request_action SET public_detail = public_detail || '{"overtook": true}' WHERE request_id = '${story.claimed}' AND verb = 'claim'`)).toEqual([]);
  });

  const plants: readonly (readonly [string, string, () => string[]])[] = [
    ['a request that was acknowledged and is not there', 'submit_not_once', () => [`DELETE FROM workflow.request WHERE id = '${story.claimed}'`]],
    ['acts of a request that is not there', 'act_without_request', () => [`DELETE FROM workflow.request WHERE id = '${story.claimed}'`]],
    ['a submit that was taken in twice', 'submit_not_once', () => [
      'ALTER TABLE workflow.request DROP CONSTRAINT request_submitted_by_idempotency_key_key',
      'ALTER TABLE workflow.request ALTER desk_authority_id DROP EXPRESSION, ALTER desk_jurisdiction DROP EXPRESSION',
      `INSERT INTO workflow.request SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number', 'twice'))).* FROM workflow.request r WHERE id = '${story.claimed}'`]],
    ['a request that nobody sent', 'request_from_nowhere', () => [`UPDATE workflow.request SET idempotency_key = 'another-key' WHERE id = '${story.claimed}'`]],
    ['a row that is behind its log', 'row_differs_from_log', () => [`UPDATE workflow.request SET state = 'routed', version = 2, assignee_person_id = NULL WHERE id = '${story.claimed}'`]],
    ['a request in the wrong hands', 'row_differs_from_log', () => [`UPDATE workflow.request SET custodian_authority_id = (SELECT id FROM directory.authority WHERE code = '120000-education') WHERE id = '${story.claimed}'`]],
    ['a custodian that was never noted', 'custodian_not_involved', () => [`UPDATE workflow.request SET involved_authorities = '{}' WHERE id = '${story.claimed}'`]],
    ['a lost act', 'version_gap', () => [`DELETE FROM workflow.request_action WHERE request_id = '${story.delivered}' AND verb = 'accept'`]],
    ['an act that cannot have happened', 'impossible_act', () => [`UPDATE workflow.request_action SET verb = 'approve' WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['a verb that it does not know', 'unknown_verb', () => [`UPDATE workflow.request_action SET verb = 'dance' WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['a command that was carried out twice', 'command_twice', () => [FREE_THE_LOG, `${COPY_ACT(`jsonb_build_object('id', gen_random_uuid(), 'version', a.version + 1)`)} WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['an acknowledged act that is not there', 'act_not_once', () => [`DELETE FROM workflow.request_action WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['an act that nobody sent', 'act_from_nowhere', () => [`UPDATE workflow.request_action SET command_id = gen_random_uuid() WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['an act of the platform without a cause', 'act_without_cause', () => [`UPDATE workflow.request_action SET command_id = gen_random_uuid() WHERE request_id = '${story.claimed}' AND verb = 'route'`]],
    ['a clock that is missing', 'no_clock', () => [`DELETE FROM workflow.deadline WHERE request_id = '${story.supplemented}' AND status = 'running'`]],
    ['a clock that should have been stopped', 'wrong_clocks', () => [`UPDATE workflow.deadline SET status = 'running', ended_at = NULL WHERE request_id = '${story.delivered}' AND kind = 'decision'`]],
    ['a due date that no clock has', 'wrong_due_date', () => [`UPDATE workflow.request SET due_at = due_at + interval '1 day' WHERE id = '${story.claimed}'`]],
    ['an act that was not announced', 'event_not_once', () => [`DELETE FROM chaos.announced WHERE aggregate_id = '${story.claimed}' AND type = 'request.claimed'`]],
    ['an act that was announced twice', 'event_not_once', () => [`INSERT INTO chaos.announced SELECT gen_random_uuid(), type, aggregate_id, jurisdiction, payload, correlation_id FROM chaos.announced WHERE aggregate_id = '${story.claimed}' AND type = 'request.claimed'`]],
    ['an event of an act that is not there', 'event_without_act', () => [`DELETE FROM workflow.request_action WHERE request_id = '${story.claimed}' AND verb = 'claim'`]],
    ['an event that a consumer has not worked on', 'not_consumed_once', () => [`DELETE FROM platform.inbox WHERE consumer = 'tell-applicant' AND event_id IN (SELECT id FROM chaos.announced WHERE aggregate_id = '${story.claimed}' LIMIT 1)`]],
    ['work on what nobody announced', 'consumed_without_event', () => [`INSERT INTO platform.inbox VALUES ('tell-applicant', gen_random_uuid(), now())`]],
    ['a notice that is missing', 'notice_not_once', () => [`DELETE FROM notices.notice WHERE subject_id = '${story.delivered}' AND template = 'request.approved'`]],
    ['a notice that came twice', 'notice_not_once', () => [`INSERT INTO notices.notice SELECT gen_random_uuid(), person_id, subject_kind, subject_id, template, params, created_at FROM notices.notice WHERE subject_id = '${story.delivered}' AND template = 'request.approved'`]],
    ['an approval without its certificate', 'certificate_not_once', () => [`DELETE FROM exchange.credential WHERE request_id = '${story.delivered}'`]],
    ['a request that the platform forgot', 'stranded', () => [`DELETE FROM workflow.request_action WHERE request_id = '${story.claimed}' AND version > 1`, `UPDATE workflow.request SET state = 'submitted', version = 1, custodian = 'platform', custodian_authority_id = NULL, custodian_jurisdiction = NULL, competent_authority_id = NULL, assignee_person_id = NULL WHERE id = '${story.claimed}'`]],
    ['what waits for a person', 'needs_a_person', () => [`INSERT INTO platform.attention SELECT gen_random_uuid(), 'job_failed', 'routing', 'route-request', id, type, 'request', aggregate_id, jurisdiction, 'x', 5, 'x', now(), now() FROM chaos.announced LIMIT 1`]],
    ['an act that was not audited', 'audit_not_once', () => [`DELETE FROM platform.audit_entry WHERE subject_id = '${story.claimed}' AND act = 'request.claim'`]],
    ['an audit entry that was altered', 'audit_chain_broken', () => [`UPDATE platform.audit_entry SET detail = detail || '{"version": 3, "x": 1}' WHERE subject_id = '${story.claimed}' AND act = 'request.claim'`]],
    ['a link that was taken out', 'audit_chain_broken', () => ['DELETE FROM platform.audit_seal WHERE seq = 3']],
    ['the end of the chain cut off', 'audit_unsealed', () => ['DELETE FROM platform.audit_seal WHERE seq = (SELECT max(seq) FROM platform.audit_seal)']],
    ['a file whose row is gone', 'file_lost', () => ['DELETE FROM workflow.attachment WHERE request_id IS NULL']],
  ];
  it.each(plants)('reports %s', async (_what, fault, statements) => {
    expect(await faultsAfter(...statements())).toContain(fault);
  });

  it('reports a file whose bytes are gone', async () => {
    const aside = `${blobs}.aside`;
    renameSync(blobs, aside);
    mkdirSync(blobs);
    try {
      expect(readdirSync(aside)).not.toEqual([]);
      expect(await faultsAfter()).toEqual(['file_lost']);
    } finally {
      renameSync(aside, blobs);
    }
  });
});
