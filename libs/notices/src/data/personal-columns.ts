import type { PersonalColumn } from '#platform';

/** Encrypted columns of this context, for the rotation of keys. */
export const NOTICES_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'notices.mail_address', idColumn: 'person_id', column: 'address', aad: 'mail_address.address' },
  { table: 'notices.confirmation', idColumn: 'id', column: 'address', aad: 'confirmation.address' },
  { table: 'notices.endpoint', idColumn: 'id', column: 'secret', aad: 'endpoint.secret' },
  { table: 'notices.endpoint', idColumn: 'id', column: 'earlier_secret', aad: 'endpoint.earlier_secret' },
  { table: 'notices.mailbox', idColumn: 'id', column: 'recipient', aad: 'mailbox.recipient' },
];
