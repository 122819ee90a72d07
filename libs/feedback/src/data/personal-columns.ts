import type { PersonalColumn } from '#platform';

/** Encrypted columns of this context, for the rotation of keys. */
export const FEEDBACK_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'feedback.rating', idColumn: 'id', column: 'comment', aad: 'rating.comment', appendOnly: true },
  { table: 'feedback.matter', idColumn: 'id', column: 'person_name', aad: 'matter.person_name' },
  { table: 'feedback.matter', idColumn: 'id', column: 'phone', aad: 'matter.phone' },
  { table: 'feedback.matter', idColumn: 'id', column: 'content', aad: 'matter.content' },
  { table: 'feedback.matter_act', idColumn: 'id', column: 'text', aad: 'matter_act.text', appendOnly: true },
];
