import { newId, type BlindIndex, type FieldCipher } from '#platform';
import type { DemoPersonRow } from '../reference-types.js';
import type { OwnerSession } from './owner-session.js';
import { upsert, type JsonRow, type Table } from './upsert.js';

/** What seals the personal fields of people. */
export interface PersonalKeys {
  readonly cipher: FieldCipher;
  readonly index: BlindIndex;
}

interface KnownPerson {
  readonly id: string;
  readonly subject: string | null;
  readonly id_number_bidx: string;
  readonly name: string;
  readonly id_number: string;
  readonly phone: string | null;
}

const PERSON: Table = {
  name: 'directory.person', key: 'id', once: ['created_at'],
  columns: {
    id: 'uuid', subject: 'text', name: 'text', id_number: 'text', id_number_bidx: 'text', phone: 'text', home_jurisdiction: 'text', demo: 'boolean',
    card_name_en: 'text', card_zh: 'text', card_en: 'text', created_at: 'timestamptz',
  },
};

const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
const POST: Table = {
  name: 'directory.post', once: ['id', 'person_id', 'role', 'jurisdiction_code', 'authority_id', 'window_id'],
  key: `person_id, role, jurisdiction_code, coalesce(authority_id, ${NOBODY}), coalesce(window_id, ${NOBODY})`,
  columns: {
    id: 'uuid', person_id: 'uuid', role: 'text', jurisdiction_code: 'text', reach: 'text', authority_id: 'text', window_id: 'text', valid: 'daterange',
  },
  lookups: {
    authority_id: '(SELECT a.id FROM directory.authority a WHERE a.code = x.authority_id)',
    window_id: '(SELECT w.id FROM directory.duty_window w WHERE w.code = x.window_id)',
  },
};

/** Loads the demonstration people with their personal fields encrypted, and their posts. Gives how many rows were written. */
export async function loadPeople(session: OwnerSession, people: readonly DemoPersonRow[], { cipher, index }: PersonalKeys, now: Date): Promise<number> {
  const sealed = people.map((person) => ({ person, bidx: index.of('id_number', person.idNumber) }));
  const { rows: known } = await session.run<KnownPerson>(
    'SELECT id, subject, id_number_bidx, name, id_number, phone FROM directory.person WHERE subject = ANY ($1) OR id_number_bidx = ANY ($2)',
    [people.map((person) => person.subject), sealed.map(({ bidx }) => bidx)],
  );
  const rows = sealed.map(({ person, bidx }) => {
    const before = known.find((each) => each.subject === person.subject) ?? known.find((each) => each.id_number_bidx === bidx);
    return { person, row: personRow(person, bidx, before, cipher, now) };
  });
  const written = await upsert(session, PERSON, rows.map(({ row }) => row));
  return written + await upsert(session, POST, rows.flatMap(({ person, row }) => person.posts.map((post) => ({
    id: newId(), person_id: row['id'], role: post.role, jurisdiction_code: post.jurisdictionCode, reach: post.reach,
    authority_id: post.authorityCode ?? null, window_id: post.windowCode ?? null, valid: '(,)',
  }))));
}

function personRow(person: DemoPersonRow, bidx: string, before: KnownPerson | undefined, cipher: FieldCipher, now: Date): JsonRow {
  const id = before?.id ?? newId();
  // An equal value stays as it is sealed, or every load would rewrite the row.
  const seal = (column: string, text: string, sealed: string | null | undefined): string =>
    sealed && cipher.decrypt(column, id, sealed) === text ? sealed : cipher.encrypt(column, id, text);
  return {
    id, subject: person.subject, name: seal('person.name', person.nameZh, before?.name),
    id_number: seal('person.id_number', person.idNumber, before?.id_number), id_number_bidx: bidx,
    phone: seal('person.phone', person.phone, before?.phone), home_jurisdiction: person.homeJurisdiction, demo: true,
    card_name_en: person.nameEn, card_zh: person.cardZh, card_en: person.cardEn, created_at: now.toISOString(),
  };
}
