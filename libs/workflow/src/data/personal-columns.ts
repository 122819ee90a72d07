import type { PersonalColumn } from '#platform';

/** Encrypted columns of this context, for the rotation of keys. */
export const WORKFLOW_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'workflow.request', idColumn: 'id', column: 'applicant_name', aad: 'request.applicant_name' },
  { table: 'workflow.request', idColumn: 'id', column: 'applicant_id_number', aad: 'request.applicant_id_number' },
  { table: 'workflow.request', idColumn: 'id', column: 'applicant_phone', aad: 'request.applicant_phone' },
  { table: 'workflow.request', idColumn: 'id', column: 'form', aad: 'request.form' },
  { table: 'workflow.request', idColumn: 'id', column: 'delivery_address', aad: 'request.delivery_address' },
  { table: 'workflow.request', idColumn: 'id', column: 'agent', aad: 'request.agent' },
  { table: 'workflow.request_action', idColumn: 'command_id', column: 'note', aad: 'action.note', appendOnly: true },
  { table: 'workflow.escalation_act', idColumn: 'command_id', column: 'note', aad: 'action.note', appendOnly: true },
  { table: 'workflow.timeliness_rating', idColumn: 'command_id', column: 'note', aad: 'action.note', appendOnly: true },
  { table: 'workflow.supplement', idColumn: 'id', column: 'note', aad: 'supplement.note' },
  { table: 'workflow.supplement', idColumn: 'id', column: 'answers', aad: 'supplement.answers' },
  { table: 'workflow.original', idColumn: 'id', column: 'description', aad: 'original.description' },
  { table: 'workflow.material_state', idColumn: 'id', column: 'reason', aad: 'material.reason' },
  { table: 'workflow.saved_view', idColumn: 'id', column: 'content', aad: 'saved_view.content' },
  { table: 'workflow.draft', idColumn: 'id', column: 'content', aad: 'draft.content' },
  { table: 'workflow.attachment', idColumn: 'id', column: 'file_name', aad: 'attachment.file_name' },
];
