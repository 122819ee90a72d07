import { randomUUID } from 'node:crypto';

/** A row as JSON, by the names of the columns. */
export type Row = Readonly<Record<string, unknown>>;
type RequestRow = Row & { readonly id: string };

const AT = '2026-03-02T02:00:00Z';
let made = 0;

/** A request held by the platform, of somebody; give at least `applicant_id`, `submitted_by` and whatever the test is about. */
export function aRequestRow(change: Row & { readonly applicant_id: string }): RequestRow {
  made += 1;
  const id = randomUUID();
  return {
    id, number: `TEST-${made}-${id.slice(0, 8)}`, version: 1, state: 'submitted', mode: 'online', service_type_code: 'recognition.person', service_type_version: '1', qualification_code: 'P01',
    qualification_version: 1, from_jurisdiction: '110000', to_jurisdiction: '120000', residence_jurisdiction: '110112', submitted_by: change.applicant_id, applicant_name: 'sealed',
    applicant_name_bidx: 'sealed', applicant_id_number: 'sealed', applicant_id_number_bidx: 'sealed', applicant_phone: null, form: 'sealed', idempotency_key: id, input_digest: '\\x00',
    custodian: 'platform', custodian_authority_id: null, custodian_jurisdiction: null, offered_authority_id: null, offered_jurisdiction: null, receiving_authority_id: null, receiving_window_id: null, competent_authority_id: null,
    suggested_authority_id: null, involved_authorities: [], involved_jurisdictions: [], assignee_person_id: null, assignee_post_id: null, claimed_at: null, lease_until: null, fence: 0, supplement_rounds: 0, supplement_allowance: 1, acceptance_contest: null, parent_id: null, leg_code: null, about_id: null, about_kind: null, join_rule: null, legs: [], outcome: null, left_to_person: null, decided_by_rule: null,
    deemed_accepted: false, attention: null, holder_bidx: null, certificate_bidxs: [], alert: null, catalogue_at: AT, due_at: null, submitted_at: AT, received_at: null, accepted_at: null, decided_at: null, closed_at: null, updated_at: AT, ...change,
  };
}

export function anActionRow(requestId: string, change: Row = {}): Row {
  return {
    id: randomUUID(), request_id: requestId, version: 1, verb: 'submit', from_state: 'draft', to_state: 'submitted', actor_kind: 'person', actor_role: 'resident', actor_person_id: null,
    actor_post_id: null, authority_id: null, at: AT, command_id: randomUUID(), input_digest: '\\x00', public_detail: {}, note: null, ...change,
  };
}

export function aDeadlineRow(requestId: string, change: Row = {}): Row {
  return {
    id: randomUUID(), request_id: requestId, kind: 'acceptance', status: 'running', starts_on: '2026-03-02', due_on: '2026-03-09', due_at: '2026-03-09T15:59:59.999Z', promised_on: null,
    provisional: false, silence: 'deemed_accepted', derivation: {}, ended_at: null, ...change,
  };
}

export function aMaterialRow(requestId: string, change: Row = {}): Row {
  return {
    id: randomUUID(), request_id: requestId, material_code: 'registration_certificate', kind: 'promised', status: 'owed', declared_at: AT, due_on: '2026-03-30', due_at: '2026-03-30T15:59:59.999Z', provisional: false,
    derivation: {}, earlier: [], remind_at: '2026-03-25T01:00:00Z', reminded_at: null, overdue_at: null, settled_at: null, command_id: null, input_digest: null, reason: null, ...change,
  };
}

export function aReminderRow(requestId: string, deadlineId: string, change: Row = {}): Row {
  return { id: randomUUID(), deadline_id: deadlineId, request_id: requestId, level: 1, due_at: AT, done_at: null, outcome: null, ...change };
}

export function anEscalationRow(requestId: string, change: Row = {}): Row {
  return { id: randomUUID(), request_id: requestId, cause: 'overdue', jurisdiction: '120000', owner_person_id: null, raised_at: AT, taken_at: null, closed_at: null, outcome: null, ...change };
}

export function anEscalationActRow(requestId: string, escalationId: string, change: Row = {}): Row {
  return {
    id: randomUUID(), escalation_id: escalationId, request_id: requestId, act: 'raise', cause: 'overdue', deadline_id: null, actor_person_id: null, to_person_id: null, note: null, at: AT,
    command_id: randomUUID(), input_digest: '\\x00', ...change,
  };
}

export function aSupplementRow(requestId: string, change: Row = {}): Row {
  return { id: randomUUID(), request_id: requestId, round: 1, items: [], note: null, requested_at: AT, answers: null, answered_at: null, ...change };
}

export function anAttachmentRow(ownerId: string, requestId: string | null, change: Row = {}): Row {
  return {
    id: randomUUID(), owner_id: ownerId, request_id: requestId, material_code: 'qualification_certificate', file_name: 'sealed', media_type: 'application/pdf', size: 1, sha256: '\\x00',
    blob_key: 'none', supplement_round: 0, uploaded_at: AT, ...change,
  };
}

export function aDraftRow(ownerId: string, change: Row = {}): Row {
  return { id: randomUUID(), owner_id: ownerId, version: 1, service_type_code: 'recognition.person', qualification_code: null, content: 'sealed', created_at: AT, updated_at: AT, ...change };
}

export function aSavedViewRow(ownerId: string, change: Row = {}): Row {
  return { id: randomUUID(), owner_id: ownerId, post_id: randomUUID(), content: 'sealed', position: 0, is_default: false, created_at: AT, updated_at: AT, ...change };
}

export function aNoticeRow(personId: string, requestId: string, change: Row = {}): Row {
  return { id: randomUUID(), person_id: personId, subject_kind: 'request', subject_id: requestId, template: 'request.submitted', params: {}, created_at: AT, read_at: null, ...change };
}

export function aPersonRow(change: Row = {}): Row & { readonly id: string } {
  const id = randomUUID();
  return {
    id, subject: null, name: 'sealed', id_number: 'sealed', id_number_bidx: id, phone: null, home_jurisdiction: '110112', demo: false, card_name_en: null, card_zh: null, card_en: null,
    created_at: AT, ...change,
  };
}

/** The statement that writes rows of one table; its one parameter is the rows as JSON. Some columns of a request follow from others and are not written. */
export function insertRows(table: string): string {
  const columns = table === 'workflow.request' ? Object.keys(aRequestRow({ applicant_id: '' })).join(', ') : '*';
  return `INSERT INTO ${table}${columns === '*' ? '' : ` (${columns})`} SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}
