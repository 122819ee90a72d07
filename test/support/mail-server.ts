import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** An e-mail as the server got it. */
export interface ReceivedMail {
  readonly to: string;
  /** The whole message with its headers, quoted-printable and base64 parts decoded. */
  readonly text: string;
  readonly messageId: string;
}

/** A mail server of this machine that keeps what it gets; it refuses everything while `refusing` says why. */
export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  refusing: string | undefined;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(server.refusing === undefined ? null : Object.assign(new Error(server.refusing), { responseCode: 451 })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: readable(raw), messageId: /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim() ?? '' });
        done(null);
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as AddressInfo;
  const server: MailServer = { url: `smtp://127.0.0.1:${port}`, mails, refusing: undefined, close: async () => new Promise((resolve) => smtp.close(() => resolve())) };
  return server;
}

/** The parts of a message as people read them. */
function readable(raw: string): string {
  return raw.split(/\r?\n--[^\r\n]+\r?\n/).map((part) => {
    const [, head = '', body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(part) ?? [];
    if (/^content-transfer-encoding: base64/im.test(head)) return `${head}\n${Buffer.from(body, 'base64').toString('utf8')}`;
    if (/^content-transfer-encoding: quoted-printable/im.test(head)) return `${head}\n${unquoted(body)}`;
    return part;
  }).join('\n').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) => (how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text.replaceAll('_', ' '))));
}

function unquoted(text: string): string {
  const plain = text.replace(/=\r?\n/g, '');
  return Buffer.from(plain.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');
}
