import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG, SYSTEM, UnitOfWork, type Config } from '#platform';
import { MailboxStore } from './data/mailbox.store.js';
import type { MailText } from './domain/mail.js';
import type { Language } from './domain/template.js';

/** An e-mail, ready to leave. `id` is the delivery's: sent again, it is the same message. */
export interface Mail extends MailText {
  readonly id: string;
  readonly to: string;
  readonly language: Language;
}

/** Longest wait for the mail server at each step, in milliseconds. */
const PATIENCE_MS = 8_000;

/** The way out for e-mails: a mail server, or the mailbox of a demonstration. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: ReturnType<typeof open> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly uow: UnitOfWork,
    private readonly mailbox: MailboxStore,
  ) {
    this.smtp = config.mail.smtpUrl === undefined ? undefined : open(config.mail.smtpUrl);
  }

  /** Whether e-mails are sent here at all. */
  get isOffered(): boolean {
    return this.smtp !== undefined || this.keepsMailbox;
  }

  /** Whether mails are kept for looking at instead of leaving. */
  get keepsMailbox(): boolean {
    return this.smtp === undefined && this.config.mode === 'demo';
  }

  /** Resolves when the server has taken it. Throws the error of the server or of the line. */
  async send({ id, to, language, subject, text, html }: Mail): Promise<void> {
    if (this.smtp) {
      const { hostname } = new URL(this.config.publicUrl);
      await this.smtp.sendMail({
        from: this.config.mail.from, to: { name: '', address: to }, subject, text, html, messageId: `<${id}@${hostname}>`, headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language === 'zh' ? 'zh-CN' : 'en' },
      });
      return;
    }
    if (!this.keepsMailbox) throw new Error('no mail server is set up');
    await this.uow.run(SYSTEM, async (tx) => this.mailbox.put(tx, id, to, language, { subject, text, html }));
  }

  onApplicationShutdown(): void {
    this.smtp?.close();
  }
}

function open(url: string) {
  return createTransport({ url, pool: true, maxConnections: 4, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true });
}
