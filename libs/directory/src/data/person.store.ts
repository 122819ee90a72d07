import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, newId, type PersonalColumn, type Tx } from '#platform';
import { Person } from './entities.js';

/** What a request needs to know of its applicant, in the clear. */
export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
  readonly homeJurisdiction: string;
}

export const DIRECTORY_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'directory.person', idColumn: 'id', column: 'name', aad: 'person.name' },
  { table: 'directory.person', idColumn: 'id', column: 'id_number', aad: 'person.id_number' },
  { table: 'directory.person', idColumn: 'id', column: 'phone', aad: 'person.phone' },
];

type PersonRow = Pick<Person, 'id' | 'name' | 'phone'> & { readonly id_number: string; readonly home_jurisdiction: string };
const SELECT = 'SELECT id, name, id_number, phone, home_jurisdiction FROM directory.person';

/** Persons, with their fields encrypted on the way in and out. */
@Injectable()
export class PersonStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  /** A person as the running scope may see them: oneself, or anyone for the platform. */
  async find(tx: Tx, id: string): Promise<PersonDetails | undefined> {
    return this.open(await tx.prepared<PersonRow>('person-find', `${SELECT} WHERE id = $1`, [id]));
  }

  /** The person with this identity number, as the running scope may see them. */
  async findByIdNumber(tx: Tx, idNumber: string): Promise<PersonDetails | undefined> {
    return this.open(await tx.query<PersonRow>(`${SELECT} WHERE id_number_bidx = $1`, [this.index.of('id_number', idNumber)]));
  }

  private open([row]: readonly PersonRow[]): PersonDetails | undefined {
    return row && {
      id: row.id,
      name: this.cipher.decrypt('person.name', row.id, row.name),
      idNumber: this.cipher.decrypt('person.id_number', row.id, row.id_number),
      phone: row.phone === null ? null : this.cipher.decrypt('person.phone', row.id, row.phone),
      homeJurisdiction: row.home_jurisdiction,
    };
  }

  /** For the platform, at the wish of the person. */
  async changePhone(tx: Tx, id: string, phone: string): Promise<void> {
    await tx.execute('UPDATE directory.person SET phone = $2 WHERE id = $1', [id, this.cipher.encrypt('person.phone', id, phone)]);
  }

  /** Names alone, by id: of those who act in office, for the record of what they did. As the running scope may see them. */
  async namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<Pick<Person, 'id' | 'name'>>('SELECT id, name FROM directory.person WHERE id = ANY ($1)', [ids]);
    return new Map(rows.map(({ id, name }) => [id, this.cipher.decrypt('person.name', id, name)]));
  }

  /** The id of the person with this identity number; registers them when nobody has it. For windows and the platform. */
  async register(tx: Tx, person: Omit<PersonDetails, 'id'>): Promise<string> {
    const id = newId();
    const rows = await tx.query<{ id: string }>('SELECT directory.register_person($1, $2, $3, $4, $5, $6, $7) AS id', [
      id,
      this.cipher.encrypt('person.name', id, person.name),
      this.cipher.encrypt('person.id_number', id, person.idNumber),
      this.index.of('id_number', person.idNumber),
      person.phone === null ? null : this.cipher.encrypt('person.phone', id, person.phone),
      person.homeJurisdiction,
      tx.now,
    ]);
    return rows[0]?.id ?? id;
  }
}
