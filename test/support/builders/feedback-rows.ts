import { randomUUID } from 'node:crypto';
import type { Row } from './request-rows.js';

type FeedbackRow = Row & { readonly id: string };

const AT = '2026-03-02T02:00:00Z';
let made = 0;

export function aRatingRow(change: Row): FeedbackRow {
  return {
    id: randomUUID(), request_id: randomUUID(), request_number: 'TEST', level: 'satisfied', reasons: [], comment: null, jurisdiction: '120000', service_type_code: 'recognition.person', handlers: [], input_digest: '\\x00', at: AT, ...change,
  };
}

export function aMatterRow(change: Row): FeedbackRow {
  made += 1;
  return {
    id: randomUUID(), number: `TEST-${made}`, version: 2, kind: 'complaint', state: 'opened', person_name: 'sealed', person_name_bidx: 'sealed', phone: null, content: 'sealed', rating_id: null, request_id: null, request_number: null,
    about_authority_id: null, service_type_code: null, at_jurisdiction: '110112', handlers: [], holder_jurisdiction: '120000', involved_jurisdictions: ['120000'], forwarded_by: [], owner_person_id: null, founded: null, accepted: null,
    asked_again: false, input_digest: '\\x00', due_at: null, opened_at: AT, closed_at: null, updated_at: AT, ...change,
  };
}

export function anActOfMatterRow(matterId: string, change: Row = {}): Row {
  return {
    id: randomUUID(), matter_id: matterId, version: 1, verb: 'open', from_state: 'new', to_state: 'opened', actor_role: 'resident', actor_person_id: null, authority_id: null, to_authority_id: null, detail: {}, text: null, at: AT,
    command_id: randomUUID(), input_digest: '\\x00', ...change,
  };
}

export function aClockRow(matterId: string): Row {
  return { id: randomUUID(), matter_id: matterId, rule: 'complaint.answer', status: 'running', starts_on: '2026-03-02', due_on: '2026-03-23', due_at: '2026-03-23T15:59:59.999Z', provisional: false, derivation: {}, ended_at: null, overdue_told_at: null };
}
