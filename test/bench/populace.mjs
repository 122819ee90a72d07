import { randomBytes } from 'node:crypto';
import { FieldCipher, BlindIndex, loadKeys } from '#platform';
import { Inventor } from '../support/inventor.mjs';
import { copyIn } from './copy-in.mjs';

const PROVINCES = ['110000', '120000', '130000'];
const PEOPLE = 2_000;
const FIRST_PERSON = 6_000;
const BATCH = 10_000;
const DAY_MS = 86_400_000;
const NUMBER_SIGNS = '34679ACDEFGHJKMNPQRTWXY';
/** Of a hundred requests so many stand there: nine of ten are closed, as after three years of work. */
const STATES = { delivered: 82, withdrawn: 5, lapsed: 3, routed: 4, accepted: 4, supplement: 2 };
const OPEN = ['routed', 'accepted', 'supplement'];
const CLOSED_WITHIN_DAYS = 1_000;
/** So many fill the time evenly, the oldest first, as they would have come. */
const MOST = 1_000_000;
const OPEN_WITHIN_DAYS = 25;
/** What led to each state, with whom it leaves the request and the clock that runs. */
const PATHS = {
  delivered: ['submit', 'route', 'take_over', 'accept', 'approve', 'deliver'], withdrawn: ['submit', 'route', 'withdraw'], lapsed: ['submit', 'route', 'take_over', 'request_supplement', 'lapse'],
  routed: ['submit', 'route', 'take_over'], accepted: ['submit', 'route', 'take_over', 'accept'], supplement: ['submit', 'route', 'take_over', 'request_supplement'],
};
const TO = { submit: 'submitted', route: 'routed', take_over: 'routed', accept: 'accepted', approve: 'approved', deliver: 'delivered', withdraw: 'withdrawn', request_supplement: 'supplement', lapse: 'lapsed' };
const BY = { submit: 'resident', route: 'system', take_over: 'case_clerk', accept: 'case_clerk', approve: 'case_clerk', deliver: 'system', withdraw: 'resident', request_supplement: 'case_clerk', lapse: 'system' };
const CLOCKS = {
  delivered: [['acceptance', 'met'], ['decision', 'met'], ['delivery', 'met']], withdrawn: [['acceptance', 'stopped']], lapsed: [['acceptance', 'met'], ['supplement_answer', 'missed']],
  routed: [['acceptance', 'running']], accepted: [['acceptance', 'met'], ['decision', 'running']], supplement: [['acceptance', 'met'], ['supplement_answer', 'running']],
};
const SILENCE = { acceptance: 'deemed_accepted', decision: 'overdue', delivery: 'overdue', supplement_answer: 'lapse' };
const DERIVATION = JSON.stringify({
  lawRef: { law: '行政许可法', article: '32' }, countingLawRef: { law: '行政许可法', article: '82' }, rule: 'licence.acceptance', value: 5, unit: 'working_day', movedFrom: null, promised: null, stopped: [], extension: null, keptAgainst: null, startOn: '2026-01-05', startEvent: 'receipt',
  excluded: [{ on: '2026-01-10', why: 'weekend' }, { on: '2026-01-11', why: 'weekend' }], makeUpCounted: [], calendarVersion: '2026-1',
});
const FORM = { certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true };
const TABLES = ['workflow.request', 'workflow.request_action', 'workflow.deadline'];
const REQUEST_COLUMNS = [
  'id', 'number', 'version', 'state', 'mode', 'service_type_code', 'service_type_version', 'qualification_code', 'qualification_version', 'catalogue_at', 'from_jurisdiction', 'to_jurisdiction',
  'residence_jurisdiction', 'applicant_id', 'submitted_by', 'applicant_name', 'applicant_name_bidx', 'applicant_id_number', 'applicant_id_number_bidx', 'applicant_phone', 'form', 'idempotency_key',
  'input_digest', 'custodian', 'custodian_authority_id', 'custodian_jurisdiction', 'competent_authority_id', 'involved_authorities', 'involved_jurisdictions', 'supplement_rounds', 'due_at', 'submitted_at',
  'closed_at', 'updated_at', 'certificate_bidxs',
];
/** What hangs on the requests of a batch, by the paths that are given as JSON. */
const ACTIONS = `INSERT INTO workflow.request_action (id, request_id, version, verb, from_state, to_state, actor_kind, actor_role, authority_id, at, command_id, input_digest, public_detail)
  SELECT uuidv7(r.submitted_at - now()), r.id, p.version, p.verb, p.from_state, p.to_state, CASE p.role WHEN 'system' THEN 'system' ELSE 'person' END, p.role,
    CASE p.role WHEN 'case_clerk' THEN r.competent_authority_id END, r.submitted_at + p.version * interval '1 day', gen_random_uuid(), '\\x00',
    CASE p.verb WHEN 'route' THEN jsonb_build_object('authorityId', r.competent_authority_id) ELSE '{}' END
  FROM workflow.request r JOIN jsonb_to_recordset($2::jsonb) AS p(state text, version int, verb text, from_state text, to_state text, role text) ON p.state = r.state WHERE r.id = ANY ($1)`;
const DEADLINES = `INSERT INTO workflow.deadline (id, request_id, kind, status, starts_on, due_on, due_at, provisional, silence, derivation, ended_at)
  SELECT uuidv7(r.submitted_at - now()), r.id, c.kind, c.status, r.submitted_at::date, due.at::date, due.at, false, c.silence, $3::jsonb, CASE c.status WHEN 'running' THEN NULL ELSE r.submitted_at + interval '2 days' END
  FROM workflow.request r JOIN jsonb_to_recordset($2::jsonb) AS c(state text, kind text, status text, silence text) ON c.state = r.state,
    LATERAL (SELECT CASE c.status WHEN 'running' THEN r.due_at ELSE r.submitted_at + interval '5 days' END AS at) due WHERE r.id = ANY ($1)`;
const STEPS = JSON.stringify(Object.entries(PATHS).flatMap(([state, verbs]) => verbs.map((verb, i) => ({ state, version: i + 1, verb, from_state: i === 0 ? 'draft' : TO[verbs[i - 1]], to_state: TO[verb], role: BY[verb] }))));
const RUNNING = JSON.stringify(Object.entries(CLOCKS).flatMap(([state, clocks]) => clocks.map(([kind, status]) => ({ state, kind, status, silence: SILENCE[kind] }))));

/** An id of the instant, as the product makes them (UUID version 7): neighbours in time are neighbours in the index. */
function idAt(millis, random) {
  const hex = Math.floor(millis).toString(16).padStart(12, '0') + random.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function numberOf(random) {
  const places = Array.from({ length: 11 }, (_, i) => random[i] % NUMBER_SIGNS.length);
  const sum = places.reduce((total, place, i) => total + (i + 2) * place, 0) % NUMBER_SIGNS.length;
  const all = [...places, (NUMBER_SIGNS.length - sum) % NUMBER_SIGNS.length].map((place) => NUMBER_SIGNS[place]).join('');
  return `TB-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`;
}

/** From 0 to 1, the same for the same numbers; different salts know nothing of each other (the last step of MurmurHash3). */
function spread(n, salt) {
  let x = Math.imul(n + 1, 2654435761) ^ Math.imul(salt, 0x9e3779b9);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
}

function stateOf(n) {
  let left = spread(n, 1) * 100;
  return Object.keys(STATES).find((state) => (left -= STATES[state]) < 0) ?? 'delivered';
}

/** Requests of many, with acts and clocks, made from a number each and copied in. */
export class Populace {
  /** Invents the applicants, and looks up what the requests can be about: the authorities of the three, the busiest with every eighth request, and their qualifications. */
  static async open(scratch, database) {
    return scratch.asOwner(database, async (db) => {
      const inventor = new Inventor(db, scratch.data.keysFile, 'populace', FIRST_PERSON);
      const people = [];
      for (let i = 0; i < PEOPLE; i += 1) people.push(await inventor.person());
      const { rows: subjects } = await db.query(
        `SELECT a.id AS authority, a.code, a.jurisdiction_code AS place, array_agg(DISTINCT q.code) AS qualifications FROM directory.authority a
         JOIN catalogue.qualification q ON q.department_code = a.department_code WHERE a.jurisdiction_code = ANY ($1) GROUP BY 1, 2, 3 ORDER BY md5(a.code)`, [PROVINCES],
      );
      const { rows: [type] } = await db.query("SELECT number::text AS version FROM onestop.service_type WHERE code = 'recognition.person' AND force @> now()");
      const keys = loadKeys(scratch.data.keysFile);
      return Object.assign(new Populace(), { scratch, database, people, subjects, type: type.version, cipher: new FieldCipher(keys), index: new BlindIndex(keys), made: 0, bidx: new Map(), startedAt: Date.now() });
    });
  }

  /** Adds requests until there are so many; says how long it took and how large the database is (bytes). */
  async growTo(count) {
    const begun = performance.now();
    const bytes = await this.scratch.asOwner(this.database, async (db) => {
      await db.query('SET session_replication_role = replica');
      await db.query("SET maintenance_work_mem = '512MB'");
      // checkpoints in between would write every page several times
      await db.query("ALTER SYSTEM SET max_wal_size = '16GB'");
      await db.query('SELECT pg_reload_conf()');
      const indexes = await dropIndexes(db);
      while (this.made < count) await this.#batch(db, Math.min(BATCH, count - this.made));
      for (const each of indexes) await db.query(each);
      for (const table of TABLES) await db.query(`VACUUM (ANALYZE) ${table}`);
      await db.query('ALTER SYSTEM RESET max_wal_size');
      await db.query('SELECT pg_reload_conf()');
      await db.query('CHECKPOINT');
      return (await db.query('SELECT pg_database_size(current_database())::float8 AS bytes')).rows[0].bytes;
    });
    return { requests: count, seconds: (performance.now() - begun) / 1000, bytes };
  }

  async #batch(db, size) {
    const rows = Array.from({ length: size }, (_, i) => this.#request(this.made + i));
    this.made += size;
    await copyIn(db, TABLES[0], REQUEST_COLUMNS, rows);
    const ids = rows.map(([id]) => id);
    await db.query(ACTIONS, [ids, STEPS]);
    await db.query(DEADLINES, [ids, RUNNING, DERIVATION]);
  }

  #request(n) {
    const random = randomBytes(48);
    const state = stateOf(n);
    const open = OPEN.includes(state);
    const at = this.startedAt - DAY_MS * (open ? spread(n, 2) * OPEN_WITHIN_DAYS : OPEN_WITHIN_DAYS + CLOSED_WITHIN_DAYS * (1 - (n % MOST) / MOST));
    // an eighth for the first, a little less for each that follows
    const subject = this.subjects[Math.floor(Math.log(1 - spread(n, 3)) / Math.log(7 / 8)) % this.subjects.length];
    const facts = { id: idAt(at, random.subarray(0, 10)), at, state, authority: subject.authority, dueAt: new Date(this.startedAt + DAY_MS * (state === 'accepted' ? spread(n, 4) * 20 - 4 : 1 + spread(n, 4) * 6)) };
    return this.#row(n, facts, subject, random.subarray(10));
  }

  #row(n, { id, at, state, authority, dueAt }, { place, qualifications }, random) {
    const person = this.people[Math.floor(spread(n, 5) * this.people.length)];
    const held = state === 'routed' || state === 'accepted';
    const from = PROVINCES[(PROVINCES.indexOf(place) + 1 + (n % 2)) % 3];
    const submittedAt = new Date(at);
    const closed = OPEN.includes(state) ? null : new Date(at + 12 * DAY_MS);
    return [
      id, numberOf(random), PATHS[state].length, state, 'online', 'recognition.person', this.type, qualifications[n % qualifications.length], 0, submittedAt, from, place,
      '110101', person.id, person.id, this.cipher.encrypt('request.applicant_name', id, person.name), this.#bidx('name', person.name), this.cipher.encrypt('request.applicant_id_number', id, person.idNumber),
      this.#bidx('id_number', person.idNumber), this.cipher.encrypt('request.applicant_phone', id, person.phone), this.cipher.encryptJson('request.form', id, FORM), `seed-${n}`,
      '\\x00', held ? 'authority' : state === 'supplement' ? 'applicant' : 'none', held ? authority : null, held ? place : null, authority, `{${authority}}`, `{${place}}`,
      state === 'supplement' || state === 'lapsed' ? 1 : 0, closed ? null : dueAt, submittedAt, closed, closed ?? submittedAt, '{}',
    ];
  }

  #bidx(purpose, value) {
    const key = `${purpose} ${value}`;
    const known = this.bidx.get(key) ?? this.index.of(purpose, value);
    this.bidx.set(key, known);
    return known;
  }
}

/** Takes the indexes away that no constraint needs, and gives the statements that bring them back: built at the end, they cost a fraction. */
async function dropIndexes(db) {
  const { rows } = await db.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`, [TABLES],
  );
  for (const { name } of rows) await db.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
