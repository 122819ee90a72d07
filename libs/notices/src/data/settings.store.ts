import { Injectable } from '@nestjs/common';
import { BlindIndex, FieldCipher, newId, type Tx } from '#platform';
import type { Language } from '../domain/template.js';
import { MailAddressEntity, PreferenceEntity } from './entities.js';

/** An e-mail address in the clear, and when it was confirmed. */
export interface MailAddress {
  readonly address: string;
  readonly confirmedAt: Date;
}

/** An address that waits for its code. */
export interface Confirmation {
  readonly id: string;
  readonly personId: string;
  readonly address: string;
  readonly tries: number;
  readonly expiresAt: Date;
}

const HOUR = 3_600_000;

/** How people want to be told, and where; addresses are encrypted on the way in and out. */
@Injectable()
export class SettingsStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  async preference(tx: Tx, personId: string): Promise<PreferenceEntity | null> {
    return tx.manager.findOneBy(PreferenceEntity, { personId });
  }

  async savePreference(tx: Tx, personId: string, language: Language, off: readonly string[]): Promise<void> {
    await tx.execute(
      `INSERT INTO notices.preference (person_id, language, off, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id) DO UPDATE SET language = excluded.language, off = excluded.off, changed_at = excluded.changed_at`, [personId, language, off, tx.now]);
  }

  async mailAddress(tx: Tx, personId: string): Promise<MailAddress | undefined> {
    const row = await tx.manager.findOneBy(MailAddressEntity, { personId });
    return row ? { address: this.cipher.decrypt('mail_address.address', personId, row.address), confirmedAt: row.confirmedAt } : undefined;
  }

  async saveMailAddress(tx: Tx, personId: string, address: string): Promise<void> {
    await tx.execute(
      `INSERT INTO notices.mail_address (person_id, address, confirmed_at) VALUES ($1, $2, $3) ON CONFLICT (person_id) DO UPDATE SET address = excluded.address, confirmed_at = excluded.confirmed_at`,
      [personId, this.cipher.encrypt('mail_address.address', personId, address), tx.now]);
  }

  async removeMailAddress(tx: Tx, personId: string): Promise<void> {
    await tx.execute('DELETE FROM notices.mail_address WHERE person_id = $1', [personId]);
    await this.endConfirmations(tx, personId);
  }

  /** A new confirmation in the place of every other of the person. */
  async askConfirmation(tx: Tx, personId: string, address: string, expiresAt: Date): Promise<string> {
    await this.endConfirmations(tx, personId);
    const id = newId();
    await tx.execute(
      'INSERT INTO notices.confirmation (id, person_id, address, address_bidx, tries, asked_at, expires_at) VALUES ($1, $2, $3, $4, 0, $5, $6)',
      [id, personId, this.cipher.encrypt('confirmation.address', id, address), this.index.of('mail_address', address), tx.now, expiresAt]);
    return id;
  }

  /** The confirmation that still can be answered. */
  async openConfirmation(tx: Tx, where: { readonly personId: string } | { readonly id: string }): Promise<Confirmation | undefined> {
    const [column, value] = 'id' in where ? ['id', where.id] : ['person_id', where.personId];
    const [row] = await tx.query<Confirmation>(
      `SELECT id, person_id AS "personId", address, tries, expires_at AS "expiresAt" FROM notices.confirmation WHERE ${column} = $1 AND ended_at IS NULL AND expires_at > $2`, [value, tx.now]);
    return row && { ...row, address: this.cipher.decrypt('confirmation.address', row.id, row.address) };
  }

  /** Counts a wrong code; how often it was tried by now. One statement, so that tries side by side are all counted. */
  async countTry(tx: Tx, id: string): Promise<number> {
    return (await tx.query<{ tries: number }>('UPDATE notices.confirmation SET tries = tries + 1 WHERE id = $1 RETURNING tries', [id]))[0]?.tries ?? 0;
  }

  async endConfirmations(tx: Tx, personId: string): Promise<void> {
    await tx.execute('UPDATE notices.confirmation SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL', [personId, tx.now]);
  }

  /** How many codes the person asked for within an hour, and how many went to the address within a day, whoever asked; for the platform. */
  async asked(tx: Tx, personId: string, address: string): Promise<{ byPerson: number; toAddress: number }> {
    const [row] = await tx.query<{ byPerson: number; toAddress: number }>(
      `SELECT count(*) FILTER (WHERE person_id = $1 AND asked_at > $3)::int AS "byPerson", count(*) FILTER (WHERE address_bidx = $2)::int AS "toAddress"
       FROM notices.confirmation WHERE asked_at > $4 AND (person_id = $1 OR address_bidx = $2)`,
      [personId, this.index.of('mail_address', address), new Date(tx.now.getTime() - HOUR), new Date(tx.now.getTime() - 24 * HOUR)]);
    return row ?? { byPerson: 0, toAddress: 0 };
  }

  /** The six digits that go to the address. They follow from the id by a key that the database does not hold. */
  codeOf(confirmationId: string): string {
    return String(Buffer.from(this.index.of('mail_confirmation', confirmationId), 'base64url').readUInt32BE() % 1_000_000).padStart(6, '0');
  }
}
