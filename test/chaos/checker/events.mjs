import { ACTS, CONSUMERS, PLATFORM_COMMANDS, TELLING } from './life-cycle.mjs';
import { groupBy } from './replay.mjs';

const ACTIONS = `SELECT request_id AS "requestId", version, verb, actor_kind AS "actorKind", command_id AS "commandId" FROM workflow.request_action`;
const EVENTS = `SELECT id, type, aggregate_id AS "aggregateId", (payload ->> 'version')::int AS version, payload ->> 'requestId' AS "requestId" FROM chaos.announced`;
const INBOX = `SELECT consumer, event_id AS "eventId" FROM platform.inbox`;
const NOTICES = `SELECT params ->> 'requestId' AS "requestId", CASE template WHEN 'request.deemed_accepted' THEN 'request.accepted' ELSE template END AS type, count(*)::int AS n FROM notices.notice WHERE params ? 'requestId' GROUP BY 1, 2`;
const AUDITED = `SELECT subject_id AS "requestId", act, (detail ->> 'version')::int AS version, count(*)::int AS n FROM platform.audit_entry
  WHERE subject_kind = 'request' AND detail ? 'version' GROUP BY 1, 2, 3`;
const CERTIFICATES = `SELECT a.request_id AS "requestId", (SELECT count(*)::int FROM exchange.credential c WHERE c.request_id = a.request_id) AS n
  FROM workflow.request_action a WHERE a.verb = 'approve'`;
/** What cannot be routed waits for a person by right: every authority has sent it back. A job that failed does not. */
const ATTENTION = `SELECT subject_id AS id, consumer, reason FROM platform.attention WHERE resolved_at IS NULL AND kind <> 'unroutable'`;

/** Every act was announced once and audited once, and nothing was announced that was not done. */
function checkAnnounced({ actions, events, audited }, report) {
  const announced = groupBy(events.filter(({ type }) => type.startsWith('request.')), ({ aggregateId, version }) => `${aggregateId}/${version}`);
  const audits = new Map(audited.map((row) => [`${row.requestId}/${row.version}/${row.act}`, row.n]));
  for (const { requestId, version, verb } of actions) {
    const key = `${requestId}/${version}`;
    const types = (announced.get(key) ?? []).map(({ type }) => type);
    announced.delete(key);
    const expected = ACTS[verb]?.event;
    if (types.length !== 1 || types[0] !== expected) report('event_not_once', requestId, `${verb} (version ${version}) announced ${types.join(', ') || 'nothing'} instead of ${expected} once`);
    const n = audits.get(`${key}/request.${verb}`) ?? 0;
    if (n !== 1) report('audit_not_once', requestId, `${verb} (version ${version}) stands ${n} times in the audit log`);
  }
  for (const [key, [{ type }]] of announced) report('event_without_act', key, `${type} was announced, the act is not there`);
}

/** Every event was worked on by each of its consumers once, and by nobody else. */
function checkConsumed({ events, inbox }, report) {
  const done = groupBy(inbox, ({ eventId }) => eventId);
  for (const { id, type } of events) {
    const consumers = CONSUMERS[type];
    const by = (done.get(id) ?? []).map(({ consumer }) => consumer).sort();
    done.delete(id);
    if (!consumers) report('unknown_event', id, `${type}: give it a row in test/chaos/checker/life-cycle.mjs`);
    else if (by.join() !== [...consumers].sort().join()) report('not_consumed_once', id, `${type} by ${by.join(', ') || 'nobody'} instead of ${consumers.join(', ') || 'nobody'}`);
  }
  for (const [id, [{ consumer }]] of done) report('consumed_without_event', id, `${consumer} worked on what nobody announced`);
}

/** One notice for each event that tells somebody. */
function checkNotices({ events, notices }, report) {
  const due = new Map();
  for (const { type, aggregateId, requestId } of events) {
    if (!(CONSUMERS[type] ?? []).some((consumer) => TELLING.includes(consumer))) continue;
    const key = `${requestId ?? aggregateId}/${type}`;
    due.set(key, (due.get(key) ?? 0) + 1);
  }
  const written = new Map(notices.map(({ requestId, type, n }) => [`${requestId}/${type}`, n]));
  for (const key of new Set([...due.keys(), ...written.keys()])) {
    if (due.get(key) !== written.get(key)) report('notice_not_once', key, `${written.get(key) ?? 0} notices for ${due.get(key) ?? 0} events`);
  }
}

/** What the platform did by itself has the cause that it must have: an event or a clock, each of which acts once. */
function checkCauses({ actions, events, clocks, reminders }, report) {
  const types = new Map(events.map(({ id, type }) => [id, type]));
  const byPlace = new Map(actions.map((action) => [`${action.requestId}/${action.version}`, action]));
  for (const { requestId, version, verb, actorKind, commandId } of actions) {
    if (actorKind !== 'system') continue;
    const cause = PLATFORM_COMMANDS[verb];
    const next = byPlace.get(`${requestId}/${version + 1}`);
    const holds = cause && ((cause.events?.includes(types.get(commandId)) ?? false) || (cause.clock !== undefined && clocks.get(commandId) === cause.clock)
      || (cause.before !== undefined && next?.verb === cause.before && next.actorKind === 'system') || cause.unnamed === true || (cause.reminder === true && reminders.has(commandId)));
    if (!holds) report('act_without_cause', requestId, `${verb} by the platform because of ${commandId}, which is ${types.get(commandId) ?? clocks.get(commandId) ?? 'nothing'}`);
  }
}

/** No command was carried out twice: a person's id never comes back, the platform's never for the same request. */
function checkCommands({ actions }, report) {
  const same = groupBy(actions, ({ requestId, actorKind, commandId }) => (actorKind === 'system' ? `${requestId}/${commandId}` : commandId));
  for (const twice of same.values()) if (twice.length > 1) report('command_twice', twice[0].requestId, `${twice.map(({ verb, version }) => `${verb} (version ${version})`).join(' and ')} by the command ${twice[0].commandId}`);
}

/** Every act was announced, consumed and told exactly once. Needs the trigger of witness.mjs to have watched from the start. */
export async function checkEvents(db, report) {
  const read = async (sql) => (await db.query(sql)).rows;
  const found = { actions: await read(ACTIONS), events: await read(EVENTS), inbox: await read(INBOX), notices: await read(NOTICES), audited: await read(AUDITED) };
  found.clocks = new Map((await read('SELECT id, kind FROM workflow.deadline')).map(({ id, kind }) => [id, kind]));
  found.reminders = new Set((await read(`SELECT id FROM workflow.reminder WHERE outcome = 'reminded'`)).map(({ id }) => id));
  for (const check of [checkAnnounced, checkConsumed, checkNotices, checkCauses, checkCommands]) check(found, report);
  for (const { requestId, n } of await read(CERTIFICATES)) if (n !== 1) report('certificate_not_once', requestId, `${n} certificates of an approved request`);
  for (const { id, consumer, reason } of await read(ATTENTION)) report('needs_a_person', id, `${consumer}: ${reason}`);
  return { events: found.events.length, deliveries: found.inbox.length, notices: found.notices.reduce((sum, { n }) => sum + n, 0) };
}

/** Deliveries that are still to come; zero when all is quiet. */
export async function openDeliveries(db) {
  const done = new Set((await db.query(INBOX)).rows.map(({ consumer, eventId }) => `${eventId}/${consumer}`));
  const { rows } = await db.query(EVENTS);
  return rows.reduce((sum, { id, type }) => sum + (CONSUMERS[type] ?? []).filter((consumer) => !done.has(`${id}/${consumer}`)).length, 0);
}
