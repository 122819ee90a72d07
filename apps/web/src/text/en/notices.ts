import type { Texts } from '../zh.js';

export const notices: Texts['notices'] = {
  title: 'Notices',
  lead: 'News of your requests, certificates and work appears here.',
  emptyTitle: 'No notices yet',
  emptyText: 'What there is to tell you appears here.',
  unread: 'unread',
  markRead: 'Mark as read',
  settings: 'Notice settings',
  search: 'Find by number or name',
  settingsTitle: 'Notice settings',
  settingsLead: 'Notices always appear in the app. You choose which of them also come by e-mail and by webhook.',
  language: { title: 'Language of e-mails', zh: 'Chinese', en: 'English' },
  ways: 'What comes by which way',
  waysHint: 'Without a confirmed address there is no e-mail; without a registered address there is no webhook.',
  group: { legal: 'What the law demands', progress: 'The way of your requests', certificate: 'Certificates', work: 'Work that waits for you', catalogue: 'The joint catalogue' },
  groupNote: {
    legal: 'Supplement, acceptance, limits that stand still, are extended or counted anew, decision, delivery, lapse; suspension and revocation of a certificate. They touch your rights or start a time limit (行政许可法 32, 38, 44) and cannot be switched off.',
    progress: 'Receipt, routing, claims, withdrawal.', certificate: 'Issued, valid again, renewable.', work: 'Reminders for your post.', catalogue: 'Changes that wait for the signature of your jurisdiction.',
  },
  channel: { email: 'E-mail', webhook: 'Webhook' },
  always: 'always sent',
  switchLabel: '{{group}}: {{channel}}',
  save: 'Save',
  saved: 'Saved.',
  mail: {
    title: 'E-mail', none: 'There is no address yet. A new one receives a code first, and nothing else until it was confirmed.', confirmed: 'Notices go to {{address}}, confirmed on {{at}}.', address: 'E-mail address', send: 'Send code', sent: 'The code was sent.',
    waiting: 'A code was sent to {{address}}; it counts until {{at}}.', code: 'Code', codeHint: 'The six digits of the e-mail.', confirm: 'Confirm', done: 'The address is confirmed.', remove: 'Remove address', removeTitle: 'Remove the address?', removeText: 'No e-mail is sent to you any more; what the law demands then stands in the app alone.', removed: 'The address was removed.', notOffered: 'No mail server is set up here.', change: 'Another address',
  },
  webhook: {
    title: 'Webhooks', lead: 'Register an https address: notices are sent there, signed as Standard Webhooks says.', office: 'You act in a post: these are the webhooks of {{place}}.', address: 'Address', register: 'Register', none: 'No address is registered yet.',
    secretTitle: 'Signing secret', secret: 'Keep this secret now, it is not shown again:', failing: '{{count}} not delivered', sentAt: 'last delivered {{at}}', never: 'nothing delivered yet', disabled: 'Out of use since {{at}}: the receiver wants no more ({{reason}})', earlier: 'the old secret also signs until {{at}}', rotate: 'New secret', enable: 'Use again', remove: 'Remove', list: 'Registered addresses', enabled: 'In use again.', removed: 'Removed.',
  },
  deliveries: {
    title: 'Deliveries', lead: 'Notices on their way outside the app. What fails is tried again for more than 72 hours; what was given up can be sent again here.', filter: 'By state', all: 'All', search: 'Number, receiver, error', emptyTitle: 'No deliveries', emptyText: 'Nothing matches.',
    state: { pending: 'waiting', failed: 'tried again', sent: 'delivered', dead: 'given up', dropped: 'not sent any more' }, columns: { what: 'Notice', channel: 'By', state: 'State', attempts: 'Attempts', next: 'When', error: 'Last error', acts: 'Act' }, next: 'again {{at}}', redrive: 'Send again', redriveLabel: 'Send {{what}} again', redriven: 'It is sent again now.', mailbox: 'Open the demonstration mailbox', receiver: 'receiver {{id}}',
  },
  mailbox: { title: 'Demonstration mailbox', lead: 'No mail server is set up here: what would have been sent is kept.', search: 'Subject or text', to: 'To', at: 'When', text: 'Plain text', html: 'As HTML', emptyTitle: 'No mails', emptyText: 'Once somebody has confirmed an address, mails appear here.' },
};
