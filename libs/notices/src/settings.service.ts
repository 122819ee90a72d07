import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import { DeliveryStore } from './data/delivery.store.js';
import { SettingsStore, type Confirmation, type MailAddress } from './data/settings.store.js';
import { fixedAmong, type Switch } from './domain/channels.js';
import type { Language } from './domain/template.js';
import { CONFIRMATION } from './mail-courier.js';
import { MailTransport } from './mail-transport.js';

/** How a person is told. */
export interface Settings {
  readonly language: Language;
  readonly off: readonly string[];
  readonly isMailOffered: boolean;
  readonly mail: MailAddress | undefined;
  readonly waiting: Confirmation | undefined;
}

const MINUTE = 60_000;
/** How long a code counts. */
const CODE_MS = 30 * MINUTE;
/** With a million codes, five tries are a chance of one in 200,000. */
const MOST_TRIES = 5;
/** Codes that a person may ask for within an hour, and that an address may receive within a day: nobody fills a stranger's box through us. */
const MOST_CODES = { byPerson: 5, toAddress: 6 };

/** What people say of how they want to be told. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: SettingsStore,
    private readonly deliveries: DeliveryStore,
    private readonly mail: MailTransport,
  ) {}

  async get(actor: PersonActor): Promise<Settings> {
    return this.uow.view(actor, async (tx) => this.read(tx, actor.personId));
  }

  /** Refuses `notice_mandatory` when something would be switched off that an act demands. */
  async save(actor: PersonActor, { language, off }: { readonly language: Language; readonly off: readonly Switch[] }): Promise<Settings> {
    const fixed = fixedAmong(off);
    if (fixed.length > 0) throw new Refused({ code: 'notice_mandatory', details: { switches: fixed } });
    return this.uow.run(actor, async (tx) => {
      await this.store.savePreference(tx, actor.personId, language, [...new Set(off)]);
      return this.read(tx, actor.personId);
    });
  }

  /**
   * Sends a code to an address, which receives nothing else until the code was typed. Refuses `mail_not_set_up`, and `too_many_requests` when the person asked, or the
   * address was written to, too often.
   */
  async askForCode(actor: PersonActor, address: string): Promise<Settings> {
    if (!this.mail.isOffered) throw new Refused({ code: 'mail_not_set_up' });
    await this.uow.run(SYSTEM, async (tx) => {
      const asked = await this.store.asked(tx, actor.personId, address);
      if (asked.byPerson >= MOST_CODES.byPerson || asked.toAddress >= MOST_CODES.toAddress) throw new Refused({ code: 'too_many_requests', details: { retryAfter: 3_600 } });
      const id = await this.store.askConfirmation(tx, actor.personId, address, new Date(tx.now.getTime() + CODE_MS));
      this.deliveries.insert(tx, {
        id: newId(), channel: 'email', receiver: id, subjectKind: CONFIRMATION, subjectId: id, template: 'mail.confirmation', params: {}, state: 'pending', attempts: 0, nextAt: tx.now, lastError: null, createdAt: tx.now, endedAt: null,
      });
    });
    return this.get(actor);
  }

  /** From now on the address receives notices. Refuses `confirmation_wrong` with the tries that are left, and `confirmation_over` when there is no code to answer any more. */
  async confirm(actor: PersonActor, code: string): Promise<Settings> {
    const left = await this.uow.run(actor, async (tx) => {
      const waiting = await this.store.openConfirmation(tx, { personId: actor.personId });
      if (!waiting) throw new Refused({ code: 'confirmation_over' });
      // Counted before it is compared, and kept when it is wrong: tries side by side are all counted.
      const tries = await this.store.countTry(tx, waiting.id);
      const isRight = tries <= MOST_TRIES && this.store.codeOf(waiting.id) === code;
      if (isRight) {
        await this.store.saveMailAddress(tx, actor.personId, waiting.address);
        tx.audit({ act: 'notices.mail_confirmed', subjectKind: 'person', subjectId: actor.personId });
      }
      if (isRight || tries >= MOST_TRIES) await this.store.endConfirmations(tx, actor.personId);
      return isRight ? undefined : Math.max(0, MOST_TRIES - tries);
    });
    if (left !== undefined) throw new Refused({ code: 'confirmation_wrong', details: { left } });
    return this.get(actor);
  }

  /** No e-mail any more, not even what an act demands: that stands in the app. */
  async removeMailAddress(actor: PersonActor): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await this.store.removeMailAddress(tx, actor.personId);
      tx.audit({ act: 'notices.mail_removed', subjectKind: 'person', subjectId: actor.personId });
    });
  }

  private async read(tx: Tx, personId: string): Promise<Settings> {
    const [preference, mail, waiting] = [await this.store.preference(tx, personId), await this.store.mailAddress(tx, personId), await this.store.openConfirmation(tx, { personId })];
    return { language: preference?.language ?? 'zh', off: preference?.off ?? [], isMailOffered: this.mail.isOffered, mail, waiting };
  }
}
