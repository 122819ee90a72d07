import { Injectable } from '@nestjs/common';
import { FieldCipher, type Tx } from '#platform';
import type { MailText } from '../domain/mail.js';
import type { Language } from '../domain/template.js';
import { MailboxEntity } from './entities.js';

/** Mails of a demonstration without a mail server. */
@Injectable()
export class MailboxStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Sent again under the same id, it is the same mail. */
  async put(tx: Tx, id: string, recipient: string, language: Language, { subject, text, html }: MailText): Promise<void> {
    await tx.execute(
      'INSERT INTO notices.mailbox (id, recipient, language, subject, body_text, body_html, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING',
      [id, this.cipher.encrypt('mailbox.recipient', id, recipient), language, subject, text, html, tx.now]);
  }

  /** Latest first; `q` is part of the subject or of the text. */
  async list(tx: Tx, { q, offset, limit }: { readonly q: string | undefined; readonly offset: number; readonly limit: number }): Promise<{ items: MailboxEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(MailboxEntity, 'm').orderBy('m.at', 'DESC').addOrderBy('m.id', 'DESC');
    if (q !== undefined) query.andWhere('(m.subject ILIKE :q OR m.bodyText ILIKE :q)', { q: `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.skip(offset).take(limit).getManyAndCount();
    return { items: items.map((mail) => this.inTheClear(mail)), total };
  }

  private inTheClear(mail: MailboxEntity): MailboxEntity {
    return { ...mail, recipient: this.cipher.decrypt('mailbox.recipient', mail.id, mail.recipient) };
  }
}
