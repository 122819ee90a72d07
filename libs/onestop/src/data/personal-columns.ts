import type { PersonalColumn } from '#platform';

/** Encrypted columns of this context, for the rotation of keys. */
export const ONESTOP_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'onestop.evidence', idColumn: 'id', column: 'content_sealed', aad: 'evidence.content' },
  { table: 'onestop.mandate', idColumn: 'id', column: 'parties', aad: 'mandate.parties' },
];
