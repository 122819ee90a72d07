import type { PersonalColumn } from '#platform';

/** Encrypted columns of this context, for the rotation of keys. */
export const EXCHANGE_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'exchange.credential', idColumn: 'id', column: 'holder', aad: 'credential.holder' },
  { table: 'exchange.credential', idColumn: 'id', column: 'compact', aad: 'credential.compact' },
];
