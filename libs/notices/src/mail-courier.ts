import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, SYSTEM, UnitOfWork, type Config, type Tx } from '#platform';
import type { DeliveryEntity } from './data/entities.js';
import { SettingsStore } from './data/settings.store.js';
import { WaysQueries } from './data/ways.queries.js';
import type { Outcome } from './domain/delivery.js';
import { mailOf } from './domain/mail.js';
import { templateOf } from './domain/templates.js';
import { MAIL_CONFIRMATION } from './domain/templates/mail.js';
import { reasonOf } from './failure-reason.js';
import { MailTransport, type Mail } from './mail-transport.js';

/** The kind of subject of the one mail that is no notice: the code for an address that is not confirmed yet. */
export const CONFIRMATION = 'confirmation';

/** Brings one message to a person's e-mail address, as it is when it is sent. */
@Injectable()
export class MailCourier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: SettingsStore,
    private readonly ways: WaysQueries,
    private readonly transport: MailTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(delivery: DeliveryEntity): Promise<Outcome> {
    const mail = await this.uow.view(SYSTEM, async (tx) => (delivery.subjectKind === CONFIRMATION ? this.codeMail(tx, delivery) : this.noticeMail(tx, delivery)));
    if (mail === undefined) return { kind: 'nobody', reason: 'there is no such address any more' };
    try {
      await this.transport.send(mail);
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    }
  }

  private async noticeMail(tx: Tx, { id, receiver, template, params, subjectId }: DeliveryEntity): Promise<Mail | undefined> {
    const [found, words] = [await this.settings.mailAddress(tx, receiver), templateOf(template)];
    if (!found || !words) return undefined;
    const language = await this.ways.languageOf(tx, receiver);
    const address = `${this.config.publicUrl}${words.link.replace('{subject}', subjectId)}`;
    return { id, to: found.address, language, ...mailOf({ title: words.title, todo: words.todo, params, address }, language) };
  }

  private async codeMail(tx: Tx, { id, subjectId }: DeliveryEntity): Promise<Mail | undefined> {
    const found = await this.settings.openConfirmation(tx, { id: subjectId });
    if (!found) return undefined;
    const language = await this.ways.languageOf(tx, found.personId);
    const minutes = Math.max(1, Math.floor((found.expiresAt.getTime() - tx.now.getTime()) / 60_000));
    return { id, to: found.address, language, ...mailOf({ ...MAIL_CONFIRMATION, params: { code: this.settings.codeOf(found.id), minutes }, address: undefined }, language) };
  }
}
