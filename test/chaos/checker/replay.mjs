import { ACTS, CLOCK_OF_STATE, MOVED_BY_PLATFORM, OPTIONAL_CLOCKS } from './life-cycle.mjs';

const REQUESTS = `SELECT r.id, r.version, r.state, r.mode, r.custodian, r.custodian_authority_id AS "custodianAuthority", r.offered_authority_id AS "offeredAuthority", r.receiving_authority_id AS "receivingAuthority",
    r.competent_authority_id AS "competentAuthority", r.assignee_person_id AS assignee, r.attention, r.closed_at IS NOT NULL AS closed, r.due_at AS "dueAt", r.involved_authorities AS involved, t.limits
  FROM workflow.request r JOIN onestop.service_type t ON t.code = r.service_type_code AND t.number::text = r.service_type_version ORDER BY r.id`;
const ACTIONS = `SELECT request_id AS "requestId", version, verb, from_state AS "fromState", to_state AS "toState", actor_person_id AS actor, public_detail AS detail
  FROM workflow.request_action ORDER BY request_id, version`;
const DEADLINES = `SELECT request_id AS "requestId", kind, status, due_at AS "dueAt", ended_at AS "endedAt" FROM workflow.deadline`;

export function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

function holderAfter(rule, at, { receivingAuthority, competentAuthority }, { detail }) {
  switch (rule.holder) {
    case 'receiving':
      return receivingAuthority ? { custodian: 'authority', authority: receivingAuthority } : { custodian: 'platform', authority: null };
    case 'named':
      return { custodian: 'authority', authority: detail.authorityId };
    case 'own':
      return { custodian: 'authority', authority: competentAuthority };
    case 'offered':
      return { custodian: 'authority', authority: at.offered };
    case 'competent':
      return { custodian: 'authority', authority: at.competent };
    case 'same':
      return { custodian: at.custodian, authority: at.authority };
    default:
      return { custodian: rule.holder, authority: null };
  }
}

/** Who is competent after the act: whom a routing names, nobody after a return. */
function competentAfter(verb, at, detail, competent) {
  if (verb === 'correct') return competent;
  if (verb === 'route') return detail.authorityId;
  return verb === 'return_misrouted' ? null : at.competent;
}

function assigneeAfter(rule, at, actor, detail) {
  // A colleague went on with what somebody's claim no longer held.
  if (detail.overtook) return null;
  return { actor, named: detail.assigneePersonId, none: null, same: at.assignee }[rule.assignee];
}

/** Goes through the log of one request from its first act; stops at the first act that cannot have followed. */
function replay(request, actions, tell) {
  let at = { state: 'draft', version: 0, custodian: null, authority: null, competent: null, assignee: null, clocks: [], held: [], started: [], offered: null };
  for (const action of actions) {
    const rule = ACTS[action.verb];
    if (!rule) return tell('unknown_verb', `${action.verb}: give it a row in test/chaos/checker/life-cycle.mjs`);
    if (action.version !== at.version + 1) return tell('version_gap', `version ${action.version} follows ${at.version}`);
    if (!rule.from.includes(at.state) || action.fromState !== at.state) return tell('impossible_act', `${action.verb} (version ${action.version}, from ${action.fromState}) in state ${at.state}`);
    const state = rule.to === 'same' ? at.state : rule.to;
    if (action.toState !== state) return tell('impossible_act', `${action.verb} led to ${action.toState}, not to ${state}`);
    const starts = rule.starts.filter((kind) => !(kind in OPTIONAL_CLOCKS) || request.limits[OPTIONAL_CLOCKS[kind]]);
    const holder = holderAfter(rule, at, request, action);
    at = {
      state, version: action.version, ...holder, competent: competentAfter(action.verb, at, action.detail, request.competentAuthority), assignee: assigneeAfter(rule, at, action.actor, action.detail),
      clocks: [...at.clocks.filter((kind) => !rule.ends.includes(kind) && !rule.holds?.includes(kind)), ...(rule.continues ?? []), ...starts], started: [...at.started, ...starts],
      held: [...(rule.ends.includes('suspension') ? [] : at.held), ...(rule.holds ?? [])], offered: { named: action.detail.authorityId, same: at.offered }[rule.offers] ?? null,
    };
    for (const authority of [holder.authority, at.offered]) if (authority && !request.involved.includes(authority)) tell('custodian_not_involved', authority);
  }
  return at;
}

function compareRow(request, at, tell) {
  const expected = { version: at.version, state: at.state, custodian: at.custodian, custodianAuthority: at.authority, offeredAuthority: at.offered, competentAuthority: at.competent, assignee: at.assignee, closed: CLOCK_OF_STATE[at.state] === null };
  for (const [column, value] of Object.entries(expected)) if (request[column] !== value) tell('row_differs_from_log', `${column} is ${request[column]}, by its acts ${value}`);
}

const list = (kinds) => [...kinds].sort().join(' ') || 'none';

function compareClocks(request, at, deadlines, tell) {
  const running = deadlines.filter(({ status }) => status === 'running');
  if (list(running.map(({ kind }) => kind)) !== list(at.clocks)) tell('wrong_clocks', `running: ${list(running.map(({ kind }) => kind))}; by its acts: ${list(at.clocks)}`);
  const standing = deadlines.filter(({ status }) => status === 'suspended');
  if (list(standing.map(({ kind }) => kind)) !== list(at.held)) tell('wrong_clocks', `standing still: ${list(standing.map(({ kind }) => kind))}; by its acts: ${list(at.held)}`);
  // A row that was counted anew has another in its place.
  const started = deadlines.filter(({ status }) => status !== 'recounted');
  if (list(started.map(({ kind }) => kind)) !== list(at.started)) tell('wrong_clocks', `ever started: ${list(started.map(({ kind }) => kind))}; by its acts: ${list(at.started)}`);
  const needed = CLOCK_OF_STATE[at.state];
  if (needed === undefined) tell('unknown_state', `${at.state}: give it a row in test/chaos/checker/life-cycle.mjs`);
  else if (needed && at.started.includes(needed) && !running.some(({ kind }) => kind === needed)) tell('no_clock', `${at.state} without ${needed}`);
  for (const { kind, status, endedAt } of deadlines) if (['running', 'suspended'].includes(status) !== (endedAt === null)) tell('wrong_clocks', `${kind} is ${status} and ended at ${endedAt}`);
  const due = running.length === 0 ? null : Math.min(...running.map(({ dueAt }) => dueAt.getTime()));
  if ((request.dueAt?.getTime() ?? null) !== due) tell('wrong_due_date', `${request.dueAt?.toISOString() ?? 'none'} in the row, ${due === null ? 'none' : new Date(due).toISOString()} by its clocks`);
}

function isStranded({ state, mode, attention }) {
  return attention === null && MOVED_BY_PLATFORM.some(({ states, modes }) => states.includes(state) && modes.includes(mode));
}

/** Every request is where its acts say, with the clocks that they leave running, and none waits for the platform. */
export async function checkRequests(db, report) {
  const { rows: requests } = await db.query(REQUESTS);
  const actions = groupBy((await db.query(ACTIONS)).rows, ({ requestId }) => requestId);
  const deadlines = groupBy((await db.query(DEADLINES)).rows, ({ requestId }) => requestId);
  for (const request of requests) {
    const tell = (fault, what) => { report(fault, request.id, what); };
    const at = replay(request, actions.get(request.id) ?? [], tell);
    if (!at) continue;
    if (at.version === 0) tell('no_log', 'a request without an act');
    compareRow(request, at, tell);
    compareClocks(request, at, deadlines.get(request.id) ?? [], tell);
    if (isStranded(request)) tell('stranded', `${request.state} in mode ${request.mode}: the platform should have moved it on`);
  }
  const known = new Set(requests.map(({ id }) => id));
  for (const id of actions.keys()) if (!known.has(id)) report('act_without_request', id, 'its request is not there');
  return { requests: requests.length, acts: [...actions.values()].reduce((sum, { length }) => sum + length, 0) };
}
